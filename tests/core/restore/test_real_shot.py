"""A real picture blurred along a real hand's shake, small enough for every run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.restore.run import restore

pytestmark = pytest.mark.real_data


@pytest.mark.parametrize(("name", "gain_db"), [("wiener", 4.0), ("total-variation", 5.0)])
def test_that_a_real_picture_gains_under_the_shake_of_a_real_hand(
    real_data: Path, name: str, gain_db: float
) -> None:
    picture = read_photo(real_data / "eval_public" / "kodak" / "kodim05.png")
    sharp = np.ascontiguousarray(picture.pixels[100:356, 200:584])
    log = read_log(real_data / "imu" / "gyrodeblurnet" / "gyro_train.txt")
    camera = Camera.centred(384, 256, 1500.0)
    settings = ShotSettings(camera, Exposure(float(log.time_s[0]) + 40.0, 0.1))
    path = camera_path(log, settings)
    rng = np.random.default_rng(0)
    photo = NoiseModel(0.0, 0.005**2).draw(WarpBlur(path, camera).apply(sharp), rng)
    result = restore(np.clip(photo, 0, 1), camera, path, name)
    gained = psnr_db(result.pixels, sharp, border_px=16) - psnr_db(photo, sharp, border_px=16)
    print(f"\n{name}: blur {result.blur_extent_px:.0f} px, gained {gained:.1f} dB")
    assert gained > gain_db
