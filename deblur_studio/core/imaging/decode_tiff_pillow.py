"""TIFF compressions that only libtiff undoes (LZW, JPEG, ...), at full depth through Pillow."""

from __future__ import annotations

import sys

import numpy as np
from numpy.typing import NDArray
from PIL.ImageFile import ImageFile

from deblur_studio.core.imaging.decoded import Samples, UndecodableError
from deblur_studio.core.imaging.pillow_bridge import opened, pixels_of, without_cmyk

# libtiff hands over 16-bit samples in the machine's byte order; Pillow keeps one byte of each.
_UPPER, _LOWER = ("16L", "16B") if sys.byteorder == "little" else ("16B", "16L")


def pillow_samples(data: bytes, *, deep: bool) -> tuple[Samples, tuple[str, ...]]:
    """Return the samples (H, W, C), turned upright by Pillow, and warnings.

    ``deep``: the file has 16 bits a sample.
    """
    with opened(data, "TIFF") as image:
        mode = image.mode
        if deep and mode in ("RGB", "RGBA"):
            upper = _decoded_as(data, f"{mode};{_UPPER}").astype(np.uint16)
            return (upper << np.uint16(8)) | _decoded_as(data, f"{mode};{_LOWER}"), ()
        image.load()
        if deep and mode.startswith("I;16"):
            return np.asarray(image).astype(np.uint16)[..., None], ()
        if deep:
            raise UndecodableError(f"has 16-bit {mode} samples; export it as RGB without LZW.")
        return _shallow(image)


def _decoded_as(data: bytes, raw_mode: str) -> NDArray[np.uint8]:
    with opened(data, "TIFF") as image:
        image.tile = [tile._replace(args=(raw_mode, *_rest(tile.args))) for tile in image.tile]
        image.load()
        return pixels_of(image)


def _rest(args: object) -> tuple[object, ...]:
    return tuple(args[1:]) if isinstance(args, tuple) else ()


def _shallow(image: ImageFile) -> tuple[Samples, tuple[str, ...]]:
    plain, warnings = without_cmyk(image)
    names = {"1": "L", "P": "RGB", "YCbCr": "RGB", "RGBX": "RGB", "PA": "RGBA"}
    plain = plain.convert(names.get(plain.mode, plain.mode))
    if plain.mode not in ("L", "LA", "RGB", "RGBA"):
        raise UndecodableError(f"stores its picture as {image.mode}; export it as grey or RGB.")
    samples = pixels_of(plain)
    return (samples[..., None] if samples.ndim == 2 else samples), warnings
