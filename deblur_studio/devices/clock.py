"""The time of each sample while the stream runs.

The sums are those of ``core.motion.arrival_line``, over the last minute and anew every half
second, so that a sample costs the same however long the stream has run.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.arrival_line import fit_line
from deblur_studio.core.motion.line import Line
from deblur_studio.core.motion.losses import (
    Loss,
    losses_in,
    losses_of_device_time,
    with_losses,
)
from deblur_studio.core.motion.sample_clock import WINDOW_S

Floats = NDArray[np.float64]

REFIT_S = 0.5
_MIN_FIT_S = 1.0
_KEPT = 16_384
_BATCH = 4_096


@dataclass(frozen=True)
class Timing:
    """How regular the stream is; ``jitter_s`` is the spread of the arrivals about the times.

    ``lost_samples`` is the likeliest number, ``lost_least`` to ``lost_most`` explain the arrivals
    too; ``last_loss_s`` is when the last of them was, on the clock of the arrivals.
    """

    rate_hz: float | None = None
    jitter_s: float | None = None
    lost_samples: int = 0
    lost_least: int = 0
    lost_most: int = 0
    last_loss_s: float | None = None

    def with_loss(self, loss: Loss, at_s: float) -> Timing:
        """One more loss."""
        return replace(
            self,
            lost_samples=self.lost_samples + loss.count,
            lost_least=self.lost_least + loss.least,
            lost_most=self.lost_most + loss.most,
            last_loss_s=at_s,
        )

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
        self._device_last_s = np.nan
        self.timing = replace(self.timing, rate_hz=None, jitter_s=None)

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
                self._follow_device(device_s)
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
        if self._device_origin_s is None:
            self._count_lost(first)
        line = fit_line(x[first:], arrival_s[first:])
        if line.step_s <= 0.0:
            return
        between_s = line.step_s * float(np.median(np.diff(x[first:])))
        jitter_s = float(np.std(arrival_s[first:] - line.at(x[first:])))
        self._line = line
        self.timing = replace(self.timing, rate_hz=1.0 / between_s, jitter_s=jitter_s)

    def _count_lost(self, first: int) -> None:
        """Take samples that were lost on the way into the index, once."""
        x, arrival_s = self._x[first : self._count], self._arrival_s[first : self._count]
        losses = losses_in(x, arrival_s)
        self._x[first : self._count] = with_losses(x, losses)
        for loss in losses:
            self._next_x += loss.count
            self.timing = self.timing.with_loss(loss, float(arrival_s[loss.index]))

    def _follow_device(self, device_s: Floats) -> None:
        """Count the steps of the device's own time in which samples are missing."""
        if self.timing.rate_hz is not None:
            since_s = np.append(self._device_last_s, device_s)
            for loss in losses_of_device_time(since_s, 1.0 / self.timing.rate_hz):
                self.timing = self.timing.with_loss(loss, float(self._last_s))
        self._device_last_s = float(device_s[-1])

    def _rising(self, times_s: Floats) -> Floats:
        least = 1e-6 * np.arange(1, len(times_s) + 1)
        rising = np.maximum.accumulate(np.maximum(times_s - least, self._last_s)) + least
        self._last_s = float(rising[-1])
        return np.asarray(rising)
