"""A curve that stays small however long it grows."""

from __future__ import annotations

import bisect
import math

import numpy as np
from numpy.typing import NDArray

MOST_POINTS = 2048


class Curve:
    """Points in the order of x; when there are too many, neighbours are joined to their mean."""

    def __init__(self) -> None:
        self._x: list[float] = []
        self._y: list[float] = []
        self._share = 1
        self._open: list[tuple[float, float]] = []  # not yet enough for a point

    def __len__(self) -> int:
        return len(self._x) + bool(self._open)

    def add(self, x: float, y: float) -> None:
        """Add a point at the right end; what is no number is left out."""
        if not (math.isfinite(x) and math.isfinite(y)):
            return
        self._open.append((x, y))
        if len(self._open) == self._share:
            self._close()
        if len(self._x) >= MOST_POINTS:
            self._halve()

    def cut(self, x: float) -> None:
        """Forget the points to the right of ``x``."""
        self._open = [point for point in self._open if point[0] <= x]
        keep = bisect.bisect_right(self._x, x)
        del self._x[keep:], self._y[keep:]

    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return x (N,) and y (N,)."""
        x, y = list(self._x), list(self._y)
        if self._open:
            middle = _mean(self._open)
            x.append(middle[0])
            y.append(middle[1])
        return np.asarray(x, np.float64), np.asarray(y, np.float64)

    def _close(self) -> None:
        x, y = _mean(self._open)
        self._x.append(x)
        self._y.append(y)
        self._open = []

    def _halve(self) -> None:
        self._share *= 2
        for values in (self._x, self._y):
            pairs = np.asarray(values[: len(values) // 2 * 2]).reshape(-1, 2)
            values[:] = pairs.mean(axis=1).tolist()


def _mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    count = len(points)
    return sum(x for x, _ in points) / count, sum(y for _, y in points) / count
