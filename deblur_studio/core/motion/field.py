"""The kernels of a camera path over a whole image."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import (
    PsfField,
    corner_nodes,
    grid_nodes,
    radius_of,
    rasterise,
    samples_for,
    traces,
)
from deblur_studio.core.told import told

Floats = NDArray[np.float64]


def psf_field(path: CameraPath, camera: Camera, *, rows: int = 12, columns: int = 16) -> PsfField:
    """Return kernels at the middles of a grid of equal cells over the image.

    Args:
        path: Poses.
        camera: Intrinsics of this image.
        rows: Rows of the grid.
        columns: Columns of the grid.

    Raises:
        BehindCameraError: The camera turns past a node.
    """
    xs = (np.arange(columns) + 0.5) * camera.width / columns - 0.5
    ys = (np.arange(rows) + 0.5) * camera.height / rows - 0.5
    return kernels_at(path, camera, xs, ys)


def kernels_at(path: CameraPath, camera: Camera, xs: Floats, ys: Floats) -> PsfField:
    """Return kernels at the nodes xs (C,) by ys (R,) px.

    Raises:
        MotionError: The blur is longer than the photo, so most of it saw something else.
        BehindCameraError: The camera turns past a node.
    """
    nodes = grid_nodes(xs, ys)
    curves = traces(path, camera, nodes, samples_for(path, camera))
    _check_reach(float(np.ptp(curves, axis=1).max()), camera)
    kernels = rasterise(curves, radius_of(curves))
    return PsfField(nodes, kernels, rows=len(ys), columns=len(xs))


def blur_extent_px(path: CameraPath, camera: Camera) -> float:
    """Return the largest distance between two points of one kernel, over the image, in px.

    Measured along eight directions at nine places, so at most 2 % short.

    Raises:
        MotionError: The blur is longer than the photo.
        BehindCameraError: The camera turns past a corner.
    """
    curves = traces(path, camera, corner_nodes(camera), 128)
    angles = np.arange(8) * np.pi / 8
    along = curves @ np.stack([np.cos(angles), np.sin(angles)])
    extent_px = float(np.ptp(along, axis=1).max())
    _check_reach(extent_px, camera)
    return extent_px


def _check_reach(extent_px: float, camera: Camera) -> None:
    if extent_px > max(camera.width, camera.height):
        raise MotionError(
            told(
                "This motion would blur by {extent:.0f} px, further than the photo of {width}"
                " x {height} px reaches; check the exposure, the focal length and the units of"
                " the log.",
                extent=extent_px,
                width=camera.width,
                height=camera.height,
            )
        )
