"""The 24 ways in which a sensor's axes lie along those of the camera."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera

Floats = NDArray[np.float64]


def axis_mountings() -> tuple[Floats, ...]:
    """Return the 24 rotations (3, 3) that lay axes along axes."""
    found = []
    for order in itertools.permutations(range(3)):
        for signs in itertools.product((1.0, -1.0), repeat=3):
            matrix = np.zeros((3, 3))
            matrix[range(3), order] = signs
            if np.linalg.det(matrix) > 0:
                found.append(matrix)
    return tuple(found)


def mounted_ways(camera: Camera, free: Sequence[str]) -> list[Camera]:
    """Return the camera as told and, where "mounting" is free, with every other mounting.

    They lie along the axes of the told one: of a told tilt the tilt is kept.
    """
    if "mounting" not in free:
        return [camera]
    turned = [axes @ camera.mounting() for axes in axis_mountings()]
    ways = [tuple((row[0], row[1], row[2]) for row in each.tolist()) for each in turned]
    return [camera.replaced(imu_to_camera=way) for way in ways]
