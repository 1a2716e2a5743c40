"""A simulated shot: what a camera would have recorded while it moved."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.progress import SILENT, Progress

Image = NDArray[np.float32]


def simulate_shot(
    sharp: Image,
    camera: Camera,
    path: CameraPath,
    noise: NoiseModel,
    rng: np.random.Generator,
    progress: Progress = SILENT,
) -> Image:
    """Return the blurred, noisy and clipped photo (H, W, C) float32 of a sharp scene.

    Args:
        sharp: (H, W, C) float32 linear light, what a camera at rest would have recorded.
        camera: Its camera.
        path: What the camera did while the shutter was open.
        noise: Of the sensor, drawn after the blur.
        rng: Where the noise comes from; the same state gives the same photo.
        progress: Told several times a second.

    Raises:
        CameraError: The camera is for another image size.
        BehindCameraError: The camera turns past the scene.
        Cancelled: ``progress`` asked to stop.
    """
    if sharp.shape[:2] != (camera.height, camera.width):
        raise CameraError(
            f"The camera is for {camera.width} x {camera.height} pixels but the picture has"
            f" {sharp.shape[1]} x {sharp.shape[0]}."
        )
    blurred = WarpBlur(path, camera).apply(sharp, progress)
    return np.clip(noise.draw(blurred, rng), np.float32(0), np.float32(1))
