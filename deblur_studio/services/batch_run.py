"""A batch at work in a process of its own, followed by what it leaves in its folder.

The process belongs to nobody: it goes on when the window is closed or killed, and a window that is
opened later, or beside a command line, follows it just as well. It is spoken to by a word in a
file and known by a lock that dies with it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.program import own_command
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Reaction
from deblur_studio.services.jobs import Jobs

if TYPE_CHECKING:
    from deblur_studio.core.batch.control import Word
    from deblur_studio.core.batch.ledger import Stored

SAID_NAME = "batch.said"
_LOOK_EVERY_MS = 200
_STARTS_WITHIN_S = 30.0
_TAIL_BYTES = 4000
_READING = "batch state"


def batch_command() -> tuple[str, ...]:
    """Return how the program starts its own command ``batch``."""
    return *own_command(), "batch"


class BatchRun(QObject):
    """Follows the batch of one folder until no process is at work on it any more."""

    looked = Signal(object)
    """What its state file holds, each time that changed."""
    ended = Signal(str)
    """No process holds it any more; the last words of the one that we started, if it left some."""
    unreadable = Signal(object)
    """Failure: the state is there and cannot be read."""

    def __init__(self, jobs: Jobs, out: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self.out = jobs, out
        self._stamp = _stamp_of(out)
        self._begun_s = time.monotonic()
        self._seen_at_work = self._launched = self._ready = False
        self._pending: Word | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def launch(self, command: Sequence[str], arguments: Sequence[str]) -> bool:
        """Start the process and follow it; False where the system refuses."""
        process = QProcess()
        process.setProgram(command[0])
        process.setArguments([*command[1:], *arguments])
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(str(self.out / SAID_NAME))
        self._launched = True
        started = bool(process.startDetached())
        if started:
            self.follow()
        return started

    def follow(self) -> None:
        """Follow whatever process is at work."""
        self._timer.start()

    def tell(self, word: Word) -> None:
        """Leave a word for the process; one that has yet to begin hears it then."""
        self._pending = word
        self._pass_on()

    def close(self) -> None:
        """Follow it no longer; the process goes on."""
        self._timer.stop()
        self._jobs.drop(_READING)

    def _look(self) -> None:
        from deblur_studio.core.batch.ledger import is_held

        at_work = is_held(self.out)
        self._seen_at_work |= at_work
        stamp = _stamp_of(self.out)
        changed, self._stamp = stamp != self._stamp, stamp
        self._ready |= at_work and (changed or not self._launched)
        self._pass_on()
        if not at_work and (self._seen_at_work or changed or self._gave_up()):
            self._timer.stop()
            self._read(last=True)
        elif changed:
            self._read(last=False)

    def _pass_on(self) -> None:
        """Leave the word that is pending: what lay there before it began is dropped."""
        from deblur_studio.core.batch.control import tell

        if self._ready and self._pending is not None:
            word, self._pending = self._pending, None
            with suppress(DeblurError):  # the folder is gone, which the next look tells
                tell(self.out, word)

    def _gave_up(self) -> bool:
        """Whether a process that never took the folder will not do so any more."""
        waited_s = time.monotonic() - self._begun_s
        return not self._launched or bool(self._last_words()) or waited_s > _STARTS_WITHIN_S

    def _read(self, *, last: bool) -> None:
        from deblur_studio.core.batch.ledger import read_state

        def take(stored: Stored | None) -> None:
            if stored is not None:
                self.looked.emit(stored)
            if last:
                self._end()

        def fail(failure: Failure) -> None:
            self.unreadable.emit(failure)
            if last:
                self._end()

        self._jobs.replace(_READING, lambda context: read_state(self.out), Reaction(take, fail))

    def _end(self) -> None:
        words = self._last_words()
        if self._launched:
            with suppress(OSError):
                (self.out / SAID_NAME).unlink()
        self.ended.emit(words)

    def _last_words(self) -> str:
        """Return the end of what our process said besides its results."""
        if not self._launched:
            return ""
        try:
            with (self.out / SAID_NAME).open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL_BYTES))
                return file.read().decode("utf-8", "replace").strip()
        except OSError:
            return ""


def _stamp_of(out: Path) -> tuple[int, int]:
    from deblur_studio.core.batch.ledger import STATE_NAME

    try:
        state = (out / STATE_NAME).stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_ino
