"""What the Pillow decoders share: opening within our limits, plain arrays, warnings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage
from PIL import __version__ as pillow_version
from PIL.ImageFile import ImageFile

from deblur_studio.core.imaging.decoded import MAX_PIXELS, TOO_LARGE, UndecodableError, check_size

PILLOW = f"Pillow {pillow_version}"

# Pillow would warn from 89 megapixels on and refuse twice that; ``check_size`` decides for us.
PillowImage.MAX_IMAGE_PIXELS = MAX_PIXELS


@contextmanager
def opened(data: bytes, format_name: str) -> Iterator[ImageFile]:
    """Open ``data`` as that format only; the size is checked before anything is decoded."""
    try:
        image = PillowImage.open(io.BytesIO(data), formats=(format_name,))
    except PillowImage.DecompressionBombError as error:
        raise UndecodableError(TOO_LARGE) from error
    with image:
        check_size(*image.size)
        yield image


def pixels_of(image: PillowImage.Image) -> NDArray[np.uint8]:
    """Return the 8-bit samples (H, W) or (H, W, C) of a loaded image."""
    return np.asarray(image, dtype=np.uint8)


def frame_warnings(image: PillowImage.Image) -> tuple[str, ...]:
    """Say when a file holds more than the picture that is used."""
    frames = int(getattr(image, "n_frames", 1))
    return () if frames < 2 else (f"The file holds {frames} pictures; the first is used.",)


def without_cmyk(image: PillowImage.Image) -> tuple[PillowImage.Image, tuple[str, ...]]:
    """Turn CMYK into RGB, with a warning."""
    if image.mode != "CMYK":
        return image, ()
    said = "CMYK was turned into RGB without its profile; colours and light are approximate."
    return image.convert("RGB"), (said,)
