"""Seeded hand-shake: the angular rate of a camera that somebody tries to hold still.

The rate has its power between half a hertz and twelve, falling with frequency: slow sway below,
muscle tremor above, next to nothing beyond 20 Hz. Roll is half as strong as pan and tilt.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

_LOW_HZ, _HIGH_HZ = 0.5, 12.0
_STEEPNESS = 8  # of the upper edge; the variance above 20 Hz stays below one in a thousand
_AXES = np.array([1.0, 1.0, 0.5])
_UNUSED_S = 4.0  # the spectrum makes a loop; this much of it is cut away
_UP_M_S2 = np.array([0.0, -9.80665, 0.0])


def hand_shake(
    rng: np.random.Generator,
    rate_hz: float,
    duration_s: float,
    rms_rad_s: float,
    *,
    gravity: bool = False,
) -> ImuRecording:
    """Return a log of hand-shake from time zero, in sensor axes that are the camera's.

    Args:
        rng: Decides everything; the same state gives the same log.
        rate_hz: Samples a second, more than 24.
        duration_s: From the first to the last sample.
        rms_rad_s: Root mean square of the rate about x and about y; about z it is half of it.
        gravity: Whether the specific force of a camera held upright is there as well.
    """
    count = round(duration_s * rate_hz) + 1
    shaped = _coloured(rng, count + round(_UNUSED_S * rate_hz), rate_hz)[:count]
    gyro = shaped / np.sqrt(np.mean(shaped**2, axis=0)) * rms_rad_s * _AXES
    time_s = np.arange(count) / rate_hz
    return ImuRecording(
        time_s=time_s,
        gyro_rad_s=gyro,
        accel_m_s2=_gravity(gyro, 1 / rate_hz) if gravity else None,
        clock=told("seconds since the simulation began"),
        source=LogSource(
            (Path("simulated"),), hashlib.sha256(gyro.tobytes()).hexdigest(), "simulated"
        ),
    )


def _coloured(rng: np.random.Generator, count: int, rate_hz: float) -> Floats:
    """Return noise (count, 3) with the spectrum of a hand."""
    spectrum = np.fft.rfft(rng.standard_normal((count, 3)), axis=0)
    frequency_hz = np.fft.rfftfreq(count, 1 / rate_hz)
    passed = 1 / (1 + (frequency_hz / _HIGH_HZ) ** _STEEPNESS)
    amplitude = passed / np.sqrt(_LOW_HZ**2 + frequency_hz**2)
    amplitude[frequency_hz < _LOW_HZ] = 0.0
    coloured: Floats = np.fft.irfft(spectrum * amplitude[:, None], n=count, axis=0)
    return coloured


def _gravity(gyro: Floats, step_s: float) -> Floats:
    """Return the specific force (N, 3) m/s^2 that the turning camera measures at rest."""
    attitude = np.eye(3)
    force = np.empty_like(gyro)
    for index, step in enumerate(rotation_matrices(-gyro * step_s)):
        force[index] = attitude @ _UP_M_S2
        attitude = step @ attitude
    return force
