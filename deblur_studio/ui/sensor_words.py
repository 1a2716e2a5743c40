"""What the states of a sensor are called in the window."""

from __future__ import annotations

from deblur_studio.devices.transport import LinkState, Phase
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.ui.widgets.status import Status

_WORDS = {
    Phase.OFF: (Status.NEUTRAL, to_translate("Off")),
    Phase.SCANNING: (Status.NEUTRAL, to_translate("Scanning")),
    Phase.CONNECTING: (Status.NEUTRAL, to_translate("Connecting")),
    Phase.STREAMING: (Status.OK, to_translate("Streaming")),
    Phase.STALLED: (Status.WARNING, to_translate("Stalled")),
    Phase.RECONNECTING: (Status.WARNING, to_translate("Reconnecting")),
    Phase.LOST: (Status.ERROR, to_translate("Lost")),
    Phase.FAILED: (Status.ERROR, to_translate("Failed")),
}


def word_of(state: LinkState) -> tuple[Status, str]:
    """Return how good a state is, and its name."""
    status, word = _WORDS[state.phase]
    return status, tr(word)


def size_text(size_bytes: int) -> str:
    """Return a size in the unit that suits it."""
    if size_bytes < 1_000_000:
        return f"{size_bytes / 1e3:.0f} kB"
    return f"{written(size_bytes / 1e6, '.1f')} MB"


def time_text(duration_s: float) -> str:
    """Return minutes and seconds."""
    minutes, seconds = divmod(int(duration_s), 60)
    return f"{minutes}:{seconds:02d}"
