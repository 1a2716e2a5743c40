"""Kernels and motion of a tile of a photo, as the arrays that networks are given."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import grid_nodes, radius_of, rasterise, samples_for, traces

Floats = NDArray[np.float64]
Image = NDArray[np.float32]

MOTION_STEPS = 8
_MOTION_NODES = 5
_SAMPLES_A_STEP = 8


@dataclass(frozen=True)
class Tile:
    """A rectangle of a photo, px."""

    left: int
    top: int
    width: int
    height: int


def cell_centres(tile: Tile, cell_px: int) -> tuple[Floats, Floats]:
    """Return x (C,) and y (R,) in px of the photo of the middles of a tile's cells."""
    across = (np.arange(-(-tile.width // cell_px)) + 0.5) * cell_px - 0.5
    down = (np.arange(-(-tile.height // cell_px)) + 0.5) * cell_px - 0.5
    return (
        tile.left + np.minimum(across, tile.width - 1.0),
        tile.top + np.minimum(down, tile.height - 1.0),
    )


def cell_curves(path: CameraPath, camera: Camera, tile: Tile, cell_px: int) -> Floats:
    """Return the curves (R, C, S, 2) px that the kernels of a tile's cells are drawn along."""
    xs, ys = cell_centres(tile, cell_px)
    curves = traces(path, camera, grid_nodes(xs, ys), samples_for(path, camera))
    return curves.reshape(len(ys), len(xs), -1, 2)


def cell_kernels(curves: Floats, radius_px: int = 0) -> Image:
    """Return the kernels (R, C, k, k) of curves; ``radius_px`` 0: the least that holds them."""
    rows, columns = curves.shape[:2]
    flat = curves.reshape(rows * columns, -1, 2)
    kernels = rasterise(flat, radius_px or radius_of(flat))
    return kernels.reshape(rows, columns, *kernels.shape[1:])


def motion_steps(path: CameraPath, camera: Camera, tile: Tile) -> Image:
    """Return how far the scene moves in each eighth of the exposure, (2 * MOTION_STEPS, n, n) px.

    x and y of each step in turn, at the middles of n x n equal parts of the tile.
    """
    middles = (np.arange(_MOTION_NODES) + 0.5) / _MOTION_NODES
    xs = tile.left + middles * tile.width - 0.5
    ys = tile.top + middles * tile.height - 0.5
    samples = MOTION_STEPS * _SAMPLES_A_STEP
    curves = traces(path, camera, grid_nodes(xs, ys), samples + 1)
    steps = np.diff(curves[:, ::_SAMPLES_A_STEP], axis=1)
    planes = steps.reshape(_MOTION_NODES, _MOTION_NODES, 2 * MOTION_STEPS)
    return np.ascontiguousarray(planes.transpose(2, 0, 1)).astype(np.float32)
