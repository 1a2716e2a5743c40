"""The bursts in which a radio hands samples over, and what each says of their times.

A sample was measured before the moment of the radio (the connection event) that took it along,
and the first of a burst after the moment before, else that one would have taken it. The moments
lie on a grid, multiples of the connection interval; the computer takes them in a little late.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.line import BLOCK_S, first_period_s, lower_edge

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_LATE_SHARE = 0.15  # of the bursts that the radio repeats or the computer is late to take in
_APART, _APART_S = 0.7, 0.0035  # of a sample's interval; half the shortest connection interval
_BURST_SHARE = 0.85  # bursts to samples, above which there are no bursts to speak of
_UNEVEN = 0.3  # of a sample's interval, by which the waits of lone samples must differ
_LEAST = 4
_ON_GRID, _GRID_SHARE = 0.25, 0.8


@dataclass(frozen=True, eq=False)
class Bursts:
    """Bounds in time of the samples, by burst.

    ``first`` and ``last`` (B,) are the indices of the samples of each; the sample at ``last``
    was measured before ``upper_s`` (B,), the one at ``first`` after ``lower_s`` (B,), as far as
    the radio and the computer kept their time.
    """

    first: Ints
    last: Ints
    upper_s: Floats
    lower_s: Floats

    def blocks(self) -> list[Ints]:
        """The bursts of each half second, by index."""
        length_s = float(self.upper_s[-1] - self.upper_s[0])
        count = max(1, round(length_s / BLOCK_S))
        return np.array_split(np.arange(len(self.first)), min(count, len(self.first)))

    def skipped(self, count: int) -> int:
        """How many of ``count`` lower bounds may be too high."""
        return min(int(np.ceil(_LATE_SHARE * count)), count - 1)


def bursts_of(arrival_s: Floats, between_s: float) -> Bursts | None:
    """The bursts of samples (N,) that are ``between_s`` apart, without the first.

    None where samples come evenly on their own: then nothing bounds their times from below.
    """
    if between_s <= 0.0:
        return None
    first = np.flatnonzero(np.diff(arrival_s) > min(_APART * between_s, _APART_S)) + 1
    if len(first) < _LEAST:
        return None
    last = np.append(first - 1, len(arrival_s) - 1)
    came_s = arrival_s[np.append(0, first)]  # the least delayed of each
    gaps_s = np.diff(came_s)
    uneven = float(np.ptp(np.quantile(gaps_s, (0.1, 0.9)))) > _UNEVEN * between_s
    if len(first) >= _BURST_SHARE * len(arrival_s) and not uneven:
        return None
    moment_s, interval_s = _on_grid(came_s)
    upper_s, lower_s = moment_s[1:], moment_s[:-1]
    if interval_s is not None and interval_s < between_s:  # moments that had nothing to take along
        lower_s = np.maximum(lower_s, upper_s - interval_s)
    return Bursts(first, last[1:], upper_s, lower_s)


def _on_grid(arrival_s: Floats) -> tuple[Floats, float | None]:
    """(B,) the moments of the radio behind the arrivals of bursts, and their interval.

    Where there is no grid the arrivals themselves, and None.
    """
    gaps_s = np.diff(arrival_s)
    short_s = float(np.quantile(gaps_s, 0.2, method="lower"))
    interval_s = float(np.median(gaps_s[np.abs(gaps_s - short_s) <= 0.3 * short_s]))
    count = np.rint(gaps_s / interval_s)  # none where the computer took in a part late
    fits = np.abs(gaps_s - count * interval_s) < _ON_GRID * interval_s
    if np.mean(fits) < _GRID_SHARE:
        return arrival_s, None
    number = np.concatenate([[0.0], np.cumsum(count)])
    x, at = np.unique(number, return_index=True)
    line = lower_edge(x, arrival_s[at], first_period_s(x, arrival_s[at]))
    moment_s = line.at(number)
    off = np.abs(arrival_s - moment_s) > line.step_s / 2.0
    return np.where(off, arrival_s, np.minimum(moment_s, arrival_s)), line.step_s
