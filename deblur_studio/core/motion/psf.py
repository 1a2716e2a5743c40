"""Blur kernels (point spread functions) of a camera path.

Convention: a kernel is a convolution kernel. ``kernel[r + dy, r + dx]`` is the share of the
exposure during which pixel (x, y) saw the scene point of pixel (x - dx, y - dy); a white dot
on black therefore blurs into the picture of the kernel itself (to first order in how much the
kernels change over their own extent). r is the kernel's radius, its side is 2 r + 1.

The kernel holds the motion only. The lens and the pixel act on the sharp photo of a camera at
rest just as well, and that photo is what a restoration aims at.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.path import CameraPath, origin

Floats = NDArray[np.float64]

# Straight steps of a quarter pixel change a bilinear kernel by less than a thousandth.
_SAMPLES_PER_PX = 4
_MIN_SAMPLES, _MAX_SAMPLES = 32, 4096


@dataclass(frozen=True, eq=False)
class PsfField:
    """Kernels at the nodes of a grid over an image.

    ``centres_px`` (N, 2) float64, x and y of the nodes, row by row; ``kernels`` (N, k, k)
    float32, k odd, each sums to one; ``rows`` x ``columns`` = N is the grid.
    """

    centres_px: Floats
    kernels: NDArray[np.float32]
    rows: int
    columns: int

    @property
    def radius_px(self) -> int:
        """Half the side of the kernels, without the middle."""
        return int(self.kernels.shape[-1] // 2)


def traces(path: CameraPath, camera: Camera, nodes_xy: Floats, samples: int) -> Floats:
    """Return the curves that the kernels at some nodes are drawn along.

    Args:
        path: Poses.
        camera: Intrinsics of this image.
        nodes_xy: (N, 2) px.
        samples: Number S of instants, equally spaced over the exposure of each node's row.

    Returns:
        (N, S, 2) px, p - q(p, t): the displacement of the scene as pixel p sees it.

    Raises:
        BehindCameraError: The camera turns past a node.

    Source: non-uniform blur of a turning camera, Whyte et al., IJCV 98 (2012), section 3.
    """
    within_s = ((np.arange(samples) + 0.5) / samples - 0.5) * path.exposure_s
    rows_s = path.row_times_s(nodes_xy[:, 1], camera.height)
    curves = np.empty((len(nodes_xy), samples, 2))
    # Nodes of one image row share their instants, so the poses are looked up once a row.
    for row_s in np.unique(rows_s):
        here = rows_s == row_s
        nodes = nodes_xy[here, None]
        curves[here] = nodes - origin(path, camera, nodes, row_s + within_s[None])
    return curves


def samples_for(path: CameraPath, camera: Camera) -> int:
    """Return how many instants draw every kernel of the image without visible steps."""
    coarse = traces(path, camera, corner_nodes(camera), 64)
    length_px = np.linalg.norm(np.diff(coarse, axis=1), axis=-1).sum(axis=1).max()
    return int(np.clip(math.ceil(length_px * _SAMPLES_PER_PX), _MIN_SAMPLES, _MAX_SAMPLES))


def corner_nodes(camera: Camera) -> Floats:
    """Return nine pixels (9, 2): corners, middles of the edges, centre."""
    xs = np.array([0.0, (camera.width - 1) / 2, camera.width - 1.0])
    ys = np.array([0.0, (camera.height - 1) / 2, camera.height - 1.0])
    return grid_nodes(xs, ys)


def grid_nodes(xs: Floats, ys: Floats) -> Floats:
    """Return the nodes (len(ys) * len(xs), 2) of a grid, row by row."""
    return np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2).astype(np.float64)


def radius_of(curves: Floats) -> int:
    """Return the radius of the smallest kernel that holds curves (N, S, 2)."""
    return math.ceil(float(np.abs(curves).max()) + 1e-9) + 1


def rasterise(curves: Floats, radius_px: int) -> NDArray[np.float32]:
    """Draw curves (N, S, 2) px as kernels (N, 2 r + 1, 2 r + 1) float32 that sum to one.

    Every instant is shared bilinearly by the four pixels around it, which is what an image
    sampled bilinearly along the curve would give.
    """
    side = 2 * radius_px + 1
    place = np.clip(curves + radius_px, 0, 2 * radius_px - 1e-6)
    corner = place.astype(np.intp)
    fx, fy = np.moveaxis(place - corner, -1, 0)
    first = np.arange(len(curves))[:, None] * side * side + corner[..., 1] * side + corner[..., 0]
    weights = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy]
    flat = np.zeros(len(curves) * side * side)
    for offset, weight in zip((0, 1, side, side + 1), weights, strict=True):
        flat += np.bincount((first + offset).ravel(), weight.ravel(), minlength=len(flat))
    kernels: NDArray[np.float32] = flat.reshape(-1, side, side).astype(np.float32)
    return kernels / np.float32(curves.shape[1])
