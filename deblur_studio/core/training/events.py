"""What a running training says and hears, one JSON object or one word a line.

The child process writes events to stdout and reads commands from stdin; whoever started it
(window, test, shell) needs nothing else.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Literal

Command = Literal["pause", "resume", "stop"]


@dataclass(frozen=True)
class Started:
    """The run begins, or goes on at ``step`` of ``steps``."""

    run: str
    device: str
    precision: str
    step: int
    steps: int
    parameters: int


@dataclass(frozen=True)
class Preparing:
    """Something that takes a while before the first step, with how far it is (0 to 1)."""

    message: str
    fraction: float


@dataclass(frozen=True)
class Stepped:
    """About once a second: the mean loss since the last of these."""

    step: int
    steps: int
    epoch: int
    loss: float
    learning_rate: float
    crops_per_s: float
    seconds: float
    left_s: float


@dataclass(frozen=True)
class Validated:
    """The fixed pairs were restored with the averaged weights; PSNR in dB of sRGB values."""

    step: int
    epoch: int
    loss: float
    psnr_db: float
    blurred_psnr_db: float
    best_classical_psnr_db: float


@dataclass(frozen=True)
class Sampled:
    """A strip of blurred, restored and true pictures was written to ``path``."""

    step: int
    epoch: int
    path: str


@dataclass(frozen=True)
class Saved:
    """A checkpoint was written; a run that dies now goes on from here."""

    step: int


@dataclass(frozen=True)
class Paused:
    """The run waits for ``resume``; it holds its memory but computes nothing."""

    step: int


@dataclass(frozen=True)
class Resumed:
    """The run goes on."""

    step: int


@dataclass(frozen=True)
class Ended:
    """The last line of a run. ``reason``: finished, stopped or failed; ``message`` for the user.

    ``model`` is the file of the averaged weights (empty when there is none).
    """

    step: int
    reason: Literal["finished", "stopped", "failed"]
    message: str
    model: str = ""


Event = Started | Preparing | Stepped | Validated | Sampled | Saved | Paused | Resumed | Ended
_KINDS: dict[str, type[Event]] = {
    "started": Started,
    "preparing": Preparing,
    "stepped": Stepped,
    "validated": Validated,
    "sampled": Sampled,
    "saved": Saved,
    "paused": Paused,
    "resumed": Resumed,
    "ended": Ended,
}


def to_line(event: Event) -> str:
    """Return the event as one line of JSON, without its end."""
    kind = next(name for name, known in _KINDS.items() if type(event) is known)
    return json.dumps({"event": kind, **dataclasses.asdict(event)})


def from_line(line: str) -> Event | None:
    """Return the event of a line; None for a line that is none (a library's chatter)."""
    try:
        table = json.loads(line)
        return _KINDS[table.pop("event")](**table)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
