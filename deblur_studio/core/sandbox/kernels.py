"""The kernels of a path over a picture, with the defocus of the lens."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import blur_extent_px, kernels_at, psf_field
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import PsfField
from deblur_studio.core.sandbox.convolution import convolved
from deblur_studio.core.sandbox.gallery import disk_of_radius
from deblur_studio.core.sandbox.settings import CameraSettings

Kernel = NDArray[np.float32]

ROWS, COLUMNS = 6, 8
SHARP_PX = 0.5
"""A disk of that radius and less leaves a picture as it is."""


@dataclass(frozen=True, eq=False)
class Kernels:
    """The kernels of a path over a picture, defocus included, in px of the picture's full size.

    ``extent_px`` is the length of the longest kernel without defocus.
    """

    path: CameraPath
    camera: Camera
    field: PsfField
    extent_px: float
    defocus_px: float

    def at(self, x: float, y: float) -> Kernel:
        """Return the kernel (k, k) at a pixel."""
        one = kernels_at(self.path, self.camera, np.array([x]), np.array([y]))
        kernel: Kernel = defocused_field(one, self.defocus_px).kernels[0]
        return kernel


def kernels_of(path: CameraPath, camera: Camera, settings: CameraSettings) -> Kernels:
    """Return the kernels over a picture.

    Raises:
        MotionError: The blur is longer than the picture, or the camera turns past the scene.
    """
    extent_px = blur_extent_px(path, camera)
    found = psf_field(path, camera, rows=ROWS, columns=COLUMNS)
    spread = defocused_field(found, settings.defocus_px)
    return Kernels(path, camera, spread, extent_px, settings.defocus_px)


def defocused_field(psfs: PsfField, radius_px: float) -> PsfField:
    """Return kernels spread by a disk of that radius; at half a pixel and less as they are."""
    if radius_px <= SHARP_PX:
        return psfs
    disk = disk_of_radius(radius_px)
    margin = disk.shape[0] // 2
    wide = np.pad(psfs.kernels, ((0, 0), (margin, margin), (margin, margin)))
    spread = np.stack([convolved(kernel, disk) for kernel in wide])
    return replace(psfs, kernels=spread)
