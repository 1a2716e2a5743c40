"""What time it is on the clock of a stream, so that curves move evenly."""

from __future__ import annotations

_FOLLOW = 0.15
_JUMP_S = 0.5


class LiveClock:
    """Samples come in bursts and, in a replay, at another speed: the mean lead over now counts."""

    def __init__(self) -> None:
        self._newest_s: float | None = None
        self._lead_s = 0.0

    def end_s(self, newest_s: float, now_s: float) -> float:
        """Return the time of the right edge; it goes on while nothing new comes."""
        if newest_s != self._newest_s:
            lead_s = newest_s - now_s
            far = self._newest_s is None or abs(lead_s - self._lead_s) > _JUMP_S
            self._lead_s += (lead_s - self._lead_s) * (1.0 if far else _FOLLOW)
            self._newest_s = newest_s
        return now_s + self._lead_s
