"""The exact blur of a camera path: warp the sharp image to every instant and average.

Slow and right: the oracle that the fast operator is measured against, and what simulated
shots are made with.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import grid_nodes, samples_for, traces
from deblur_studio.core.progress import SILENT, Progress

Floats = NDArray[np.float64]
Image = NDArray[np.float32]

# Displacements are smooth; every 16th pixel and straight lines between are within 0.01 px.
_PITCH = 16


@dataclass(frozen=True, eq=False)
class WarpBlur:
    """A: y(p) = mean over the exposure of x(q(p, t)), bilinear, edges continued outwards.

    Acts on images (H, W, C) float32 of the camera's size, in linear light.
    ``poses`` is the number of instants (0: four for every pixel of path).
    Source: projective motion path blur, Tai et al., PAMI 33 (2011).
    """

    path: CameraPath
    camera: Camera
    poses: int = 0
    _curves: Floats = field(init=False, repr=False)

    def __post_init__(self) -> None:
        poses = self.poses or samples_for(self.path, self.camera)
        xs, ys = _knots(self.camera.width), _knots(self.camera.height)
        curves = traces(self.path, self.camera, grid_nodes(xs, ys), poses)
        curves = np.moveaxis(curves, 1, 0).reshape(poses, len(ys), len(xs), 2)
        object.__setattr__(self, "_curves", curves)

    def apply(self, image: Image, progress: Progress = SILENT) -> Image:
        """Return the blurred image (H, W, C) float32."""
        total = np.zeros(image.shape, np.float32)
        for index in range(len(self._curves)):
            progress.checkpoint(index / len(self._curves), "Blurring")
            map_x, map_y = self._origins(index)
            warped = cv2.remap(
                image, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
            )
            total += warped.reshape(image.shape)
        return total / np.float32(len(self._curves))

    def adjoint(self, image: Image, progress: Progress = SILENT) -> Image:
        """Return A^T of an image (H, W, C) float32: every pixel handed back where it came from."""
        total = np.zeros((self.camera.height * self.camera.width, image.shape[2]))
        for index in range(len(self._curves)):
            progress.checkpoint(index / len(self._curves), "Blurring backwards")
            self._scatter(image, *self._origins(index), total)
        return (total / len(self._curves)).reshape(image.shape).astype(np.float32)

    def _origins(self, index: int) -> tuple[Image, Image]:
        """Return q(p, t) at one instant as two maps (H, W), clipped to the image."""
        height, width = self.camera.height, self.camera.width
        down, across = _straight(height), _straight(width)
        map_x = np.arange(width) - down @ self._curves[index, ..., 0] @ across.T
        map_y = np.arange(height)[:, None] - down @ self._curves[index, ..., 1] @ across.T
        return (
            np.clip(map_x, 0, width - 1).astype(np.float32),
            np.clip(map_y, 0, height - 1).astype(np.float32),
        )

    def _scatter(self, image: Image, map_x: Image, map_y: Image, total: Floats) -> None:
        height, width = map_x.shape
        left = np.minimum(map_x.astype(np.intp), max(width - 2, 0))
        top = np.minimum(map_y.astype(np.intp), max(height - 2, 0))
        fx, fy = map_x - left, map_y - top
        right, below = np.minimum(left + 1, width - 1), np.minimum(top + 1, height - 1)
        for rows, part_y in ((top, 1 - fy), (below, fy)):
            for columns, part_x in ((left, 1 - fx), (right, fx)):
                flat, weight = (rows * width + columns).ravel(), part_y * part_x
                for channel in range(image.shape[2]):
                    shares = (image[..., channel] * weight).ravel()
                    total[:, channel] += np.bincount(flat, shares, minlength=len(total))


def _knots(size: int) -> Floats:
    count = max(2, -(-(size - 1) // _PITCH) + 1)
    return np.linspace(0.0, size - 1.0, count)


def _straight(size: int) -> Floats:
    """Return the matrix (size, knots) that draws straight lines between values at the knots."""
    knots = _knots(size)
    matrix = np.empty((size, len(knots)))
    for index, unit in enumerate(np.eye(len(knots))):
        matrix[:, index] = np.interp(np.arange(size), knots, unit) if size > 1 else unit[0]
    return matrix
