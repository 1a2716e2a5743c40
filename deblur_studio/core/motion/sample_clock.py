"""When samples were measured, from when they arrived: the line of ``arrival_line`` in windows.

Both clocks drift against each other, slowly; so a long stretch is covered by windows of a
minute. An interruption begins a stretch of its own.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.arrival_line import fit_line
from deblur_studio.core.motion.line import BLOCK_S, Line, first_period_s
from deblur_studio.core.motion.losses import (
    Loss,
    losses_in,
    losses_of_device_time,
    with_losses,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

WINDOW_S = 60.0  # in which both clocks keep their rates
PAUSE_S = 1.0


def sample_times(arrival_s: Floats, device_s: Floats, segment: Ints) -> Floats:
    """Times of measurement (N,) on the clock of the arrivals, strictly rising.

    Args:
        arrival_s: (N,) seconds, not falling.
        device_s: (N,) the device's own clock, NaN where it told none.
        segment: (N,) number of the uninterrupted stretch that a sample belongs to.
    """
    if len(arrival_s) == 0:
        return np.empty(0)
    edges = _edges(arrival_s, segment)
    period_s = _common_period_s(arrival_s, edges)
    parts = [
        _segment_times(arrival_s[first:end], device_s[first:end], period_s)
        for first, end in pairwise(edges)
    ]
    return _rising(np.concatenate(parts), period_s)


def find_losses(arrival_s: Floats, device_s: Floats, segment: Ints) -> tuple[Loss, ...]:
    """The samples that were lost within the stretches of ``sample_times``, from first to last."""
    found = list[Loss]()
    for first, end in pairwise(_edges(arrival_s, segment)):
        losses = _losses(arrival_s[first:end], device_s[first:end])
        found += [replace(loss, index=loss.index + int(first)) for loss in losses]
    return tuple(found)


def _losses(arrival_s: Floats, device_s: Floats) -> tuple[Loss, ...]:
    if _tells_time(device_s):
        return losses_of_device_time(device_s, float(np.median(np.diff(device_s))))
    return losses_in(np.arange(len(arrival_s), dtype=np.float64), arrival_s)


def _tells_time(device_s: Floats) -> bool:
    return len(device_s) > 2 and bool(np.all(np.diff(device_s) > 0))  # False where a NaN is


def _edges(arrival_s: Floats, segment: Ints) -> Ints:
    """Where the uninterrupted stretches begin and the last one ends."""
    pause = np.diff(arrival_s) > _longest_pause_s(arrival_s)
    breaks = np.flatnonzero(pause | (np.diff(segment) != 0)) + 1
    return np.concatenate([[0], breaks, [len(arrival_s)]])


def _segment_times(arrival_s: Floats, device_s: Floats, period_s: float) -> Floats:
    index = np.arange(len(arrival_s), dtype=np.float64)
    if arrival_s[-1] - arrival_s[0] < 2 * BLOCK_S:
        offset = float(np.min(arrival_s - period_s * index))
        return offset + period_s * index
    if _tells_time(device_s):
        return _windowed(device_s - device_s[0], arrival_s)
    return _windowed(with_losses(index, losses_in(index, arrival_s)), arrival_s)


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
