"""The bytes that a WitMotion sensor would send; for replay, simulation and tests."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.witmotion.headers import ANSWER, MARK, MOTION, Bytes
from deblur_studio.core.motion.witmotion.samples import (
    ACCEL_SCALE_M_S2,
    ANGLE_SCALE_DEG,
    GYRO_SCALE_RAD_S,
)

Floats = NDArray[np.float64]

_LEAST, _MOST = -32768, 32767


def motion_frames(accel_m_s2: Floats, gyro_rad_s: Floats, angle_deg: Floats) -> Bytes:
    """Motion frames (N, 20) of values (N, 3); what exceeds the sensor's range is clipped."""
    counts = np.hstack(
        [accel_m_s2 / ACCEL_SCALE_M_S2, gyro_rad_s / GYRO_SCALE_RAD_S, angle_deg / ANGLE_SCALE_DEG]
    )
    words = np.clip(np.round(np.nan_to_num(counts)), _LEAST, _MOST).astype("<i2")
    frames = np.empty((len(words), 20), np.uint8)
    frames[:, 0], frames[:, 1] = MARK, MOTION
    frames[:, 2:] = words.view(np.uint8)
    return frames


def answer_frame(register: int, values: Sequence[int]) -> bytes:
    """The answer to the read of ``register``; up to eight values, the rest are zero."""
    words = np.zeros(8, "<i2")
    words[: len(values)] = values
    return bytes((MARK, ANSWER, register, 0)) + words.tobytes()
