"""PNG, through Pillow; every checksum is checked first.

Pillow decodes 16-bit colour to its upper 8 bits. Its decoder for little-endian samples keeps
the other byte of each (big-endian) PNG sample, so two passes together give all 16 bits.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL.ImageFile import ImageFile

from deblur_studio.core.imaging.decoded import Decoded, Samples, UndecodableError, split_alpha
from deblur_studio.core.imaging.pillow_bridge import PILLOW, frame_warnings, opened, pixels_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_GREY_ALPHA, _RGBA = 4, 6
_USUAL_GAMMA = range(44_000, 47_001)  # 1/2.2: what files with the sRGB curve say


def decode_png(data: bytes) -> Decoded:
    """Decode PNG of 1 to 16 bits; raises UndecodableError when a checksum is wrong."""
    chunks = _checked_chunks(data)
    bits, colour = chunks[b"IHDR"][8], chunks[b"IHDR"][9]
    with opened(data, "PNG") as image:
        samples = _deep(data, image, colour) if bits == 16 else _shallow(image)
        colours, alpha = split_alpha(samples)
        return Decoded(
            "PNG",
            colours,
            white=65535 if bits == 16 else 255,
            bits=bits,
            decoder=f"{PILLOW}, upper and lower bytes apart" if bits == 16 else PILLOW,
            alpha=alpha,
            icc=image.info.get("icc_profile"),
            exif=image.info.get("exif", b""),
            warnings=(*frame_warnings(image), *_gamma_warning(chunks)),
        )


def _checked_chunks(data: bytes) -> dict[bytes, bytes]:
    chunks: dict[bytes, bytes] = {}
    for name, body, checksum in _chunks(data):
        if zlib.crc32(name + body) != checksum:
            raise UndecodableError("is damaged: a PNG checksum is wrong; get an intact copy.")
        chunks.setdefault(name, body)
    if len(chunks.get(b"IHDR", b"")) != 13 or b"IEND" not in chunks:
        raise UndecodableError("is cut off: the PNG has no end; get an intact copy.")
    return chunks


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, int]]:
    place, name = len(SIGNATURE), b""
    while place + 12 <= len(data) and name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        if place + 12 + length > len(data):
            return
        yield name, body, struct.unpack_from(">I", data, place + 8 + length)[0]
        place += 12 + length


def _shallow(image: ImageFile) -> Samples:
    """Return the samples of up to 8 bits; palettes and transparent colours are resolved."""
    image.load()
    if image.mode in ("P", "1", "L", "RGB"):
        keyed = "transparency" in image.info
        plain = "RGB" if image.mode in ("P", "RGB") else "L"
        return pixels_of(image.convert(plain + "A" if keyed else plain))
    return pixels_of(image)


def _deep(data: bytes, image: ImageFile, colour: int) -> Samples:
    """Return 16-bit samples (H, W) or (H, W, 2 to 4)."""
    if image.mode == "I;16":
        image.load()
        return _keyed(np.asarray(image, dtype=np.uint16), image)
    if colour == _GREY_ALPHA:
        return _deep_grey_alpha(data)
    mode = "RGBA" if colour == _RGBA else "RGB"
    low = _decoded_as(data, f"{mode};16L").astype(np.uint16)
    image.load()
    return _keyed(low | (pixels_of(image).astype(np.uint16) << np.uint16(8)), image)


def _decoded_as(data: bytes, raw_mode: str) -> NDArray[np.uint8]:
    with opened(data, "PNG") as image:
        image.tile = [tile._replace(args=raw_mode) for tile in image.tile]
        image.load()
        return pixels_of(image)


def _deep_grey_alpha(data: bytes) -> NDArray[np.uint16]:
    """Decode as if it were 8-bit RGBA, which has the same four bytes in every pixel."""
    header = bytearray(data[12:29])
    header[12:14] = bytes([8, _RGBA])
    patched = data[:12] + header + struct.pack(">I", zlib.crc32(header)) + data[33:]
    with PillowImage.open(io.BytesIO(patched), formats=("PNG",)) as image:
        pairs = np.ascontiguousarray(pixels_of(image))
    return pairs.view(">u2").astype(np.uint16)


def _keyed(samples: NDArray[np.uint16], image: ImageFile) -> NDArray[np.uint16]:
    """Add alpha where the file names one colour that is transparent."""
    key = image.info.get("transparency")
    if key is None or (samples.ndim == 3 and samples.shape[2] == 4):
        return samples
    stack = samples[..., None] if samples.ndim == 2 else samples
    seen = np.any(stack != np.array(key), axis=2, keepdims=True).astype(np.uint16)
    return np.concatenate([stack, seen * np.uint16(65535)], axis=2)


def _gamma_warning(chunks: dict[bytes, bytes]) -> tuple[str, ...]:
    if {b"iCCP", b"sRGB"} & chunks.keys() or len(chunks.get(b"gAMA", b"")) != 4:
        return ()
    (gamma,) = struct.unpack(">I", chunks[b"gAMA"])
    if gamma in _USUAL_GAMMA:
        return ()
    said = (
        f"The PNG names the gamma {gamma / 100_000:g} without a profile; sRGB is assumed instead."
    )
    return (said,)
