"""A line of time, and the one that touches points from below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BLOCK_S = 0.5  # one lowest arrival is taken from each; ten connection intervals of 50 ms
_LEAST_BLOCK = 8
_FIRST_SPAN_S = 2.0


@dataclass(frozen=True)
class Line:
    """Time of measurement of the sample at ``x``: ``start_s + step_s * (x - start_x)``."""

    start_x: float
    start_s: float
    step_s: float

    def at(self, x: Floats) -> Floats:
        """Times (N,) at ``x`` (N,)."""
        return self.start_s + self.step_s * (x - self.start_x)


def first_period_s(x: Floats, arrival_s: Floats) -> float:
    """A rough but robust period: the median over stretches of some two seconds."""
    mean = float(arrival_s[-1] - arrival_s[0]) / max(float(x[-1] - x[0]), 1e-9)
    if len(x) < 4 or mean <= 0.0:
        return max(mean, 0.0)
    span = min(max(int(_FIRST_SPAN_S / mean / max(float(np.median(np.diff(x))), 1e-9)), 1),
               max(len(x) // 2, 1))  # fmt: skip
    apart = x[span:] - x[:-span]
    return float(np.median((arrival_s[span:] - arrival_s[:-span]) / np.maximum(apart, 1e-9)))


def lower_edge(x: Floats, arrival_s: Floats, period_s: float) -> Line:
    """The edge of the lower convex hull of (N,) points under their middle.

    ``period_s`` is about the slope of the points.
    """
    at = _lowest(x, arrival_s, period_s)
    return _under(x[at], arrival_s[at], period_s)


def _lowest(x: Floats, arrival_s: Floats, period_s: float) -> Ints:
    """(M,) index of the least delayed point of each block."""
    delay = arrival_s - period_s * x
    span = max(float(arrival_s[-1] - arrival_s[0]), 1e-9)
    block = min(max(round(BLOCK_S * len(x) / span), _LEAST_BLOCK), len(x))
    whole = len(x) // block
    first = np.arange(whole) * block
    found = first + np.argmin(delay[: whole * block].reshape(whole, block), axis=1)
    rest = whole * block
    if len(x) - rest >= max(block // 2, 1):
        found = np.append(found, rest + int(np.argmin(delay[rest:])))
    return np.asarray(found, np.int64)


def _under(x: Floats, arrival_s: Floats, period_s: float) -> Line:
    """The edge of the lower convex hull under the middle of the points."""
    delay = arrival_s - arrival_s[0] - period_s * (x - x[0])
    hull: list[int] = []
    for point in range(len(x)):
        while len(hull) > 1 and not _turns_up(x, delay, hull[-2], hull[-1], point):
            hull.pop()
        hull.append(point)
    if len(hull) < 2:
        return Line(float(x[0]), float(arrival_s[0]), period_s)
    middle = 0.5 * float(x[0] + x[-1])
    right = min(max(int(np.searchsorted(x[hull], middle)), 1), len(hull) - 1)
    a, b = hull[right - 1], hull[right]
    slope = float(delay[b] - delay[a]) / float(x[b] - x[a])
    return Line(float(x[a]), float(arrival_s[a]), period_s + slope)


def _turns_up(x: Floats, y: Floats, a: int, b: int, c: int) -> bool:
    return bool((x[b] - x[a]) * (y[c] - y[a]) > (y[b] - y[a]) * (x[c] - x[a]))
