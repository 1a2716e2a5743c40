"""What a run said so far, gathered from its events: the same for a live run and for an old one."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.training.curve import Curve
from deblur_studio.core.training.events import (
    Ended,
    Event,
    Paused,
    Preparing,
    Resumed,
    Sampled,
    Saved,
    Started,
    Stepped,
    Validated,
    from_line,
)

_MOST_SAMPLES = 400
_LINES_A_CHECKPOINT = 500


class RunState(StrEnum):
    """How a run stands."""

    PREPARING = "preparing"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


@dataclass(eq=False)
class History:
    """The newest event of each kind, and the curves; its size does not grow with the run."""

    started: Started | None = None
    preparing: Preparing | None = None
    stepped: Stepped | None = None
    validated: Validated | None = None
    saved: Saved | None = None
    ended: Ended | None = None
    paused: bool = False
    best_psnr_db: float = math.nan
    samples: list[Sampled] = field(default_factory=list)
    loss: Curve = field(default_factory=Curve)
    psnr_db: Curve = field(default_factory=Curve)

    @property
    def step(self) -> int:
        """The last step that is known of."""
        known = (self.started, self.stepped, self.validated, self.ended)
        steps = [event.step for event in known if event is not None]
        return max(steps, default=0)

    @property
    def steps(self) -> int:
        """Steps of the whole run; 0 before it said so."""
        if self.stepped is not None:
            return self.stepped.steps
        return 0 if self.started is None else self.started.steps

    def state(self, *, alive: bool) -> RunState:
        """Return how the run stands; ``alive``: a process is at work in it."""
        if not alive:
            return RunState.INTERRUPTED if self.ended is None else RunState(self.ended.reason)
        if self.paused:
            return RunState.PAUSED
        waiting = self.started is None or self.preparing is not None or self.ended is not None
        return RunState.PREPARING if waiting else RunState.RUNNING

    def begin(self) -> None:
        """Forget how the run ended, since it is taken up again."""
        self.ended, self.preparing, self.started, self.paused = None, None, None, False

    def take(self, event: Event) -> None:
        """Add what was said."""
        match event:
            case Started():
                self._start(event)
            case Preparing():
                self.preparing = event
            case Stepped():
                self.stepped, self.preparing = event, None
                self.loss.add(event.step, event.loss)
            case Validated():
                self._validate(event)
            case Sampled():
                self._sample(event)
            case Saved():
                self.saved = event
            case Paused() | Resumed():
                self.paused = isinstance(event, Paused)
            case Ended():
                self.ended, self.paused, self.preparing = event, False, None

    def _start(self, event: Started) -> None:
        """Go back to the checkpoint that the run goes on from: the steps after it are lost."""
        self.begin()
        self.started, step = event, event.step
        self.loss.cut(step)
        self.psnr_db.cut(step)
        self.samples = [sample for sample in self.samples if sample.step <= step]
        if self.stepped is not None and self.stepped.step > step:
            self.stepped = None
        if self.validated is not None and self.validated.step > step:
            self.validated = None
            _, values = self.psnr_db.points()
            self.best_psnr_db = float(values.max()) if len(values) else math.nan

    def _validate(self, event: Validated) -> None:
        self.validated, self.preparing = event, None
        self.psnr_db.add(event.step, event.psnr_db)
        if not event.psnr_db <= self.best_psnr_db:  # true of the first as well
            self.best_psnr_db = event.psnr_db

    def _sample(self, event: Sampled) -> None:
        self.samples = [one for one in self.samples if one.step != event.step]
        self.samples.append(event)
        if len(self.samples) > _MOST_SAMPLES:
            del self.samples[1:-1:2]


def read_history(path: Path, progress: Progress = SILENT) -> History:
    """Return what the events of a file tell; lines that are none are passed over."""
    history = History()
    if not path.is_file():
        return history
    with path.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file):
            if number % _LINES_A_CHECKPOINT == 0:
                progress.checkpoint(0.0, f"Reading {path.parent.name}")
            if (event := from_line(line)) is not None:
                history.take(event)
    return history
