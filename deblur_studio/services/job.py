"""One job: the work, what its end sets off, and how it runs on its own thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from queue import SimpleQueue
from typing import Any

from deblur_studio.core.progress import Cancelled
from deblur_studio.services.failure import Failure, failure_of


class Lane(Enum):
    """Where a job waits; the value is how many of its jobs run at a time."""

    HEAVY = 1
    LIGHT = 2


class JobContext:
    """What a job is handed: a Progress that knows when to stop."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.newest: tuple[float, str] = (0.0, "")

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Store how far the job is; raises Cancelled when it should stop."""
        self.newest = (fraction, message)
        if self._stop.is_set():
            raise Cancelled

    def stop(self) -> None:
        """Ask the job to stop at its next checkpoint."""
        self._stop.set()


Work = Callable[[JobContext], Any]


def _ignore(*_: object) -> None:
    """The reaction of whoever does not care."""


@dataclass(frozen=True)
class Reaction:
    """What happens on the GUI thread; ``Jobs.failed`` announces a failure nobody reacts to."""

    succeeded: Callable[[Any], None]
    failed: Callable[[Failure], None] | None = None
    cancelled: Callable[[], None] = _ignore
    progressed: Callable[[float, str], None] = _ignore


@dataclass(frozen=True, eq=False)
class Job:
    """A handle on work that was asked for."""

    number: int
    work: Work
    reaction: Reaction
    lane: Lane
    context: JobContext


@dataclass(frozen=True)
class Outcome:
    """How the thread of a job ended."""

    number: int
    result: Any = None
    failure: Failure | None = None
    cancelled: bool = False


def run(number: int, work: Work, context: JobContext, outcomes: SimpleQueue[Outcome]) -> None:
    """Do the work on its own thread; whatever happens, put one outcome on the queue."""
    try:
        outcome = Outcome(number, result=work(context))
    except Cancelled:
        outcome = Outcome(number, cancelled=True)
    except BaseException as error:  # even SystemExit must not leave somebody waiting
        outcome = Outcome(number, failure=failure_of(error))
    outcomes.put(outcome)
