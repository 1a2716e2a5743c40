"""Writing photos: 16-bit TIFF and PNG, JPEG copies; never over an original."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import refuse_inputs, written_whole
from deblur_studio.core.imaging.encode_jpeg import write_jpeg
from deblur_studio.core.imaging.encode_png import write_png
from deblur_studio.core.imaging.encode_tiff import write_tiff
from deblur_studio.core.imaging.encoded import encode_8bit, encode_16bit
from deblur_studio.core.imaging.photo import Image, Photo
from deblur_studio.core.told import told

LOSSLESS_SUFFIXES = (".tif", ".tiff", ".png")
JPEG_SUFFIXES = (".jpg", ".jpeg")


@dataclass(frozen=True)
class SavedPhoto:
    """A file that was written, and the SHA-256 of its bytes."""

    path: Path
    sha256: str


def save_photo(
    pixels: Image,
    photo: Photo,
    path: Path,
    *,
    overwrite: bool = False,
    inputs: Iterable[Path] = (),
) -> SavedPhoto:
    """Write linear light in the format that the suffix names, with ``photo``'s colours and EXIF.

    Args:
        pixels: (H, W, 3) linear light in the photo's primaries; clipped to [0, 1].
        photo: Gives curve, profile, EXIF, alpha (not for JPEG) and whether it is grey.
        path: Ends in .tif, .tiff, .png (16 bit) or .jpg, .jpeg (8 bit).
        overwrite: Whether an existing file may be replaced.
        inputs: Further originals; like the photo's own file they are never replaced.

    Raises:
        OutputError: The suffix is unknown, the place is an original or exists, the disk
            refuses, or the pixels do not fit the photo.
    """
    suffix = path.suffix.lower()
    if suffix not in LOSSLESS_SUFFIXES + JPEG_SUFFIXES:
        raise OutputError(told("{name} must end in .tif, .png or .jpg.", name=path.name))
    _check_pixels(pixels, photo, path)
    refuse_inputs(path, (photo.source.path, *inputs))
    with written_whole(path, overwrite=overwrite) as temporary:
        _write(pixels, photo, temporary, path.name)
        with temporary.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return SavedPhoto(path, sha256)


def _write(pixels: Image, photo: Photo, path: Path, name: str) -> None:
    if path.suffix.lower() in JPEG_SUFFIXES:
        write_jpeg(encode_8bit(pixels, photo), path, name)
    elif path.suffix.lower() == ".png":
        write_png(encode_16bit(pixels, photo), path)
    else:
        write_tiff(encode_16bit(pixels, photo), path)


def _check_pixels(pixels: Image, photo: Photo, path: Path) -> None:
    if pixels.ndim != 3 or pixels.shape[2] != 3 or pixels.size == 0:
        raise OutputError(
            told("{name} needs a picture of three channels to be written.", name=path.name)
        )
    if photo.alpha is not None and photo.alpha.shape != pixels.shape[:2]:
        raise OutputError(
            told("{name} would lose its alpha: the picture's size has changed.", name=path.name)
        )
    if not np.isfinite(pixels).all():
        raise OutputError(
            told("{name} would hold values that are not numbers; restore again.", name=path.name)
        )
