"""What every writer of a photo format is handed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.exif_export import exported_block
from deblur_studio.core.imaging.photo import Image, Photo

Codes = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class Encoded:
    """Codes (H, W, C) ready to be stored, C: grey, grey + alpha, RGB or RGB + alpha.

    ``exif`` is a block without prefix; ``srgb`` says that no profile is needed.
    """

    codes: Codes
    exif: bytes
    icc: bytes | None
    srgb: bool


def encode_16bit(pixels: Image, photo: Photo) -> Encoded:
    """Encode linear light (H, W, 3) through the photo's curve, alpha and grey as in the photo."""
    colours = pixels[..., :1] if photo.grey else pixels
    codes = photo.transfer.encode_16bit(colours)
    if photo.alpha is not None:
        alpha = np.rint(photo.alpha * np.float32(65535)).astype(np.uint16)
        codes = np.concatenate([codes, alpha[..., None]], axis=2)
    return _encoded(codes, photo)


def encode_8bit(pixels: Image, photo: Photo) -> Encoded:
    """Encode linear light (H, W, 3) through the photo's curve, without alpha."""
    return _encoded(photo.transfer.encode_8bit(pixels[..., :1] if photo.grey else pixels), photo)


def _encoded(codes: Codes, photo: Photo) -> Encoded:
    height, width = codes.shape[:2]
    block = exported_block(photo.metadata.exif, width, height)
    return Encoded(codes, block, photo.icc_profile, srgb=photo.icc_profile is None)
