"""The line of time under the arrivals of samples, and the samples that were lost on the way.

A radio link hands samples over in bursts: they wait up to a connection interval and are never
early. So the time of measurement is a line of the sample's index (or of the device's own clock)
that touches the arrivals from below, the edge of their lower convex hull under the middle
(Moon, Skelly and Towsley, "Estimation and removal of clock skew", INFOCOM 1999). The first
sample of a burst cannot have been there when the burst before it left, which bounds the line
from the other side; the middle of both is taken. Where the connection interval is a multiple
of the sample's, that leaves half a sample's interval open, and a constant part of the delay,
the fastest way through the radio, stays in.

Samples lost on the way make all later ones come late by whole periods: the lower edge of the
arrivals steps up and stays up. Each such step is taken into the index before the line is fitted.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BLOCK_S = 0.5  # one lowest arrival is taken from each; ten connection intervals of 50 ms
_LEAST_BLOCK = 8
_FIRST_SPAN_S = 2.0
_STEP_PERIODS, _LEAST_STEP_S = 2.5, 0.008
_STAYS_BLOCKS = 3
_BURST_SHARE = 0.85  # bursts to samples, above which there are no bursts to speak of
_LATE_SHARE = 0.2  # of the bursts that the computer may have been late to take in


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


def lowest(x: Floats, arrival_s: Floats, period_s: float) -> Ints:
    """(M,) index of the least delayed sample of each block."""
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


def fit_line(x: Floats, arrival_s: Floats) -> Line:
    """The line that touches the arrivals of one window from below.

    Args:
        x: (N,) at least one, rising: index of the sample, or seconds of the device's clock.
        arrival_s: (N,) seconds.
    """
    if len(x) < 2:
        return Line(float(x[0]), float(arrival_s[0]), 0.0)
    period_s = first_period_s(x, arrival_s)
    for _ in range(2):
        at = lowest(x, arrival_s, period_s)
        line = _under(x[at], arrival_s[at], period_s)
        period_s = line.step_s
    return _centred(line, x, arrival_s)


def recount(x: Floats, arrival_s: Floats) -> Floats:
    """(N,) the index with the samples counted in that were lost on the way."""
    period_s = first_period_s(x, arrival_s)
    if period_s <= 0.0:
        return x
    counted = x.copy()
    at = lowest(x, arrival_s, period_s)
    delay = arrival_s[at] - period_s * x[at]
    least = max(_STEP_PERIODS * period_s, _LEAST_STEP_S)
    for block in range(len(at) - 1):
        after, before = delay[block + 1 :][:_STAYS_BLOCKS], delay[: block + 1][-_STAYS_BLOCKS:]
        step = float(after.min() - before.max())
        if step > least:
            lost = round(float(np.median(after) - np.median(before)) / period_s)
            first = _longest_wait(arrival_s, int(at[block]), int(at[block + 1]))
            counted[first:] += lost
            delay[block + 1 :] -= lost * period_s
    return counted


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


def _centred(line: Line, x: Floats, arrival_s: Floats) -> Line:
    """Half way to where the first sample of a burst would have made the burst before it.

    Where each sample comes on its own nothing is known of the lower end, and the line stays.
    """
    between_s = line.step_s * float(np.median(np.diff(x)))
    first = np.flatnonzero(np.diff(arrival_s) > between_s / 2.0) + 1
    if not 4 <= len(first) < _BURST_SHARE * len(x):
        return line
    room_s = line.at(x[first]) - arrival_s[first - 1]
    count = max(1, round(float(arrival_s[-1] - arrival_s[0]) / BLOCK_S))
    blocks = np.array_split(np.arange(len(first)), min(count, len(first)))
    middles = np.array([x[first[block]].mean() for block in blocks])
    rooms_s = np.array([np.quantile(room_s[block], _LATE_SHARE) for block in blocks])
    room = _under(middles, rooms_s, 0.0)
    start_s = line.start_s - max(float(room.at(np.array(line.start_x))), 0.0) / 2.0
    return Line(line.start_x, start_s, line.step_s - room.step_s / 2.0)


def _turns_up(x: Floats, y: Floats, a: int, b: int, c: int) -> bool:
    return bool((x[b] - x[a]) * (y[c] - y[a]) > (y[b] - y[a]) * (x[c] - x[a]))


def _longest_wait(arrival_s: Floats, first: int, last: int) -> int:
    """The sample in ``first``+1 to ``last`` that came longest after the one before it."""
    return first + 1 + int(np.argmax(np.diff(arrival_s[first : last + 1])))
