"""The zero offset of a gyroscope, from a stretch in which the sensor lay still."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.recording import ImuRecording

Floats = NDArray[np.float64]

_STILL_S = 0.5
# A hand held as still as it can trembles by 0.02 rad/s and more; a table by less than this.
_STILL_RAD_S = 0.008
_MAX_BIAS_RAD_S = 0.2
# A bias does not wander within this time, so the stillest stretch of it beats the nearest one,
# which reaches into the motion that ends the stillness.
_STEADY_S = 5.0


@dataclass(frozen=True)
class StillBias:
    """Mean rate (rad/s, sensor axes) of the still stretch from ``start_s`` to ``end_s``.

    ``noise_rad_s`` is the standard deviation about it, the worst of the three axes.
    """

    bias_rad_s: tuple[float, float, float]
    start_s: float
    end_s: float
    noise_rad_s: float


def still_bias(recording: ImuRecording, near_s: float) -> StillBias | None:
    """Return the bias of a still half second near a time, None when nothing is still.

    Of those that begin within five seconds of the nearest one, the stillest is taken.

    A mean over a moving hand would be motion, not bias; so without stillness there is none.

    Args:
        recording: Log.
        near_s: Time on the log's clock, such as the middle of the exposure.
    """
    count = round(_STILL_S * recording.rate_hz)
    if count < 4 or len(recording.time_s) < count:
        return None
    mean, spread = _moving(recording.gyro_rad_s, count)
    start_s, end_s = recording.time_s[: 1 - count or None], recording.time_s[count - 1 :]
    still = (spread.max(axis=1) < _STILL_RAD_S) & (np.abs(mean).max(axis=1) < _MAX_BIAS_RAD_S)
    still &= end_s - start_s < 1.2 * _STILL_S
    if not still.any():
        return None
    distance = np.where(still, np.abs((start_s + end_s) / 2 - near_s), np.inf)
    about_as_near = distance <= distance.min() + _STEADY_S
    best = int(np.argmin(np.where(about_as_near, spread.max(axis=1), np.inf)))
    x, y, z = (float(value) for value in mean[best])
    return StillBias((x, y, z), float(start_s[best]), float(end_s[best]), float(spread[best].max()))


def _moving(rate: Floats, count: int) -> tuple[Floats, Floats]:
    """Return mean and standard deviation (N - count + 1, 3) of every run of ``count`` samples."""
    centred = rate - rate.mean(axis=0)
    zero = np.zeros((1, 3))
    sums = np.concatenate([zero, np.cumsum(centred, axis=0)])
    squares = np.concatenate([zero, np.cumsum(centred**2, axis=0)])
    mean = (sums[count:] - sums[:-count]) / count
    variance = (squares[count:] - squares[:-count]) / count - mean**2
    return mean + rate.mean(axis=0), np.sqrt(np.maximum(variance, 0.0))
