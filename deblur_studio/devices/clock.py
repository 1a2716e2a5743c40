"""The time of each sample while the stream runs.

The sums are those of ``core.motion.arrival_line``, over the last minute and anew every half
second, so that a sample costs the same however long the stream has run.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.arrival_line import Line, fit_line, recount
from deblur_studio.core.motion.sample_clock import WINDOW_S

Floats = NDArray[np.float64]

REFIT_S = 0.5
_MIN_FIT_S = 1.0
_KEPT = 16_384
_BATCH = 4_096


@dataclass(frozen=True)
class Timing:
    """How regular the stream is; ``jitter_s`` is the spread of the arrivals about the times."""

    rate_hz: float | None = None
    jitter_s: float | None = None
    lost_samples: int = 0

    def drift_ppm(self, nominal_hz: float) -> float | None:
        """How much faster than its setting the sensor runs, in millionths."""
        return None if self.rate_hz is None else 1e6 * (self.rate_hz / nominal_hz - 1.0)


class SampleClock:
    """Takes arrivals in batches and gives times of measurement on the clock of the arrivals."""

    def __init__(self) -> None:
        self.timing = Timing()
        self._last_s = -np.inf
        self.restart()

    def restart(self) -> None:
        """The stream was interrupted; what comes next has nothing to do with what came."""
        self._x, self._arrival_s = np.empty(_KEPT), np.empty(_KEPT)
        self._count, self._next_x = 0, 0.0
        self._line: Line | None = None
        self._fitted_s = -np.inf
        self._device_origin_s: float | None = None
        self.timing = Timing(lost_samples=self.timing.lost_samples)

    def times(self, arrival_s: Floats, device_s: Floats) -> Floats:
        """Times of measurement (N,), rising, of samples that arrived at ``arrival_s`` (N,).

        ``device_s`` (N,) is the device's own time, NaN where it tells none.
        """
        if len(arrival_s) == 0:
            return arrival_s
        if len(arrival_s) > _BATCH:
            first = self.times(arrival_s[:_BATCH], device_s[:_BATCH])
            return np.concatenate([first, self.times(arrival_s[_BATCH:], device_s[_BATCH:])])
        x = self._places(device_s)
        self._keep(x, arrival_s)
        if arrival_s[-1] - self._fitted_s >= REFIT_S:
            self._refit()
        line = self._line
        times = arrival_s if line is None else line.at(self._x[self._count - len(x) : self._count])
        return self._rising(times)

    def _places(self, device_s: Floats) -> Floats:
        """The place of each sample on the axis of the fit: device time, else its index."""
        if self._count == 0 and np.isfinite(device_s).all():
            self._device_origin_s = float(device_s[0])
        if self._device_origin_s is not None:
            if np.isfinite(device_s).all():
                return np.asarray(device_s - self._device_origin_s, np.float64)
            self.restart()
        x = self._next_x + np.arange(len(device_s), dtype=np.float64)
        self._next_x += len(device_s)
        return x

    def _keep(self, x: Floats, arrival_s: Floats) -> None:
        """Add to the window; when its arrays are full, drop what is older than a minute."""
        if self._count + len(x) > _KEPT:
            old = int(np.searchsorted(self._arrival_s[: self._count], arrival_s[-1] - WINDOW_S))
            old = max(old, self._count + len(x) - _KEPT // 2)
            kept = self._count - old
            self._x[:kept] = self._x[old : self._count]
            self._arrival_s[:kept] = self._arrival_s[old : self._count]
            self._count = kept
        end = self._count + len(x)
        self._x[self._count : end], self._arrival_s[self._count : end] = x, arrival_s
        self._count = end

    def _refit(self) -> None:
        x, arrival_s = self._x[: self._count], self._arrival_s[: self._count]
        self._fitted_s = float(arrival_s[-1])
        first = int(np.searchsorted(arrival_s, arrival_s[-1] - WINDOW_S))
        if arrival_s[-1] - arrival_s[first] < _MIN_FIT_S or self._count - first < 8:
            return
        lost = self._count_lost(first) if self._device_origin_s is None else 0
        line = fit_line(x[first:], arrival_s[first:])
        if line.step_s <= 0.0:
            return
        between_s = line.step_s * float(np.median(np.diff(x[first:])))
        jitter_s = float(np.std(arrival_s[first:] - line.at(x[first:])))
        self._line = line
        self.timing = Timing(1.0 / between_s, jitter_s, self.timing.lost_samples + lost)

    def _count_lost(self, first: int) -> int:
        """Take samples that were lost on the way into the index, once."""
        x = self._x[first : self._count]
        counted = recount(x, self._arrival_s[first : self._count])
        lost = round(float(counted[-1] - x[-1]))
        self._x[first : self._count] = counted
        self._next_x += lost
        return lost

    def _rising(self, times_s: Floats) -> Floats:
        least = 1e-6 * np.arange(1, len(times_s) + 1)
        rising = np.maximum.accumulate(np.maximum(times_s - least, self._last_s)) + least
        self._last_s = float(rising[-1])
        return np.asarray(rising)
