"""What every restoration method is given."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import RestoreError
from deblur_studio.core.imaging.noise import NoiseModel, estimate_noise
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Mask = NDArray[np.bool_]

SATURATED = 0.97


@dataclass(frozen=True, eq=False)
class Problem:
    """A blurred photo, how it was blurred and how noisy it is.

    ``pixels`` (H, W, C) float32 linear light; ``saturated`` (H, W) where a channel is clipped
    and the pixel therefore says only "at least this bright". Methods leave sentences for the
    user in ``remarks``.
    """

    pixels: Image
    camera: Camera
    path: CameraPath
    blur: EffBlur
    noise: NoiseModel
    saturated: Mask
    remarks: list[str] = field(default_factory=list)


def prepare(
    pixels: Image,
    camera: Camera,
    path: CameraPath,
    noise: NoiseModel | None = None,
    progress: Progress = SILENT,
) -> Problem:
    """Return the problem of a photo (H, W, C); its noise is estimated when not given.

    Raises:
        RestoreError: The photo's size is not the camera's, or it holds NaN or infinity.
    """
    if pixels.shape[:2] != (camera.height, camera.width):
        raise RestoreError(
            told(
                "The camera is for {width} x {height} pixels but the photo has {wide} x {high}.",
                width=camera.width,
                height=camera.height,
                wide=pixels.shape[1],
                high=pixels.shape[0],
            )
        )
    if not np.isfinite(pixels).all():
        raise RestoreError(told("The photo holds values that are not numbers; export it again."))
    progress.checkpoint(0.0, "Drawing the kernels")
    blur = EffBlur.of_path(path, camera)
    progress.checkpoint(0.5, "Estimating the noise")
    noise = noise or estimate_noise(pixels)
    progress.checkpoint(1.0, "Looking for clipped highlights")
    return Problem(
        pixels=pixels,
        camera=camera,
        path=path,
        blur=blur,
        noise=noise,
        saturated=np.asarray((pixels >= SATURATED).any(axis=2)),
    )


def dilated(mask: Mask, radius_px: int) -> Mask:
    """Return the mask (H, W) grown by a square of the given radius."""
    side = 2 * radius_px + 1
    return cv2.dilate(mask.astype(np.uint8), np.ones((side, side), np.uint8)).astype(bool)
