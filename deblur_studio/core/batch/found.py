"""Photos and logs as they lie in folders, and what can be told of them without decoding."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pi_heif
from PIL import Image as Pictures

from deblur_studio.core.errors import BatchError, PhotoError
from deblur_studio.core.imaging.decoded import DAMAGE
from deblur_studio.core.imaging.exif import read_exif
from deblur_studio.core.imaging.sniff import format_of
from deblur_studio.core.motion.formats.names import gyro_rank, sensor_of_name
from deblur_studio.core.motion.recording_file import RECORDING_NAME

_USUAL_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif")
_RAW_SUFFIXES = (".dng", ".cr2", ".cr3", ".nef", ".arw", ".raf", ".orf", ".rw2", ".pef")
PHOTO_SUFFIXES = _USUAL_SUFFIXES + _RAW_SUFFIXES
_TEXT_SUFFIXES = (".csv", ".txt", ".gcsv", ".log", ".tsv", ".dat", ".tab")
LOG_SUFFIXES = (*_TEXT_SUFFIXES, ".zip", ".bin", ".imu", ".mp4", ".mov")
_FILE_IS_EXIF = ("TIFF", "RAW")


def photos_in(folder: Path) -> tuple[Path, ...]:
    """Return the photos of a folder by their names' endings, sorted; hidden ones are left out.

    Raises:
        BatchError: The folder cannot be listed.
    """
    return tuple(
        path
        for path in _listed(folder)
        if path.suffix.lower() in PHOTO_SUFFIXES and not path.name.startswith(".")
    )


def logs_in(places: Iterable[Path]) -> tuple[Path, ...]:
    """Return the logs that are meant: files, exports, and what lies in folders of them.

    Raises:
        BatchError: A place is not there.
    """
    found: list[Path] = []
    for place in places:
        if not place.exists():
            raise BatchError(f"There is no log or folder {place}; check the name.")
        found += _inside(place) if place.is_dir() else [place]
    return tuple(dict.fromkeys(found))


def taken_at(path: Path) -> datetime | None:
    """Return EXIF's time of a photo, None where it has none.

    Raises:
        PhotoError: The file cannot be read or is no photo.
    """
    try:
        data = path.read_bytes()
        kind = format_of(data)
        if kind is None:
            raise PhotoError(f"{path.name} is not a photo this program knows; leave it out.")
        return read_exif(_exif_block(data, kind), keep_block=False).metadata.taken_at
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise PhotoError(f"{path.name} cannot be read ({reason}).") from error
    except DAMAGE as error:
        raise PhotoError(f"{path.name} is damaged; get an intact copy.") from error


def _exif_block(data: bytes, kind: str) -> bytes:
    if kind in _FILE_IS_EXIF:
        return data
    if kind == "HEIC":
        return bytes(pi_heif.open_heif(io.BytesIO(data)).info.get("exif") or b"")
    with Pictures.open(io.BytesIO(data), formats=(kind,)) as picture:
        return bytes(picture.info.get("exif", b""))


def _inside(folder: Path) -> list[Path]:
    """Return the logs in a folder: itself, where it is one export, else what lies in it."""
    if _is_export(folder):
        return [folder]
    entries = [path for path in _listed(folder) if not path.name.startswith(".")]
    return [path for path in entries if (_is_export(path) if path.is_dir() else _is_log(path))]


def _is_export(folder: Path) -> bool:
    """Whether the folder is one log: a recording, or an export with one gyroscope's file."""
    if (folder / RECORDING_NAME).is_file():
        return True
    named = [path for path in _listed(folder) if _is_log(path) and gyro_rank(path.name) == 0]
    return len(named) == 1


def _is_log(path: Path) -> bool:
    """Whether the name is that of a log; an accelerometer's comes along with its gyroscope's."""
    known = path.suffix.lower() in LOG_SUFFIXES and path.is_file()
    return known and sensor_of_name(path.name) != "accel"


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise BatchError(
            f"The folder {folder} cannot be listed ({reason}); check its name and permissions."
        ) from error
