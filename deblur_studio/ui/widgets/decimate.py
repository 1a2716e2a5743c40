"""Thinning curves to what a plot can show, without losing a peak."""

from __future__ import annotations

import itertools

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def segments_of(time_s: Floats, gap_starts_s: Floats) -> NDArray[np.intp]:
    """Return the index of each stretch's first sample, and the count: gaps lie between."""
    after = np.searchsorted(time_s, gap_starts_s, side="right")
    inner = after[(after > 0) & (after < len(time_s))]
    return np.unique(np.concatenate(([0], inner, [len(time_s)]))).astype(np.intp)


def thinned(
    time_s: Floats, values: Floats, edges: NDArray[np.intp], start_s: float, end_s: float, bins: int
) -> tuple[Floats, Floats]:
    """Return the curves between two times in about ``bins`` columns.

    Args:
        time_s: (N,) increasing.
        values: (N, C) one curve a column.
        edges: Result of ``segments_of``; no line is drawn across an edge.
        start_s: Left end of the plot.
        end_s: Right end of the plot.
        bins: Columns of px.

    Returns:
        (M,) times and (M, C) values; a column of px has its least and its greatest value;
        NaN rows part the stretches.
    """
    first = max(int(np.searchsorted(time_s, start_s)) - 1, 0)
    last = min(int(np.searchsorted(time_s, end_s)) + 1, len(time_s))
    cuts = np.unique(np.clip(edges, first, last))
    share = bins / max(last - first, 1)
    pieces = [
        _stretch(time_s[a:b], values[a:b], max(1, round((b - a) * share)))
        for a, b in itertools.pairwise(cuts.tolist())
    ]
    if not pieces:
        return np.empty(0), np.empty((0, values.shape[1]))
    times, curves = zip(*pieces, strict=True)
    return np.concatenate(times), np.concatenate(curves)


def _stretch(time_s: Floats, values: Floats, bins: int) -> tuple[Floats, Floats]:
    if len(time_s) > 2 * bins:
        time_s, values = _extremes(time_s, values, bins)
    end = np.full((1, values.shape[1]), np.nan)
    return np.append(time_s, time_s[-1]), np.concatenate((values, end))


def _extremes(time_s: Floats, values: Floats, bins: int) -> tuple[Floats, Floats]:
    starts = np.linspace(0, len(time_s), bins, endpoint=False).astype(np.intp)
    both = np.empty((2 * bins, values.shape[1]))
    for column in range(values.shape[1]):  # reduceat over rows is ten times slower
        curve = np.ascontiguousarray(values[:, column])
        both[0::2, column] = np.fmin.reduceat(curve, starts)
        both[1::2, column] = np.fmax.reduceat(curve, starts)
    return np.repeat(time_s[starts], 2), both
