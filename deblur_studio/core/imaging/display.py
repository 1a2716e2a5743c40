"""Pixels for the screen: 8-bit sRGB."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.icc import primaries_to_srgb
from deblur_studio.core.imaging.photo import Image, Photo
from deblur_studio.core.imaging.transfer import SRGB


def display_rgb8(photo: Photo, pixels: Image) -> NDArray[np.uint8]:
    """Return ``pixels`` (H, W, 3), linear light in the photo's primaries, as 8-bit sRGB.

    Colours outside sRGB are clipped.
    """
    to_srgb = None if photo.grey else primaries_to_srgb(photo.icc_profile)
    if to_srgb is None:
        return SRGB.encode_8bit(pixels)
    return SRGB.encode_8bit(pixels @ to_srgb.T.astype(np.float32))
