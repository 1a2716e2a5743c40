"""What a sensor measured, whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Gap:
    """A stretch without samples; nothing may be interpolated across it."""

    start_s: float
    end_s: float


@dataclass(frozen=True)
class LogSource:
    """Where a recording came from: its files, their hashes and how they were read."""

    paths: tuple[Path, ...]
    sha256: str
    format: str
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class ImuRecording:
    """Angular rate, and acceleration where there is one, on one clock.

    ``time_s`` (N,) float64 seconds, strictly increasing, as the log counts them: nothing is
    subtracted, so that a time read in the log is a time here.
    ``gyro_rad_s`` (N, 3) float64 in sensor axes. ``accel_m_s2`` (N, 3) float64 at the same
    times or None; NaN where the accelerometer has no neighbouring samples. The accelerometer
    measures specific force: at rest it shows +9.81 m/s^2 upwards.
    ``clock`` says in words what time zero is ("seconds since boot", "Unix time", ...);
    ``marks_s`` are instants that somebody marked while it was recorded ("shutter pressed").
    ``unix_origin_s`` is the Unix time at time zero where the log tells, else None.
    """

    time_s: Floats
    gyro_rad_s: Floats
    accel_m_s2: Floats | None
    clock: str
    source: LogSource
    unix_origin_s: float | None = None
    gaps: tuple[Gap, ...] = ()
    warnings: tuple[str, ...] = ()
    marks_s: tuple[float, ...] = ()

    @property
    def duration_s(self) -> float:
        """Seconds from the first to the last sample."""
        return float(self.time_s[-1] - self.time_s[0])

    @property
    def rate_hz(self) -> float:
        """Samples a second: the inverse of the median interval."""
        return float(1.0 / np.median(np.diff(self.time_s)))

    def has_gap_in(self, start_s: float, end_s: float) -> bool:
        """Whether a gap overlaps the stretch."""
        return any(gap.start_s < end_s and gap.end_s > start_s for gap in self.gaps)
