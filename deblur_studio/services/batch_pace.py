"""How fast a batch goes, from the photos that ended while it was followed."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

_ENDED = ("done", "failed", "unpaired")


class Pace:
    """Remembers when the first count came, so that earlier work does not flatter the rest."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: tuple[float, int] | None = None
        self._ended = self._all = 0

    def take(self, counts: Mapping[str, int]) -> None:
        """Take how many photos are in each state now."""
        self._all = sum(counts.values())
        self._ended = sum(counts.get(state, 0) for state in _ENDED)
        if self._first is None:
            self._first = self._clock(), self._ended

    def left_s(self) -> float | None:
        """Return how long the rest will take, None while nothing ended since."""
        if self._first is None:
            return None
        begun_s, before = self._first
        done = self._ended - before
        if not done:
            return None
        return (self._clock() - begun_s) / done * (self._all - self._ended)
