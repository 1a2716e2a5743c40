"""How a sensor sits on a camera, from where gravity points in three poses of the camera."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import CameraError
from deblur_studio.core.motion.mounting import (
    Mounting,
    mounting_from_string,
    string_from_mounting,
)
from deblur_studio.core.told import told

Floats = NDArray[np.float64]
Vector = tuple[float, float, float]

_GRAVITY_M_S2 = 9.81
_ALONG_AXES_DEG = 8.0  # sensors are stuck on square; what is off by less is the hand's
_WORST_DEG = 20.0


class Pose(Enum):
    """A pose of the camera; the value is the camera axis that points down: x right, z forward."""

    LEVEL = 1
    LENS_DOWN = 2
    RIGHT_SIDE_DOWN = 0


@dataclass(frozen=True)
class FoundMounting:
    """R_ci (3 x 3) and, where it lies along the axes, its orientation string.

    ``worst_deg`` is by how much the poses contradict each other, at worst.
    """

    mounting: Mounting
    orientation: str | None
    worst_deg: float


def check_pose(accel_m_s2: Vector) -> None:
    """Refuse what is not gravity alone.

    Raises:
        CameraError: The sensor was moved meanwhile, or its accelerometer is off by a tenth.
    """
    length = math.hypot(*accel_m_s2)
    if not abs(length / _GRAVITY_M_S2 - 1.0) < 0.1:
        raise CameraError(
            told(
                "The accelerometer shows {length:.1f} m/s² instead of 9.8; hold the camera"
                " still in this pose and take it again.",
                length=length,
            )
        )


def mounting_from_poses(level: Vector, lens_down: Vector, right_side_down: Vector) -> FoundMounting:
    """Return the mounting that explains three measurements of gravity best.

    Args:
        level: Mean acceleration in sensor axes, camera level as for a landscape photo.
        lens_down: The same with the lens straight down.
        right_side_down: The same with the lens level and the right side down, seen from behind.

    Raises:
        CameraError: The poses do not stand at right angles, or two were exchanged.

    Source: orthogonal Procrustes problem, Schoenemann, Psychometrika 31 (1966).
    """
    # At rest the accelerometer shows up, so the camera axis that points down is its opposite.
    measured = [right_side_down, level, lens_down]
    rows = np.array([_unit(vector) for vector in measured]) * -1.0
    u, _, vt = np.linalg.svd(rows)
    rotation = u @ vt
    worst_deg = max(_between_deg(row, fit) for row, fit in zip(rows, rotation, strict=True))
    if worst_deg > _WORST_DEG:
        raise CameraError(
            told(
                "The three poses are {worst:.0f}° away from right angles; take them again,"
                " each as the picture shows.",
                worst=worst_deg,
            )
        )
    if np.linalg.det(rotation) < 0:
        raise CameraError(
            told(
                "The third pose was turned to the wrong side; turn the camera so that its right"
                " side, seen from behind, points down."
            )
        )
    return _snapped(rotation, worst_deg)


def _snapped(rotation: Floats, worst_deg: float) -> FoundMounting:
    """Take the exact axes where the rotation lies close to them."""
    near = np.zeros((3, 3))
    for row, axis in enumerate(np.abs(rotation).argmax(axis=1)):
        near[row, axis] = math.copysign(1.0, rotation[row, axis])
    exact = string_from_mounting(_rows(near))
    angle_deg = max(_between_deg(row, axis) for row, axis in zip(rotation, near, strict=True))
    if exact is not None and angle_deg < _ALONG_AXES_DEG:
        return FoundMounting(mounting_from_string(exact), exact, worst_deg)
    return FoundMounting(_rows(rotation), None, worst_deg)


def _rows(matrix: Floats) -> Mounting:
    return tuple((float(x), float(y), float(z)) for x, y, z in matrix)


def _unit(vector: Sequence[float]) -> Floats:
    check_pose((vector[0], vector[1], vector[2]))
    return np.asarray(vector, dtype=np.float64) / math.hypot(*vector)


def _between_deg(a: Floats, b: Floats) -> float:
    cosine = float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))
    return math.degrees(math.acos(min(max(cosine, -1.0), 1.0)))
