"""When samples were measured, from when they arrived.

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
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BLOCK_S = 0.5  # one lowest arrival is taken from each; ten connection intervals of 50 ms
WINDOW_S = 60.0  # in which both clocks keep their rates
PAUSE_S = 1.0

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


def sample_times(arrival_s: Floats, device_s: Floats, segment: Ints) -> Floats:
    """Times of measurement (N,) on the clock of the arrivals, strictly rising.

    Args:
        arrival_s: (N,) seconds, not falling.
        device_s: (N,) the device's own clock, NaN where it told none.
        segment: (N,) number of the uninterrupted stretch that a sample belongs to.
    """
    if len(arrival_s) == 0:
        return np.empty(0)
    pause = np.diff(arrival_s) > _longest_pause_s(arrival_s)
    breaks = np.flatnonzero(pause | (np.diff(segment) != 0)) + 1
    edges = np.concatenate([[0], breaks, [len(arrival_s)]])
    period_s = _common_period_s(arrival_s, edges)
    parts = [
        _segment_times(arrival_s[first:end], device_s[first:end], period_s)
        for first, end in pairwise(edges)
    ]
    return _rising(np.concatenate(parts), period_s)


def _segment_times(arrival_s: Floats, device_s: Floats, period_s: float) -> Floats:
    index = np.arange(len(arrival_s), dtype=np.float64)
    if arrival_s[-1] - arrival_s[0] < 2 * BLOCK_S:
        offset = float(np.min(arrival_s - period_s * index))
        return offset + period_s * index
    if np.all(np.diff(device_s) > 0):  # False where a NaN is
        return _windowed(device_s - device_s[0], arrival_s)
    return _windowed(recount(index, arrival_s), arrival_s)


def _windowed(x: Floats, arrival_s: Floats) -> Floats:
    """Lines of overlapping windows, each fading into the next between their middles."""
    length_s = float(arrival_s[-1] - arrival_s[0])
    count = max(1, round(2.0 * length_s / WINDOW_S) - 1)
    starts = arrival_s[0] + np.arange(count) * WINDOW_S / 2.0
    ends = np.append(starts[:-1] + WINDOW_S, np.inf)
    middles, lines = list[float](), list[Line]()
    for start, end in zip(starts, ends, strict=True):
        first, last = np.searchsorted(arrival_s, (start, end))
        middle = float(x[(first + last) // 2]) if last - first >= 2 else -np.inf
        if middle > (middles[-1] if middles else -np.inf):
            lines.append(fit_line(x[first:last], arrival_s[first:last]))
            middles.append(middle)
    if not lines:  # fewer than two samples a minute
        return fit_line(x, arrival_s).at(x)
    return _blend(x, np.array(middles), lines)


def _blend(x: Floats, middles: Floats, lines: list[Line]) -> Floats:
    times = lines[0].at(x)
    for index in range(1, len(lines)):
        near = np.clip((x - middles[index - 1]) / (middles[index] - middles[index - 1]), 0.0, 1.0)
        times = np.where(near > 0.0, times + near * (lines[index].at(x) - times), times)
    return times


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


def _longest_pause_s(arrival_s: Floats) -> float:
    if len(arrival_s) < 3:
        return PAUSE_S
    return max(PAUSE_S, 8.0 * float(arrival_s[-1] - arrival_s[0]) / (len(arrival_s) - 1))


def _common_period_s(arrival_s: Floats, edges: Ints) -> float:
    """The period of the longest stretch."""
    longest = int(np.argmax(np.diff(edges)))
    first, end = int(edges[longest]), int(edges[longest + 1])
    if end - first < 2:
        return 0.0
    return first_period_s(np.arange(end - first, dtype=np.float64), arrival_s[first:end])


def _rising(times_s: Floats, period_s: float) -> Floats:
    """Push samples of a stretch that would begin before the last one ended behind it."""
    least = max(1e-3 * period_s, 1e-6)
    steps = np.arange(len(times_s)) * least
    rising: Floats = np.maximum.accumulate(times_s - steps) + steps
    return rising
