"""A path drawn with the mouse, as the motion of a camera."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

_POSES = 512


def drawn_path(
    points_xy_px: Floats,
    camera: Camera,
    exposure_s: float,
    *,
    steady: bool = True,
    centred: bool = True,
) -> CameraPath:
    """Return the pan and tilt whose kernel at the picture's centre is the drawn line.

    Turning so that the centre looks along (-dx / fx, -dy / fy, 1) moves its scene by (dx, dy).
    Before and after the exposure of the centre row the camera rests where the line ends.

    Args:
        points_xy_px: (N, 2) px, x right, y down; only their places relative to where the line
            is in the middle of the exposure count.
        camera: Camera of the picture.
        exposure_s: How long drawing the line takes.
        steady: Whether the line is walked at a steady pace; else each point takes the same time,
            so that slow drawing leaves bright places.
        centred: Whether the place in mid-exposure is where the scene is seen; else points are
            displacements from where it is at rest.

    Raises:
        MotionError: There is no point, or one of them is not a number.
    """
    line = np.asarray(points_xy_px, dtype=np.float64).reshape(-1, 2)
    if len(line) == 0 or not np.isfinite(line).all():
        raise MotionError(
            told("The drawn path holds no points that could be followed; draw it again.")
        )
    span_s = exposure_s + camera.readout_s
    time_s = np.linspace(-span_s / 2, span_s / 2, _POSES + 1)
    places = _walked(line, np.clip(time_s / exposure_s + 0.5, 0.0, 1.0), steady=steady)
    moved_px = places - places[_POSES // 2] if centred else places
    rotations = _turns(moved_px / (camera.fx_px, camera.fy_px))
    return CameraPath(time_s, rotations, np.zeros((len(time_s), 3)), exposure_s, camera.readout_s)


def _walked(line: Floats, share: Floats, *, steady: bool) -> Floats:
    """Return the places (M, 2) on a line (N, 2) after shares (M,) of the way."""
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1) if steady else np.ones(len(line) - 1)
    way = np.concatenate([[0.0], np.cumsum(steps)])
    return np.stack([np.interp(share * way[-1], way, axis) for axis in line.T], axis=1)


def _turns(slopes: Floats) -> Floats:
    """Return rotations (M, 3, 3) after which the axis looks along (-slope, 1), without roll."""
    # R^T e_z = u, so R is the shortest turn from u to e_z: about (-u_y, u_x, 0) backwards.
    length = np.linalg.norm(slopes, axis=1, keepdims=True)
    angle = np.arctan(length)
    axis = np.concatenate([-slopes[:, 1:], slopes[:, :1], np.zeros_like(length)], axis=1)
    return rotation_matrices(axis * (angle / np.maximum(length, 1e-300)))
