"""What the states of a sensor are called in the window."""

from __future__ import annotations

from deblur_studio.devices.transport import LinkState, Phase
from deblur_studio.ui.widgets.status import Status

_WORDS = {
    Phase.OFF: (Status.NEUTRAL, "Off"),
    Phase.SCANNING: (Status.NEUTRAL, "Scanning"),
    Phase.CONNECTING: (Status.NEUTRAL, "Connecting"),
    Phase.STREAMING: (Status.OK, "Streaming"),
    Phase.STALLED: (Status.WARNING, "Stalled"),
    Phase.RECONNECTING: (Status.WARNING, "Reconnecting"),
    Phase.LOST: (Status.ERROR, "Lost"),
    Phase.FAILED: (Status.ERROR, "Failed"),
}


def word_of(state: LinkState) -> tuple[Status, str]:
    """Return how good a state is, and its name."""
    return _WORDS[state.phase]


def size_text(size_bytes: int) -> str:
    """Return a size in the unit that suits it."""
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1e3:.0f} kB"
    return f"{size_bytes / 1e6:.1f} MB"


def time_text(duration_s: float) -> str:
    """Return minutes and seconds."""
    minutes, seconds = divmod(int(duration_s), 60)
    return f"{minutes}:{seconds:02d}"
