"""What is left of a run that ended badly: a file that the next start finds.

Each run has a file of its own, locked while it lives. Defects that reach the event loop are
written to it, and so is what the interpreter says when the process dies of a bad access. A file
without either is removed; of a run that was killed nothing is told.
"""

from __future__ import annotations

import faulthandler
import os
import traceback
from dataclasses import dataclass
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path

import platformdirs

from deblur_studio.core.locks import take
from deblur_studio.services.settings import FOLDER_VARIABLE
from deblur_studio.services.system_info import system_info

_PATTERN = "run-*.txt"
_KEPT = "crash-{}.txt"
_END_OF_HEAD = "-" * 20 + "\n"
_MOST_KEPT = 10


@dataclass(frozen=True)
class CrashReport:
    """What a run before this one left behind."""

    path: Path
    text: str


def logs_folder(config_dir: Path | None = None) -> Path:
    """Return where logs go: the user's place for them, or beside settings kept elsewhere."""
    chosen = config_dir or os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen) / "logs"
    return Path(platformdirs.user_log_dir("deblur-studio", False))


class CrashLog:
    """The file of this run; a folder that cannot be used only costs the file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: TextIOWrapper | None = None
        self._head = 0

    def open(self) -> list[CrashReport]:
        """Begin this run's file and return what earlier runs left, the newest last."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            found = [one for path in sorted(self._folder.glob(_PATTERN)) if (one := _left_by(path))]
            self._begin()
        except OSError:
            return []
        self._drop_oldest()
        return found

    def write(self, error: BaseException) -> None:
        """Note a defect."""
        if self._file is not None:
            self._file.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}\n")
            self._file.write("".join(traceback.format_exception(error)) + "\n")
            self._file.flush()

    def close(self) -> None:
        """End this run's file, which goes unless something was written."""
        if self._file is None:
            return
        faulthandler.disable()
        path, written = Path(self._file.name), self._file.tell() > self._head
        self._file.close()
        self._file = None
        if not written:
            path.unlink(missing_ok=True)

    def _begin(self) -> None:
        path = self._folder / f"run-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
        self._file = path.open("w", encoding="utf-8")
        take(self._file.fileno())
        self._file.write(f"{system_info()}\n{_END_OF_HEAD}")
        self._file.flush()
        self._head = self._file.tell()
        faulthandler.enable(self._file)

    def _drop_oldest(self) -> None:
        for old in sorted(self._folder.glob(_KEPT.format("*")))[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)


def _left_by(path: Path) -> CrashReport | None:
    """Put the file of a run that is over aside, or away where it says nothing."""
    with path.open("r+", encoding="utf-8", errors="replace") as file:
        if not take(file.fileno()):
            return None  # that run still lives
        text = file.read()
    if not text.partition(_END_OF_HEAD)[2].strip():
        path.unlink(missing_ok=True)
        return None
    kept = path.with_name(_KEPT.format(path.stem.removeprefix("run-")))
    path.replace(kept)
    return CrashReport(kept, text)
