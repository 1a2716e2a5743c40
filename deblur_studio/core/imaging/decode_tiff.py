"""TIFF, through tifffile; compressions it cannot undo go through Pillow (libtiff)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import numpy as np
import tifffile
from numpy.typing import NDArray

from deblur_studio.core.imaging.decode_tiff_pillow import pillow_samples
from deblur_studio.core.imaging.decoded import Decoded, Samples, UndecodableError, check_size
from deblur_studio.core.imaging.ifd import first_offset, unreadable_tags
from deblur_studio.core.imaging.pillow_bridge import PILLOW

_NONE, _LZMA = 1, 34925
_UNDONE_BY_TIFFFILE = (_NONE, 8, 32946, 32773, _LZMA)  # 8, 32946: deflate; 32773: PackBits
_MIN_IS_WHITE, _MIN_IS_BLACK, _RGB, _PALETTE = 0, 1, 2, 3
_UNDERSTOOD = (_MIN_IS_WHITE, _MIN_IS_BLACK, _RGB, _PALETTE)
_ICC = 34675
_CLASSIC = (b"*\0", b"\0*")  # not BigTIFF, whose directories are laid out differently
_SHAPING = frozenset(
    (*range(256, 263), 273, *range(277, 280), 284, 317, 320, *range(322, 326), 338)
)
_MOST_TIMES = 10_000  # what no compression of TIFF reaches
_SLACK = 1e-4  # how far floating-point samples may lie outside 0 to 1


@dataclass(frozen=True, eq=False)
class _Page:
    """Samples (H, W, C) with the meaning of the channels behind the colours."""

    samples: Samples
    extra: tuple[int, ...]
    decoder: str
    upright: bool = False
    warnings: tuple[str, ...] = ()


def decode_tiff(data: bytes) -> Decoded:
    """Decode the first page: 1 to 16-bit grey, RGB or palette, or floating point from 0 to 1."""
    _check_directory(data)
    with tifffile.TiffFile(io.BytesIO(data)) as file:
        page = file.pages.first
        check_size(page.imagewidth, page.imagelength, page.samplesperpixel)
        if not isinstance(page.bitspersample, int):  # a tuple, which a product would repeat
            raise UndecodableError("stores channels of differing depth; export it anew.")
        _check_whole(page, len(data))
        direct = page.compression in _UNDONE_BY_TIFFFILE and page.photometric in _UNDERSTOOD
        read = _direct(page) if direct else _through_pillow(data, page)
        icc = page.tags.valueof(_ICC)
        bits = int(page.bitspersample)
        frames = len(file.pages)
    decoded = _split(read, bits, bytes(icc) if icc else None, data)
    if frames > 1:
        return decoded.warned(f"The file holds {frames} pictures; the first is used.")
    return decoded


def _check_directory(data: bytes) -> None:
    """Raise UndecodableError when a tag that shapes the picture points outside the file."""
    if data[2:4] in _CLASSIC and unreadable_tags(data, first_offset(data)) & _SHAPING:
        raise UndecodableError("is cut off: parts of the TIFF are missing; get an intact copy.")


def _check_whole(page: Any, size: int) -> None:
    """Raise UndecodableError when a part of the picture lies behind the end of the file."""
    parts = list(zip(page.dataoffsets, page.databytecounts, strict=True))
    inside = all(count > 0 and offset + count <= size for offset, count in parts)
    bits = page.imagewidth * page.imagelength * page.samplesperpixel * page.bitspersample
    stored = sum(count for _, count in parts)
    if bits > 8 * _MOST_TIMES * size:  # parts that share their bytes: a bomb
        raise UndecodableError("is far too short for the picture it tells of; get an intact copy.")
    if not inside or (page.compression == _NONE and 8 * stored < bits):
        raise UndecodableError("is cut off: parts of the TIFF are missing; get an intact copy.")


def _direct(page: Any) -> _Page:
    samples = page.asarray(maxworkers=1)
    if page.axes == "SYX":
        samples = np.moveaxis(samples, 0, -1)
    elif page.axes == "YX":
        samples = samples[..., None]
    elif page.axes != "YXS":
        raise UndecodableError(f"is a TIFF of shape {page.axes}; export it as a plain picture.")
    samples = _plain(samples, int(page.bitspersample))
    if page.photometric == _MIN_IS_WHITE:
        samples = np.iinfo(samples.dtype).max - samples
    if page.photometric == _PALETTE:
        samples = np.moveaxis(page.colormap[:, samples[..., 0]], 0, -1)
    return _Page(samples, tuple(page.extrasamples), f"tifffile {tifffile.__version__}")


def _plain(samples: NDArray[Any], bits: int) -> Any:
    """Return uint8, uint16 or checked float32; fewer bits than 8 are spread over 0 to 255."""
    kind = samples.dtype.kind
    if kind == "f":
        return _checked_floats(samples)
    if kind == "b":
        return samples.astype(np.uint8) * np.uint8(255)
    if kind == "u" and bits in (8, 16):
        return samples.astype(f"u{bits // 8}", copy=False)
    raise UndecodableError(f"stores {bits}-bit numbers; export it with 8 or 16 bits.")


def _checked_floats(samples: NDArray[np.floating]) -> NDArray[np.float32]:
    if not np.isfinite(samples).all():
        raise UndecodableError("contains values that are not numbers; export it again.")
    low, high = float(samples.min()), float(samples.max())
    if low < -_SLACK or high > 1 + _SLACK:
        raise UndecodableError(f"has values from {low:g} to {high:g}; scale them to 0 to 1.")
    return np.clip(samples.astype(np.float32), np.float32(0), np.float32(1))


def _through_pillow(data: bytes, page: Any) -> _Page:
    deep = page.bitspersample == 16
    samples, warnings = pillow_samples(data, deep=deep)
    extra = tuple(page.extrasamples) if samples.shape[2] in (2, 4) else ()
    return _Page(samples, extra, f"{PILLOW} (libtiff)", upright=True, warnings=warnings)


def _split(page: _Page, bits: int, icc: bytes | None, data: bytes) -> Decoded:
    """Take the colours and the alpha out of the channels."""
    channels = page.samples.shape[2]
    colours = 3 if channels >= 3 else 1
    alpha = next((page.samples[..., colours + at] for at, use in _alphas(page, colours)), None)
    white = {np.dtype(np.uint8): 255, np.dtype(np.uint16): 65535}.get(page.samples.dtype, 1)
    decoded = Decoded(
        "TIFF",
        page.samples[..., :colours],
        white=white,
        bits=bits,
        decoder=page.decoder,
        alpha=alpha,
        icc=icc,
        exif=data,
        exif_is_file=True,
        linear=white == 1 and icc is None,
        upright=page.upright,
        warnings=page.warnings,
    )
    return decoded.warned(*_channel_warnings(page, colours, linear=decoded.linear))


def _alphas(page: _Page, colours: int) -> list[tuple[int, int]]:
    """Return (place behind the colours, use) of the channels that are alpha."""
    extra = page.extra[: page.samples.shape[2] - colours]
    return [(at, use) for at, use in enumerate(extra) if use in (1, 2)]


def _channel_warnings(page: _Page, colours: int, *, linear: bool) -> list[str]:
    alphas = _alphas(page, colours)
    said = []
    if page.samples.shape[2] - colours > min(len(alphas), 1):
        said.append("Channels besides colour and alpha were left aside.")
    if alphas and alphas[0][1] == 1:
        said.append("The colours are multiplied by alpha in the file and were kept so.")
    if linear:
        said.append("Floating-point samples without a profile are taken for linear sRGB light.")
    return said
