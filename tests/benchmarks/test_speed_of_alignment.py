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


@pytest.mark.parametrize("log_s", [120.0, 1200.0, 3600.0])
def test_that_an_hour_of_log_is_searched_in_a_minute_of_processor_time(megapixel, log_s) -> None:
    log = hand_shake(np.random.default_rng(1), 200.0, log_s, 0.1)
    shot = ShotSettings(megapixel.camera, Exposure(log_s / 2, 0.08))
    rough_s = rough_seconds(megapixel, log, log_s)
    started, began = time.process_time(), time.perf_counter()
    align(megapixel.photo, log, shot, SearchSettings())
    spent_s, waited_s = time.process_time() - started, time.perf_counter() - began
    print(
        f"\n{log_s:.0f} s of log: {spent_s:.1f} s of CPU time, {waited_s:.1f} s waited;"
        f" the first pass alone {rough_s:.1f} s"
    )
    assert spent_s < max(20.0, log_s / 60)


def rough_seconds(megapixel, log, log_s: float) -> float:
    """Return the CPU time of the first pass over a log, on one thread."""
    blocks = blocks_of(megapixel.photo)
    model = SpectrumModel.of(blocks.zones(2, 2, 100) if log_s > 1200 else blocks.zones(3, 2, 160))
    track = AngleTrack.of(log, 0.0, log_s)
    started = time.process_time()
    for first_s in np.arange(0.1, log_s - 21.0, 20.0):
        middles = first_s + 0.004 * np.arange(5000)
        loss_curve(model, megapixel.camera, track, 0.08, middles, rough=True)
    return time.process_time() - started


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
