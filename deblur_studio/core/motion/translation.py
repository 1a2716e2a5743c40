"""How the camera moved sideways while the shutter was open, from its accelerometer.

Far weaker knowledge than rotation: one degree of tilt error looks like 0.9 mm of travel in a
tenth of a second, and the velocity at the start is unknown. So this is an option that is off
until a scene depth is given, and it assumes that the hand stays where it is over a second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

# The hand is taken to have no net velocity over this long around the exposure.
AROUND_S = 1.0


def positions_m(
    recording: ImuRecording, mounting: Floats, log_s: Floats, rotations: Floats
) -> Floats:
    """Integrate specific force twice to the camera's position.

    Args:
        recording: Log with acceleration.
        mounting: (3, 3) sensor axes to camera axes.
        log_s: (N,) equally spaced times on the log's clock.
        rotations: (N, 3, 3) reference axes to camera axes at those times.

    Returns:
        (N, 3) m in camera axes of the reference instant, with no net velocity over the whole
        stretch and measured from its mean place. Gravity is the mean force over the stretch.

    Raises:
        MotionError: The log has no acceleration there.

    Source: strapdown integration, Titterton & Weston (2004), chapter 3.
    """
    force = _force(recording, log_s) @ mounting.T
    in_reference = np.einsum("nji,nj->ni", rotations, force)
    step_s = float(log_s[1] - log_s[0])
    velocity = _integrated(_about_mean(in_reference), step_s)
    return _about_mean(_integrated(_about_mean(velocity), step_s))


def _about_mean(values: Floats) -> Floats:
    """Return values (N, 3) less their mean, in which the ends of the stretch count little.

    A plain mean over a tremor that does not fit the stretch a whole number of times would be
    taken for gravity or for travel.
    """
    weight = np.hanning(len(values) + 2)[1:-1, None]
    about: Floats = values - (weight * values).sum(axis=0) / weight.sum()
    return about


def _force(recording: ImuRecording, log_s: Floats) -> Floats:
    name = recording.source.paths[0].name
    if recording.accel_m_s2 is None:
        raise MotionError(
            told(
                "{name} has no acceleration, so nothing is known about sideways motion; leave"
                " the scene depth out.",
                name=name,
            )
        )
    columns = [np.interp(log_s, recording.time_s, axis) for axis in recording.accel_m_s2.T]
    force = np.stack(columns, axis=1)
    if not np.isfinite(force).all():
        raise MotionError(
            told(
                "{name} has no acceleration around the exposure; leave the scene depth out or"
                " choose another stretch.",
                name=name,
            )
        )
    return force


def _integrated(values: Floats, step_s: float) -> Floats:
    """Return the integral (N, 3) by the trapezoid rule, zero at the start."""
    steps = (values[1:] + values[:-1]) / 2 * step_s
    return np.concatenate([np.zeros((1, 3)), np.cumsum(steps, axis=0)])
