"""The unit of a sensor whose log does not state it, from the size of its values."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.formats.streams import DEGREE_RAD, STANDARD_GRAVITY_M_S2

Floats = NDArray[np.float64]

GYRO_FACTORS = {"rad/s": 1.0, "deg/s": DEGREE_RAD}
ACCEL_FACTORS = {"m/s^2": 1.0, "g": STANDARD_GRAVITY_M_S2}

_BRISK_MEDIAN_RAD_S = 3.0  # 170 deg/s: nobody shakes a camera so for half of a log
_BRISK_PEAK_RAD_S = 20.0
_SPLIT_ACCEL = 4.0  # between 1 (g) and 9.8 (m/s^2)


def guess_gyro_unit(values: Floats) -> str:
    """``deg/s`` where the values would be an impossible shake in rad/s, else ``rad/s``.

    A quiet log in deg/s cannot be told from a lively one in rad/s; callers say that they guessed.
    """
    norms = lengths(values)
    if len(norms) == 0:
        return "rad/s"
    brisk = np.median(norms) > _BRISK_MEDIAN_RAD_S or np.percentile(norms, 99) > _BRISK_PEAK_RAD_S
    return "deg/s" if brisk else "rad/s"


def guess_accel_unit(values: Floats) -> str:
    """``g`` where the median length is near 1 rather than near 9.8."""
    norms = lengths(values)
    return "g" if len(norms) and np.median(norms) < _SPLIT_ACCEL else "m/s^2"


def lengths(values: Floats) -> Floats:
    """(M,) lengths of those rows of ``values`` (N, 3) that are finite and not absurd."""
    with np.errstate(invalid="ignore"):
        usable = np.all(np.abs(values) < 1e9, axis=1)
    return np.asarray(np.linalg.norm(values[usable], axis=1))
