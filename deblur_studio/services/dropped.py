"""What the files are that somebody dropped, told by their content.

A name counts only where the content says nothing, so that a damaged photo is reported as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_TIFF_LIKE = (b"II*\0", b"MM\0*", b"IIU\0", b"IIRO", b"IIRS", b"MMOR")  # and the RAWs built on it
_SIGNATURES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"GIF8",
    b"FUJIFILMCCD-RAW",
    b"FOVb",
    b"\0MRM",
    *_TIFF_LIKE,
)
_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"crx ")
_PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".heif", ".dng")
_LOG_SUFFIXES = (".gcsv", ".csv", ".txt", ".GCSV", ".CSV", ".TXT")


@dataclass(frozen=True)
class Dropped:
    """Photos, camera files and logs among some paths, each in their order."""

    photos: tuple[Path, ...]
    cameras: tuple[Path, ...]
    logs: tuple[Path, ...]


def sort_dropped(paths: Iterable[Path]) -> Dropped:
    """Tell photos, camera files and logs apart; what is unknown is left to the readers of logs."""
    given = tuple(paths)
    photos = tuple(path for path in given if is_photo(path))
    cameras = tuple(path for path in given if path.suffix.lower() == ".toml")
    known = {*photos, *cameras}
    return Dropped(photos, cameras, tuple(path for path in given if path not in known))


def is_photo(path: Path) -> bool:
    """Whether the first bytes, or failing these the name, are those of a photo."""
    if path.is_dir():
        return False
    return _has_signature(_head(path)) or path.suffix.lower() in _PHOTO_SUFFIXES


def camera_beside(photo: Path) -> Path | None:
    """Return the camera file that was written for this very photo, if there is one."""
    candidate = photo.with_suffix(".camera.toml")
    return candidate if candidate.is_file() else None


def log_beside(photo: Path) -> Path | None:
    """Return the log that has the photo's stem and lies beside it, if there is one."""
    for suffix in _LOG_SUFFIXES:
        if (candidate := photo.with_suffix(suffix)).is_file():
            return candidate
    folder = photo.with_suffix("")
    return folder if folder != photo and folder.is_dir() else None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(16)
    except OSError:
        return b""


def _has_signature(head: bytes) -> bool:
    if head.startswith(_SIGNATURES):
        return True
    if head[4:8] == b"ftyp":
        return head[8:12] in _BRANDS
    return (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or _is_bitmap(head)


def _is_bitmap(head: bytes) -> bool:
    # "BM" also begins text, so the four reserved bytes must be zero as well.
    return head[:2] == b"BM" and head[6:10] == bytes(4)
