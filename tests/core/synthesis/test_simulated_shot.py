from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.shot import simulate_shot

CAMERA = Camera.centred(80, 60, 400.0)
QUIET = NoiseModel(shot=0.0, read=0.0)


@pytest.fixture
def path() -> CameraPath:
    shake = hand_shake(np.random.default_rng(1), 200.0, 1.0, 0.2)
    return camera_path(shake, ShotSettings(CAMERA, Exposure(0.4, 0.1)))


def picture(top: float = 1.0) -> np.ndarray:
    return np.random.default_rng(2).uniform(0, top, (60, 80, 3)).astype(np.float32)


def test_that_without_noise_it_is_the_exact_blur(path: CameraPath) -> None:
    blurred = simulate_shot(picture(), CAMERA, path, QUIET, np.random.default_rng(0))
    np.testing.assert_array_equal(blurred, WarpBlur(path, CAMERA).apply(picture()))
    assert blurred.std() < 0.8 * picture().std()


def test_that_noise_follows_its_model(path: CameraPath) -> None:
    grey = np.full((60, 80, 3), 0.5, np.float32)
    noise = NoiseModel(shot=4e-4, read=1e-4)
    noisy = simulate_shot(grey, CAMERA, path, noise, np.random.default_rng(0))
    assert noisy.std() == pytest.approx(np.sqrt(3e-4), rel=0.03)
    assert noisy.dtype == np.float32


def test_that_it_clips_like_a_sensor(path: CameraPath) -> None:
    noise = NoiseModel(shot=0.0, read=0.04)
    noisy = simulate_shot(picture(2.0), CAMERA, path, noise, np.random.default_rng(0))
    assert (noisy.min(), noisy.max()) == (0.0, 1.0)


def test_that_another_size_is_refused(path: CameraPath) -> None:
    with pytest.raises(CameraError, match="80 x 60"):
        simulate_shot(picture()[:50], CAMERA, path, QUIET, np.random.default_rng(0))


def test_that_it_can_be_cancelled(path: CameraPath) -> None:
    class Stop:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        simulate_shot(picture(), CAMERA, path, QUIET, np.random.default_rng(0), Stop())
