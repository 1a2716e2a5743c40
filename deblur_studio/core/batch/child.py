"""The child process of a batch: a task a line on stdin, what becomes of it a line on stdout.

It ends when stdin closes, on SIGTERM, or when its parent is gone, within a piece of work.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from types import FrameType

from deblur_studio.core.batch.values import Ended, Task
from deblur_studio.core.batch.work import Kept, carried_out
from deblur_studio.core.progress import Cancelled


class _Ending:
    """Knows whether this process should end; as a Progress it breaks work off then."""

    def __init__(self) -> None:
        self._parent = os.getppid()
        self.asked = False

    def on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """Note that somebody wants the process to end."""
        self.asked = True

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Raise Cancelled when asked to end, or orphaned (which Windows does not tell)."""
        if self.asked or os.getppid() != self._parent:
            raise Cancelled


def main() -> int:
    """Work until there is nothing more to do."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints is no answer
    ending = _Ending()
    signal.signal(signal.SIGTERM, ending.on_signal)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which tells us
    kept = Kept()
    try:
        while not ending.asked and (line := sys.stdin.buffer.readline()):
            ended = _done(line, kept, ending)
            answers.write(ended.model_dump_json().encode("utf-8") + b"\n")
    except (Cancelled, BrokenPipeError):
        return 1
    return 0


def _done(line: bytes, kept: Kept, ending: _Ending) -> Ended:
    task = Task.model_validate_json(line)
    try:
        return carried_out(task, kept, ending)
    except Cancelled:
        raise
    except Exception as error:  # the outermost place: one photo's defect must not stop the others
        traceback.print_exc()
        said = " ".join(str(error).split())
        return Ended(
            said=f"{task.photo.name} met a defect of the program ({type(error).__name__}: {said})."
        )
