"""A camera path as curves to draw: how far it turned and travelled at each time."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.path import CameraPath

Floats = NDArray[np.float64]

_MOST = 400


@dataclass(frozen=True, eq=False)
class PathCurves:
    """``time_ms`` (N,), ``turned_deg`` (N, 3) about x, y, z and ``moved_mm`` (N, 3) of the camera.

    Axes are those of the camera in mid-exposure; turning right is positive about y.
    """

    time_ms: Floats
    turned_deg: Floats
    moved_mm: Floats

    @classmethod
    def of(cls, path: CameraPath) -> PathCurves:
        """Return the curves of the centre row's exposure, at no more than a few hundred times."""
        during = np.abs(path.time_s) <= path.exposure_s / 2 + 1e-9
        chosen = np.flatnonzero(during)
        chosen = chosen[:: max(1, len(chosen) // _MOST)]
        # A path holds what turns axes at the reference into axes then: the camera's own turn
        # is the inverse.
        turns = np.swapaxes(path.rotations[chosen], -1, -2)
        return cls(
            path.time_s[chosen] * 1000, np.degrees(_vectors(turns)), path.positions_m[chosen] * 1000
        )

    @property
    def travels(self) -> bool:
        """Whether the camera moved, and not only turned."""
        return bool(np.ptp(self.moved_mm, axis=0).max(initial=0.0) > 1e-6)


def turned(vector_rad: Floats, points: Floats) -> Floats:
    """Return points (N, 3) turned about a rotation vector (3,), by Rodrigues' formula."""
    angle = float(np.linalg.norm(vector_rad))
    if angle < 1e-12:
        return points
    axis = vector_rad / angle
    along = (points @ axis)[:, None] * axis
    aside = np.cross(axis, points)
    found: Floats = along + (points - along) * np.cos(angle) + aside * np.sin(angle)
    return found


def _vectors(rotations: Floats) -> Floats:
    """Return the rotation vectors (N, 3) rad of rotations (N, 3, 3) by less than half a turn."""
    skew = np.stack(
        [
            rotations[:, 2, 1] - rotations[:, 1, 2],
            rotations[:, 0, 2] - rotations[:, 2, 0],
            rotations[:, 1, 0] - rotations[:, 0, 1],
        ],
        axis=1,
    )
    sine = np.linalg.norm(skew, axis=1) / 2
    cosine = (np.trace(rotations, axis1=1, axis2=2) - 1) / 2
    angle = np.arctan2(sine, cosine)
    found: Floats = skew * (angle / np.maximum(2 * sine, 1e-12))[:, None]
    return found
