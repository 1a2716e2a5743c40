"""Pictures, motions and shots of the size that users have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake

Image = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Shot:
    """A picture and the noisy photo (fast blur, noise of half a percent) that was taken of it."""

    sharp: Image
    photo: Image
    camera: Camera
    path: CameraPath
    noise: NoiseModel


def made_picture(height: int, width: int) -> Image:
    """NASA's portrait of Eileen Collins (public domain), continued by its mirror images."""
    light = SRGB.decode_codes(data.astronaut(), 255) * np.float32(0.9)  # nothing clipped
    rows, columns = height - light.shape[0], width - light.shape[1]
    return np.pad(light, ((0, rows), (0, columns), (0, 0)), mode="symmetric")


def made_motion(width: int, height: int, extent_px: float, readout_s: float) -> tuple:
    camera = Camera.centred(width, height, 0.8 * width).replaced(readout_s=readout_s)
    size = 0.1
    for _ in range(4):
        log = hand_shake(np.random.default_rng(5), 200.0, 2.0, size)
        path = camera_path(log, ShotSettings(camera, Exposure(0.9, 0.1)))
        size *= extent_px / blur_extent_px(path, camera)
    return camera, path


@pytest.fixture(scope="session")
def motion_of() -> Callable[..., tuple[Camera, CameraPath]]:
    """``motion_of(width, height, extent_px, readout_s)``: a hand's shake of 0.1 s."""

    def make(width=4000, height=3000, extent_px=30.0, readout_s=0.0):
        return made_motion(width, height, extent_px, readout_s)

    return make


@pytest.fixture(scope="session")
def megapixel() -> Shot:
    """One megapixel, blurred by 30 px."""
    return made_shot(1024)


def made_shot(side: int) -> Shot:
    """Return a square picture and its photo, blurred by 30 px."""
    camera, path = made_motion(side, side, 30.0, 0.0)
    sharp, noise = made_picture(side, side), NoiseModel(0.0, 0.005**2)
    blurred = EffBlur.of_path(path, camera).apply(sharp)
    photo = np.clip(noise.draw(blurred, np.random.default_rng(1)), 0.0, 1.0)
    return Shot(sharp, photo, camera, path, noise)
