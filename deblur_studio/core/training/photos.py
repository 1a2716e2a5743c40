"""The photos of a training run, in memory, and which of them are kept for validation."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import PhotoError, TrainingError
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.synthesis.sources import photos_in

Values = NDArray[np.uint8]

# Above this a photo is halved: full-size photos of small sensors are not sharp at a pixel.
_HALVE_ABOVE_PX = 1600
_VALIDATION_SHARE = 12
_PLACE = re.compile(r"(_\d+_\d+)?$")


@dataclass(frozen=True, eq=False)
class TrainingPhoto:
    """A photo as 8-bit sRGB values (H, W, 3), with the hash of its file."""

    name: str
    sha256: str
    values: Values


def load_photos(
    folders: Iterable[Path], least_px: int, progress: Progress = SILENT
) -> tuple[TrainingPhoto, ...]:
    """Read the photos of some folders; those smaller than ``least_px`` or broken are left out.

    Raises:
        TrainingError: None is left.
    """
    paths = [path for folder in folders for path in photos_in(folder)]
    found = []
    for index, path in enumerate(paths):
        progress.checkpoint(index / len(paths), f"Reading photos ({index} of {len(paths)})")
        try:
            photo = load_photo(path)
        except PhotoError:
            continue
        if min(photo.values.shape[:2]) >= least_px:
            found.append(photo)
    if not found:
        raise TrainingError(
            f"No photo of at least {least_px} x {least_px} px was found; choose other folders"
            " or smaller crops."
        )
    return tuple(found)


def load_photo(path: Path) -> TrainingPhoto:
    """Read a photo; a large one is halved.

    Raises:
        PhotoError: It is broken.
    """
    photo = read_photo(path)
    light = photo.pixels
    if max(light.shape[:2]) > _HALVE_ABOVE_PX:
        rows, columns = (size // 2 * 2 for size in light.shape[:2])
        size = (columns // 2, rows // 2)
        light = np.asarray(cv2.resize(light[:rows, :columns], size, interpolation=cv2.INTER_AREA))
    values = np.asarray(SRGB.encode_8bit(np.asarray(light, np.float32)))
    return TrainingPhoto(path.name, photo.source.sha256, values)


def split(
    photos: Sequence[TrainingPhoto],
) -> tuple[tuple[TrainingPhoto, ...], tuple[TrainingPhoto, ...]]:
    """Return the photos to train on and those kept for validation, about one in twelve.

    Tiles of one photo, named NAME_X_Y, stay together. With a single photo both are that one.
    """
    kept = tuple(photo for photo in photos if _is_kept(photo.name))
    rest = tuple(photo for photo in photos if not _is_kept(photo.name))
    return (rest or kept), (kept or rest)


def _is_kept(name: str) -> bool:
    family = _PLACE.sub("", Path(name).stem)
    return int(hashlib.sha256(family.encode()).hexdigest(), 16) % _VALIDATION_SHARE == 0
