"""A photo that was blurred by a stretch of a log, which the tests make themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.scene import leaves
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.shot import simulate_shot

WIDTH, HEIGHT, START_S, EXPOSURE_S = 448, 384, 2.9, 0.08


@dataclass(frozen=True, eq=False)
class Known:
    """A photo, the log of a sensor with bias and noise, the true settings and path."""

    photo: np.ndarray
    sharp: np.ndarray
    recording: ImuRecording
    settings: ShotSettings
    path: CameraPath
    bias_rad_s: np.ndarray


def _known(seed: int = 1, extent_px: float = 14.0, readout_s: float = 0.0) -> Known:
    rng = np.random.default_rng(seed)
    camera = Camera.centred(WIDTH, HEIGHT, 1.2 * WIDTH).replaced(readout_s=readout_s)
    settings = ShotSettings(camera, Exposure(START_S, EXPOSURE_S))
    size = 0.2
    for _ in range(4):
        log = hand_shake(np.random.default_rng(seed), 200.0, 6.0, size)
        path = camera_path(log, settings)
        size *= extent_px / blur_extent_px(path, camera)
    sharp = leaves(HEIGHT, WIDTH, rng)
    photo = simulate_shot(sharp, camera, path, NoiseModel(0.0, 0.004**2), rng)
    bias = np.array([0.006, -0.004, 0.008])
    white = 0.003 * rng.standard_normal(log.gyro_rad_s.shape)
    told = dataclasses.replace(log, gyro_rad_s=log.gyro_rad_s + bias + white)
    return Known(photo, sharp, told, settings, path, bias)


@pytest.fixture(scope="session")
def known_of() -> Callable[..., Known]:
    """``known_of(seed, extent_px, readout_s)``."""
    return _known


@pytest.fixture(scope="session")
def known() -> Known:
    """One shot of 14 px in 80 ms."""
    return _known()
