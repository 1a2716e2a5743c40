"""The log that a sensor in the camera would have written of a path."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.spatial.transform import Rotation

from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure

Floats = NDArray[np.float64]

# As fine as camera_path integrates, so that it finds the same poses.
_STEP_S, _MIN_STEPS = 1e-3, 32
_STILL_S = 1.0
_UP_M_S2 = np.array([0.0, -9.80665, 0.0])


def recording_of(path: CameraPath) -> tuple[ImuRecording, Exposure]:
    """Return a log in camera axes that gives the path's rotations back, and its exposure.

    Before and after the path the camera is held still for a second, so that the bias can be
    told; the exposure lies in the middle. The accelerometer shows gravity alone: steady travel
    has no acceleration.
    """
    span_s = float(path.time_s[-1] - path.time_s[0])
    steps = max(_MIN_STEPS, math.ceil(span_s / _STEP_S))
    still = math.ceil(_STILL_S * steps / span_s)
    edges_s = np.linspace(path.time_s[0], path.time_s[-1], steps + 1)
    rate = np.zeros((steps + 2 * still, 3))
    rate[still : still + steps] = _rates(path.poses_at(edges_s)[0], span_s / steps)
    time_s = np.arange(len(rate)) * span_s / steps
    middle_s = float(time_s[-1]) / 2
    gyro_sha256 = hashlib.sha256(rate.tobytes()).hexdigest()
    recording = ImuRecording(
        time_s,
        rate,
        np.broadcast_to(_UP_M_S2, rate.shape).copy(),
        "seconds since the simulation began",
        LogSource((Path("sandbox.gcsv"),), gyro_sha256, "simulated"),
    )
    return recording, Exposure(middle_s - path.exposure_s / 2, path.exposure_s)


def _rates(rotations: Floats, step_s: float) -> Floats:
    """Return the steady rates (N, 3) rad/s between attitudes (N + 1, 3, 3)."""
    steps = rotations[1:] @ np.swapaxes(rotations[:-1], 1, 2)
    # The camera's axes turn with +rate, so what it sees turns with -rate.
    turned: Floats = -Rotation.from_matrix(steps).as_rotvec() / step_s
    return turned
