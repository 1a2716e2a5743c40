"""How large a preview may be on this machine, for this motion, to come in time."""

from __future__ import annotations

SIZES_PX = (500_000, 240_000, 120_000, 60_000, 30_000)
"""Sizes of previews, largest first."""

_WEIGHT = 0.5  # of the newest measurement
_PASSED_OVER = 20  # previews until what was too slow is tried again: the machine may be free now


class Pace:
    """The largest size whose work should end within a time, learnt from the work that was done."""

    def __init__(self, goal_s: float, first_px: int) -> None:
        self._goal_s, self._first_px = goal_s, first_px
        self._s_per_px: float | None = None
        self._passed_over = 0

    @property
    def size_px(self) -> int:
        """The size for the next preview."""
        if self._s_per_px is None:
            return self._first_px
        affordable = self._goal_s / self._s_per_px
        return next((size for size in SIZES_PX if size <= affordable), SIZES_PX[-1])

    @property
    def in_time(self) -> bool:
        """Whether the next preview may be expected within about its time."""
        return self._s_per_px is None or self._s_per_px * self.size_px <= 2 * self._goal_s

    def take_turn(self) -> bool:
        """Whether to make the next preview now: it comes in time, or has long not been tried."""
        self._passed_over += 1
        if self.in_time or self._passed_over >= _PASSED_OVER:
            self._passed_over = 0
            return True
        return False

    def learn(self, pixels: int, seconds: float) -> None:
        """Take in how long some work took."""
        found = seconds / max(pixels, 1)
        before = found if self._s_per_px is None else self._s_per_px
        self._s_per_px = (1 - _WEIGHT) * before + _WEIGHT * found


class Paces:
    """A pace for blurring, and one for each method of restoration."""

    def __init__(self) -> None:
        self.blur = Pace(0.045, 120_000)
        self._methods: dict[str, Pace] = {}

    def restore(self, method: str) -> Pace:
        """Return the pace of a method; an unknown one begins small."""
        return self._methods.setdefault(method, Pace(0.09, 60_000))
