"""Scales of live curves: heights that step in round numbers, columns fixed to the stream."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Values = NDArray[np.float64] | NDArray[np.float32]

_SHRINK_BELOW = 0.8  # of the next smaller step, so that a scale never flickers between two


def round_up(value: float) -> float:
    """Return the least of 1, 2, 5, 10, 20 ... that is not below a positive value."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= value * 0.999)


def stepped_range(values: Values, before: float, least: float) -> float:
    """Return the half height of a plot about zero that holds the values.

    Args:
        values: (N, C), NaN where nothing was measured.
        before: Half height until now.
        least: Never below this.
    """
    finite = np.abs(values[np.isfinite(values)])
    peak = max(float(finite.max(initial=0.0)), 1e-9)
    wanted = max(round_up(peak), least)
    if wanted >= before:
        return wanted
    return before if peak > _SHRINK_BELOW * round_up(before / 2.5) else wanted


def columns_of(
    time_s: Floats, values: Values, start_s: float, end_s: float, columns: int
) -> tuple[Floats, Values]:
    """Return the stretch between two times with the least and greatest value of each column.

    The columns lie at multiples of their width on the stream's clock, so that a peak stays as
    it is while it moves over the screen.

    Returns:
        (M,) times and (M, C) values; fewer samples than columns are returned as they are.
    """
    first = max(int(np.searchsorted(time_s, start_s)) - 1, 0)
    last = min(int(np.searchsorted(time_s, end_s, side="right")) + 1, len(time_s))
    time_s, values = time_s[first:last], values[first:last]
    if len(time_s) <= 2 * columns:
        return time_s, values
    width_s = (end_s - start_s) / columns
    index = np.floor(time_s / width_s)
    starts = np.flatnonzero(np.diff(index, prepend=index[0] - 1))
    both = np.empty((2 * len(starts), values.shape[1]))
    for column in range(values.shape[1]):  # reduceat over rows is ten times slower
        curve = np.ascontiguousarray(values[:, column])
        least, greatest = np.fmin.reduceat(curve, starts), np.fmax.reduceat(curve, starts)
        # Up in one column and down in the next: half as much line to paint.
        both[0::4, column], both[1::4, column] = least[0::2], greatest[0::2]
        both[2::4, column], both[3::4, column] = greatest[1::2], least[1::2]
    return np.repeat((index[starts] + 0.5) * width_s, 2), both
