"""Which cases were open: the recent ones, and the one that was not closed in order."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from deblur_studio.services.settings import write_json

_FILE_NAME = "cases.json"
_MOST = 10


@dataclass(frozen=True)
class _Kept:
    """What the file holds; ``open`` is empty where no case is open."""

    recent: tuple[str, ...] = ()
    open: str = ""


class CaseShelf:
    """A small file in the settings' folder; that it cannot be written costs only the memory."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE_NAME
        self._kept = self._read()

    @property
    def recent(self) -> tuple[Path, ...]:
        """Cases that were open, the last one first."""
        return tuple(Path(each) for each in self._kept.recent)

    @property
    def left_open(self) -> Path | None:
        """The case that is open, or was when the program last ended without closing it."""
        return Path(self._kept.open) if self._kept.open else None

    def put_open(self, path: Path) -> None:
        """Note that a case is open."""
        first = str(path)
        others = (each for each in self._kept.recent if each != first)
        self._change(_Kept((first, *others)[:_MOST], first))

    def put_closed(self) -> None:
        """Note that no case is open."""
        self._change(replace(self._kept, open=""))

    def forget(self, path: Path) -> None:
        """Take a case off the recent ones."""
        kept = tuple(each for each in self._kept.recent if each != str(path))
        self._change(replace(self._kept, recent=kept))

    def _change(self, kept: _Kept) -> None:
        self._kept = kept
        try:
            write_json(self._path, asdict(kept))
        except OSError:
            return

    def _read(self) -> _Kept:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            recent = tuple(str(each) for each in stored["recent"])
            return _Kept(recent[:_MOST], str(stored["open"]))
        except (OSError, ValueError, TypeError, KeyError):
            return _Kept()
