"""How still a sensor lies, and what it measures while it does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STILL_RAD_S = 0.008
"""Noise of the rate below which a sensor lies on something; a hand trembles by more."""


@dataclass(frozen=True)
class Stillness:
    """A stretch at the end of a stream.

    ``noise_rad_s`` is the standard deviation of the rate, the worst of the three axes;
    ``rate_rad_s`` and ``accel_m_s2`` are means, in sensor axes.
    """

    duration_s: float
    noise_rad_s: float
    rate_rad_s: tuple[float, float, float]
    accel_m_s2: tuple[float, float, float]


def last_stretch(
    time_s: Floats, gyro_rad_s: Floats, accel_m_s2: Floats, length_s: float
) -> Stillness | None:
    """Return what the last ``length_s`` were like, None while the stream is shorter.

    Args:
        time_s: (N,) increasing.
        gyro_rad_s: (N, 3).
        accel_m_s2: (N, 3), NaN where nothing was measured.
        length_s: How much to look at.
    """
    if len(time_s) < 4 or time_s[-1] - time_s[0] < length_s:
        return None
    first = int(np.searchsorted(time_s, time_s[-1] - length_s))
    rate, accel = gyro_rad_s[first:], accel_m_s2[first:]
    rate = rate[np.isfinite(rate).all(axis=1)]
    accel = accel[np.isfinite(accel).all(axis=1)]
    if len(rate) < 4 or len(accel) < 1:
        return None
    return Stillness(
        float(time_s[-1] - time_s[first]),
        float(rate.std(axis=0).max()),
        _three(rate.mean(axis=0)),
        _three(accel.mean(axis=0)),
    )


def _three(values: Floats) -> tuple[float, float, float]:
    x, y, z = (float(value) for value in values)
    return x, y, z
