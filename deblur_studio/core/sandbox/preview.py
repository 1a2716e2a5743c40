"""The blurred picture of a state, at any size.

The defocus of the lens acts on the scene before the motion does. Kernels are shown with it,
restorations know of the motion alone, as those of real photos do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.sandbox.quick import blur_transformed, quick_blur
from deblur_studio.core.sandbox.scene import AtRest, Scene
from deblur_studio.core.sandbox.settings import CameraSettings

Image = NDArray[np.float32]
Rgb8 = NDArray[np.uint8]

FINE_PX = 500_000
_LEAST_NOISE = 1e-4  # what rounding alone leaves
_LEVELS = 65535


@dataclass(frozen=True, eq=False)
class Blurred:
    """What the camera would have recorded, (h, w, 3) linear light and as it looks on a screen.

    ``sharp`` is what it would have recorded at rest and in focus; ``camera`` is for this size,
    ``full_width`` that of the picture at full size.
    """

    pixels: Image
    rgb8: Rgb8
    sharp: Image
    sharp_rgb8: Rgb8
    camera: Camera
    path: CameraPath
    noise: NoiseModel
    full_width: int

    @property
    def scale(self) -> float:
        """Pixels of this picture for each one of the picture at full size."""
        return self.camera.width / self.full_width


def blurred(
    scene: Scene,
    camera: Camera,
    path: CameraPath,
    settings: CameraSettings,
    seed: int,
    *,
    most_px: int = FINE_PX,
    progress: Progress = SILENT,
) -> Blurred:
    """Return what the camera records of a scene.

    Args:
        scene: The sharp picture.
        camera: Its camera at full size.
        path: What the camera did.
        settings: Defocus, brightness and noise.
        seed: Draws the noise.
        most_px: Largest number of pixels of the result.
        progress: Told several times.

    Raises:
        MotionError: The blur is longer than the picture, or the camera turns past the scene.
        PhotoError: The picture is not made of numbers.
    """
    rest = scene.at_rest(most_px, settings.brightness, seed)
    height, width = rest.light.shape[:2]
    small = camera.scaled(width, height)
    progress.checkpoint(0.1, "Blurring")
    radius_px = settings.defocus_px * width / camera.width
    pixels = _moved(rest, small, path, radius_px, Part(progress, 0.1, 0.9))
    if settings.noise > 0:
        pixels += rest.grain * np.float32(settings.noise)
    np.clip(pixels, np.float32(0), np.float32(1), out=pixels)
    return Blurred(
        pixels=pixels,
        rgb8=on_screen(pixels),
        sharp=rest.sharp,
        sharp_rgb8=rest.sharp_rgb8,
        camera=small,
        path=path,
        noise=NoiseModel(0.0, max(settings.noise, _LEAST_NOISE) ** 2),
        full_width=camera.width,
    )


def on_screen(pixels: Image) -> Rgb8:
    """Return linear light from 0 to 1 as 8-bit sRGB; quicker than exact, off by one in few."""
    at = (pixels * np.float32(_LEVELS) + np.float32(0.5)).astype(np.uint16)
    codes = np.asarray(cv2.LUT(at, _codes()), np.uint8)
    return codes.reshape(pixels.shape)


@cache
def _codes() -> Rgb8:
    return SRGB.encode_8bit(np.arange(_LEVELS + 1, dtype=np.float32) / _LEVELS)


def _moved(
    rest: AtRest, camera: Camera, path: CameraPath, radius_px: float, progress: Progress
) -> Image:
    blur = quick_blur(path, camera)
    if camera.height * camera.width > FINE_PX:  # too large to keep its spectra
        return blur.apply(rest.defocused(radius_px), progress)
    return blur_transformed(blur, rest.spectra(radius_px, blur.grid), progress)
