"""How much a restoration follows the errors of the motion."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import ModelError, MotionError
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.restore.registry import METHODS
from deblur_studio.core.restore.spread import perturbed, spread
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.windows import shot_of_extent


@pytest.fixture(scope="module")
def shot(leaves):
    """Photo, log and settings of leaves beside a flat wall."""
    rng = np.random.default_rng(0)
    sharp = leaves(110, 140)
    sharp[:, 90:] = 0.4
    log = hand_shake(rng, 200.0, 5.0, 0.25)
    settings, path = shot_of_extent(log, Camera.centred(140, 110, 140.0), 0.08, 10.0, rng)
    noise = NoiseModel(0.0, 0.002**2)
    photo = np.clip(noise.draw(WarpBlur(path, settings.camera).apply(sharp), rng), 0, 1)
    return photo, log, settings


@pytest.mark.parametrize("name", [known.name for known in METHODS])
def test_that_detail_follows_the_motion_and_a_wall_does_not(shot, name) -> None:
    try:
        found = spread(*shot, name, count=2)
    except ModelError as error:
        pytest.skip(str(error))
    assert found.deviation.shape == (110, 140)
    assert found.deviation.dtype == np.float32
    assert found.count == 2
    textured, flat = found.deviation[20:-20, 20:70], found.deviation[20:-20, 115:130]
    assert textured.mean() > 2 * flat.mean()
    assert textured.mean() > 0.01


def test_that_a_better_known_motion_spreads_less(shot) -> None:
    typical, better = (spread(*shot, "wiener", count=4, scale=s).deviation for s in (1.0, 0.2))
    assert better.mean() < 0.5 * typical.mean()


def test_that_the_same_seed_gives_the_same_map(shot) -> None:
    first, again, other = (
        spread(*shot, "wiener", count=2, seed=seed).deviation for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_that_offset_bias_focal_length_and_scale_are_varied_and_nothing_else() -> None:
    errors = perturbed(np.random.default_rng(0), 1.0)
    assert errors.time_offset_s != 0
    assert errors.focal != 1
    assert errors.motion != 1
    assert any(errors.bias_rad_s)
    assert (errors.white_rad_s, errors.readout_s, errors.rate_hz) == (0.0, 0.0, 0.0)
    assert errors.misalignment_rad == (0.0, 0.0, 0.0)


def test_that_an_exposure_at_the_end_of_the_log_is_refused(shot) -> None:
    photo, log, settings = shot
    late = dataclasses.replace(settings, exposure=Exposure(float(log.time_s[-1]) - 0.0801, 0.08))
    with pytest.raises(MotionError, match="not inside"):
        spread(photo, log, late, "wiener")


def test_that_it_can_be_cancelled(shot) -> None:
    class StopHalfWay:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            if fraction > 0.5:
                raise Cancelled

    with pytest.raises(Cancelled):
        spread(*shot, "wiener", count=3, progress=StopHalfWay())
