"""The line through a band: of all that fit between bounds, the mean.

Every line between the bounds explains the arrivals equally well, and no method can choose among
them; their mean has the least expected error. For each slope the lines that fit fill an
interval, so the mean over both is two sums over slopes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.line import Line

Floats = NDArray[np.float64]

SLACK_S = 5e-4  # the bounds are not known better
_SLOPES, _ZOOMS, _HALVINGS = 41, 7, 30


@dataclass(frozen=True, eq=False)
class Band:
    """Upper bounds (M,) at ``upper_x`` and lower bounds (M,) at ``lower_x``, in seconds."""

    upper_x: Floats
    upper_s: Floats
    lower_x: Floats
    lower_s: Floats

    def middle(self) -> Line:
        """The mean of the lines that fit; where none does, of those that nearly do."""
        middle_x = 0.5 * float(self.upper_x.min() + self.upper_x.max())
        centred = Band(self.upper_x - middle_x, self.upper_s, self.lower_x - middle_x, self.lower_s)
        slope, room_s = centred._widest()
        least_s = min(room_s, 0.0) - SLACK_S
        ends = [centred._end(slope, far, least_s) for far in (-1.0, 1.0)]
        slopes = np.linspace(ends[0], ends[1], 2 * _SLOPES)
        rooms_s, middles_s = centred._rooms(slopes)
        weight = np.maximum(rooms_s - least_s, 1e-9)
        start_s = float(np.average(middles_s, weights=weight))
        return Line(middle_x, start_s, float(np.average(slopes, weights=weight)))

    def _rooms(self, slopes: Floats) -> tuple[Floats, Floats]:
        """(S,) how much room lines of each slope have, below zero for none, and its middle."""
        top_s = np.min(self.upper_s - slopes[:, None] * self.upper_x, axis=1)
        bottom_s = np.max(self.lower_s - slopes[:, None] * self.lower_x, axis=1)
        return top_s - bottom_s, 0.5 * (top_s + bottom_s)

    def _steepest(self) -> float:
        """A slope that is too steep for sure."""
        length = max(float(np.ptp(self.upper_x)), float(np.ptp(self.lower_x)), 1e-9)
        height_s = float(np.abs(self.upper_s).max() + np.abs(self.lower_s).max()) + SLACK_S
        return 4.0 * height_s / length

    def _widest(self) -> tuple[float, float]:
        """The slope with the most room; room is concave in slope, so zooming in finds it."""
        slope, span, room_s = 0.0, self._steepest(), 0.0
        for _ in range(_ZOOMS):
            slopes = slope + np.linspace(-span, span, _SLOPES)
            rooms_s = self._rooms(slopes)[0]
            best = int(np.argmax(rooms_s))
            slope, room_s, span = float(slopes[best]), float(rooms_s[best]), span / 10.0
        return slope, room_s

    def _end(self, slope: float, direction: float, least_s: float) -> float:
        """How far from ``slope`` there is room of ``least_s``."""
        near, far = slope, slope + direction * self._steepest()
        for _ in range(_HALVINGS):
            between = 0.5 * (near + far)
            if self._rooms(np.array([between]))[0][0] > least_s:
                near = between
            else:
                far = between
        return near
