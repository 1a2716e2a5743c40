"""Where in the photo each node of the sharp picture was seen, and with which kernel.

A kernel's curve need not go round its middle: with a rolling shutter, rows far from the centre
were exposed when the camera pointed elsewhere. The patch that shows a place of the sharp
picture is therefore cut from where the camera saw it, and keeps the kernel of that place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import grid_nodes, radius_of, rasterise, samples_for, traces

Floats = NDArray[np.float64]
Image = NDArray[np.float32]

# Displacements change by well under half a pixel a pixel, so few rounds settle them.
_ROUNDS = 6
_COARSE_SAMPLES = 32


@dataclass(frozen=True, eq=False)
class Seen:
    """What the photo shows of N nodes of the sharp picture.

    ``shifts_px`` (N, 2) int, x and y, from the node to where the photo shows it; ``kernels``
    (N, k, k) float32, those of the photo there, around the shift; ``spreads_px`` (N,) float32,
    the RMS distance of a kernel's curve from its middle.
    """

    shifts_px: NDArray[np.intp]
    kernels: Image
    spreads_px: Image

    @property
    def radius_px(self) -> int:
        """Half the side of the kernels, without the middle."""
        return int(self.kernels.shape[-1] // 2)


def seen_at(path: CameraPath, camera: Camera, xs: Floats, ys: Floats) -> Seen:
    """Return where the nodes xs (C,) by ys (R,) px of the sharp picture were seen.

    Raises:
        BehindCameraError: The camera turns past a node.
    """
    nodes = grid_nodes(xs, ys)
    shifts = np.zeros_like(nodes)
    for _ in range(_ROUNDS):
        shifts = traces(path, camera, _inside(nodes + shifts, camera), _COARSE_SAMPLES).mean(axis=1)
    whole = np.rint(shifts).astype(np.intp)
    there = _inside(nodes + whole, camera)
    curves = traces(path, camera, there, samples_for(path, camera)) - whole[:, None]
    around = curves - curves.mean(axis=1, keepdims=True)
    spreads = np.sqrt(np.square(around).sum(axis=2).mean(axis=1)).astype(np.float32)
    return Seen(whole, rasterise(curves, radius_of(curves)), spreads)


def _inside(places_xy: Floats, camera: Camera) -> Floats:
    return np.clip(places_xy, 0.0, (camera.width - 1.0, camera.height - 1.0))
