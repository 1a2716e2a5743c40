"""From values to places on a plot: ends, straight and logarithmic scales, values to write."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.ui.widgets.ticks import decades, ticks

Floats = NDArray[np.float64]
Ends = tuple[float, float]


@dataclass(frozen=True)
class Axes:
    """What the axes say and whether they count by factors; ``low_y`` and ``high_y`` may be set."""

    x: str
    y: str
    log_x: bool = False
    log_y: bool = False
    least_span_y: float = 0.0


def ends_of(values: Sequence[Floats], least_span: float, room: float) -> Ends:
    """Return the ends of several curves, widened to a span and by a share of it."""
    low = min(float(np.nanmin(one)) for one in values)
    high = max(float(np.nanmax(one)) for one in values)
    lack = max(least_span - (high - low), 0.0) or (0.0 if high > low else 1.0)
    low, high = low - lack / 2, high + lack / 2
    return low - room * (high - low), high + room * (high - low)


def scale(
    ends: Ends, first: float, last: float, *, logarithmic: bool
) -> Callable[[Floats], Floats]:
    """Return the function from values to places between the first and the last."""
    low, high = np.log10(np.maximum(ends, 1e-12)) if logarithmic else ends

    def place(values: Floats) -> Floats:
        measured = np.log10(np.maximum(values, 1e-12)) if logarithmic else values
        return np.asarray(first + (measured - low) / (high - low) * (last - first))

    return place


def values_between(ends: Ends, about: float, *, logarithmic: bool) -> list[float]:
    """Return about so many values worth writing beside an axis."""
    if not logarithmic:
        return ticks(*ends, about=max(4, int(about)))
    found = decades(*np.maximum(ends, 1e-12))
    return found[:: max(1, round(len(found) / max(about, 1)))]
