"""The photos and motions that simulated shots are made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.errors import LogError, PhotoError
from deblur_studio.core.motion.formats.read import read_log
from deblur_studio.core.motion.recording import ImuRecording

GENERATED = "generated"
_SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".heic", ".dng", ".nef", ".arw"))


@dataclass(frozen=True, eq=False)
class Motion:
    """A log with the name it is reported under; ``recording`` None: a hand is simulated."""

    name: str
    recording: ImuRecording | None

    @property
    def sha256(self) -> str:
        """Hash of the log's bytes, empty where there are none."""
        return "" if self.recording is None else self.recording.source.sha256


def photos_in(folder: Path) -> tuple[Path, ...]:
    """Return the photos of a folder, sorted by name; of a single photo, itself.

    Raises:
        PhotoError: There are none.
    """
    if folder.is_file():
        return (folder,)
    if not folder.is_dir():
        raise PhotoError(f"{folder.name} is not there; choose a folder of photos.")
    found = tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES))
    if not found:
        raise PhotoError(f"{folder.name} holds no photos; choose a folder of photos.")
    return found


def motions_of(paths: Iterable[Path | str]) -> tuple[Motion, ...]:
    """Return the motions of logs, folders of logs and the word "generated", in their order.

    Raises:
        LogError: A log cannot be read, or a folder holds none that can.
    """
    return tuple(motion for path in paths for motion in _motions(path))


def _motions(path: Path | str) -> list[Motion]:
    if str(path) == GENERATED:
        return [Motion(GENERATED, None)]
    path = Path(path)
    try:
        return [Motion(path.name, read_log(path))]
    except LogError:
        inside = _logs_inside(path)
        if not inside:
            raise
        return inside


def _logs_inside(folder: Path) -> list[Motion]:
    """Return what can be read in a folder that is no log itself."""
    found = []
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            found.append(Motion(f"{folder.name}/{entry.name}", read_log(entry)))
        except LogError:
            continue
    return found
