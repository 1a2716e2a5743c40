"""All that a training run works with."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from deblur_studio.core.progress import Cancelled
from deblur_studio.core.training import events
from deblur_studio.core.training.config import TrainingConfig
from deblur_studio.core.training.draw import Source
from deblur_studio.core.training.events import Command, Event
from deblur_studio.core.training.losses import Loss
from deblur_studio.core.training.machine import Machine
from deblur_studio.core.training.state import State
from deblur_studio.core.training.validation import Validation

Say = Callable[[Event], None]
Commands = Callable[[], Command | None]

SAY_EVERY_S = 1.0


@dataclass(eq=False)
class Run:
    """The folder, what is learned from and with, whom to tell, and the losses not yet told of."""

    folder: Path
    config: TrainingConfig
    machine: Machine
    say: Say
    commands: Commands
    state: State
    loss: Loss
    source: Source
    pairs: Validation
    losses: list[float] = field(default_factory=list)
    epoch_losses: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Telling:
    """Progress of the preparation as events, no more than a few a second."""

    say: Say
    commands: Commands
    said: list[float] = field(default_factory=lambda: [0.0])

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Say it; raises Cancelled when told to stop."""
        if self.commands() == "stop":
            raise Cancelled
        if time.monotonic() - self.said[0] > SAY_EVERY_S:
            self.said[0] = time.monotonic()
            self.say(events.Preparing(message, fraction))


def nobody(event: Event) -> None:
    """Hear an event of a process that does not lead."""


def no_command() -> Command | None:
    """Return what a process that does not lead is told: nothing."""
    return None
