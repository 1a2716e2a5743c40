"""How long a search takes, and how that grows with the log and with the photo (CPU time)."""

from __future__ import annotations

import time

import numpy as np
import pytest

from deblur_studio.core.alignment.answer import align
from deblur_studio.core.alignment.blocks import blocks_of
from deblur_studio.core.alignment.evidence import loss_curve
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("log_s", [120.0, 3600.0])
def test_that_the_rough_curve_of_an_hour_takes_a_minute_of_one_core(megapixel, log_s) -> None:
    log = hand_shake(np.random.default_rng(1), 200.0, log_s, 0.1)
    blocks = blocks_of(megapixel.photo)
    zones = blocks.zones(2, 2, 100) if log_s > 1200 else blocks.zones(3, 2, 160)
    model = SpectrumModel.of(zones)
    started = time.process_time()
    track = AngleTrack.of(log, 0.0, log_s)
    step_s = 0.004
    for first_s in np.arange(0.1, log_s - 21.0, 20.0):
        middles = first_s + step_s * np.arange(5000)
        loss_curve(model, megapixel.camera, track, 0.08, middles, rough=True)
    spent_s = time.process_time() - started
    print(f"\n{log_s:.0f} s of log: {spent_s:.1f} s of CPU time")
    assert spent_s < max(6.0, log_s / 60)


@pytest.mark.parametrize("times", [1, 2])
def test_that_a_larger_photo_takes_hardly_longer(megapixel, times: int) -> None:
    photo = np.tile(megapixel.photo, (times, times, 1))
    camera = megapixel.camera.scaled(photo.shape[1], photo.shape[0])
    log = hand_shake(np.random.default_rng(5), 200.0, 2.0, 0.1)
    shot = ShotSettings(camera.replaced(fx_px=1000.0, fy_px=1000.0), Exposure(0.9, 0.1))
    started = time.process_time()
    align(photo, log, shot, SearchSettings(0.75, 1.15))
    spent_s = time.process_time() - started
    print(f"\n{photo.shape[0] * photo.shape[1] / 1e6:.0f} MP: {spent_s:.1f} s of CPU time")
    assert spent_s < 20
