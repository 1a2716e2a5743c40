"""JPEG copies: 8 bit, quality 95, no colour subsampling."""

from __future__ import annotations

from pathlib import Path

from PIL import Image as PillowImage

from deblur_studio.core.errors import OutputError
from deblur_studio.core.imaging.encoded import Encoded
from deblur_studio.core.imaging.exif_parts import within
from deblur_studio.core.imaging.ifd import IfdError

_QUALITY = 95
_LARGEST_EXIF = 65533 - 6  # of one JPEG segment, less the prefix
_LARGEST_SIDE = 65500  # of libjpeg


def write_jpeg(encoded: Encoded, path: Path, name: str) -> None:
    """Write 8-bit codes (H, W, 1 or 3) with profile and EXIF; ``name`` is for messages."""
    if max(encoded.codes.shape[:2]) > _LARGEST_SIDE:
        raise OutputError(
            f"{name} would have over {_LARGEST_SIDE} pixels a side; save a TIFF or PNG."
        )
    try:
        exif = within(encoded.exif, _LARGEST_EXIF)
    except IfdError as error:
        raise OutputError(f"{name} cannot hold this photo's long EXIF; save a TIFF.") from error
    codes = encoded.codes if encoded.codes.shape[2] == 3 else encoded.codes[..., 0]
    with path.open("xb") as file:
        PillowImage.fromarray(codes).save(
            file,
            "JPEG",
            quality=_QUALITY,
            subsampling="4:4:4",
            exif=b"Exif\0\0" + exif,
            icc_profile=encoded.icc,
        )
