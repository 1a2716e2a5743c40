"""The noise model, its simulation and its estimate from a photo."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel, estimate_noise


@pytest.fixture(scope="module", params=[0, 1, 2])
def blurred(request, leaves, shaken):
    """Textured pictures as a moving camera sees them."""
    camera = Camera.centred(640, 480, 1200.0)
    path = shaken(camera, 30.0, request.param)
    return EffBlur.of_path(path, camera).apply(leaves(480, 640, seed=request.param))


def spread(model, light):
    return float(np.sqrt(np.mean(model.variance(light))))


@pytest.mark.parametrize(
    "noise",
    [
        NoiseModel(0.0, 0.002**2),
        NoiseModel(0.0, 0.005**2),
        NoiseModel(0.0, 0.015**2),
        NoiseModel(4e-4, 1e-6),
    ],
    ids=["0.2 %", "0.5 %", "1.5 %", "shot"],
)
def test_that_the_estimate_is_within_a_fifth(blurred, noise):
    photo = noise.draw(blurred, np.random.default_rng(0))
    assert spread(estimate_noise(photo), blurred) == pytest.approx(spread(noise, blurred), rel=0.2)


def test_that_shot_noise_is_told_from_read_noise(blurred):
    rng = np.random.default_rng(0)
    shot = estimate_noise(NoiseModel(1e-3, 1e-6).draw(blurred, rng))
    read = estimate_noise(NoiseModel(0.0, 1e-4).draw(blurred, rng))
    dark, bright = np.array([0.05]), np.array([0.6])
    assert shot.variance(bright) > 4 * shot.variance(dark)
    assert read.variance(bright) < 2 * read.variance(dark)


def test_that_the_drawn_noise_has_the_models_variance():
    model, light = NoiseModel(0.002, 1e-4), np.full((400, 400, 1), 0.3, np.float32)
    drawn = model.draw(light, np.random.default_rng(0))
    assert drawn.dtype == np.float32
    assert np.var(drawn - light) == pytest.approx(0.002 * 0.3 + 1e-4, rel=0.02)
    assert np.mean(drawn) == pytest.approx(0.3, abs=1e-3)


def test_that_the_same_seed_draws_the_same_noise():
    model, light = NoiseModel(0.0, 1e-4), np.zeros((9, 9, 3), np.float32)
    first, again, other = (model.draw(light, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_that_light_beyond_white_is_as_noisy_as_white_and_below_black_as_black():
    model = NoiseModel(0.01, 1e-4)
    assert model.variance(np.array([-1.0, 0.0, 1.0, 3.0])) == pytest.approx(
        [1e-4, 1e-4, 0.0101, 0.0101]
    )


@pytest.mark.parametrize("shape", [(1, 1, 3), (15, 400, 3), (400, 15, 1), (20, 20, 3)])
def test_that_a_photo_too_small_to_tell_has_rounding_noise_alone(shape):
    photo = np.random.default_rng(0).uniform(0.2, 0.8, shape).astype(np.float32)
    found = estimate_noise(photo)
    assert found.shot == 0
    # One 8-bit step in the dark is 1/255/12.92 of white; rounding is even over it.
    assert found.read == pytest.approx((1 / 255 / 12.92) ** 2 / 12)


@pytest.mark.parametrize("light", [0.0, 0.5, 1.0])
def test_that_noise_is_never_estimated_below_rounding(light):
    photo = np.full((200, 200, 3), light, np.float32)
    assert estimate_noise(photo).read >= (1 / 255 / 12.92) ** 2 / 12


def test_that_white_noise_does_not_clump_and_smoothed_noise_does():
    rng = np.random.default_rng(0)
    white = 0.4 + 0.01 * rng.standard_normal((400, 400, 1)).astype(np.float32)
    spectrum = np.fft.rfft2(white[..., 0])
    across = np.hypot(np.fft.fftfreq(400)[:, None], np.fft.rfftfreq(400))
    smoothed = np.fft.irfft2(spectrum * np.exp(-((across / 0.2) ** 2))).astype(np.float32)
    assert estimate_noise(white).clumping < 1.2
    assert estimate_noise(smoothed[..., None]).clumping > 2.0


def test_that_clipped_and_black_parts_do_not_count(blurred):
    noise = NoiseModel(0.0, 0.005**2)
    photo = noise.draw(blurred, np.random.default_rng(0))
    photo[:120] = 1.0
    photo[-120:] = 0.0
    found = estimate_noise(photo)
    assert spread(found, blurred) == pytest.approx(0.005, rel=0.25)


@pytest.mark.parametrize("level", [0.0, 0.0015])
def test_that_the_noise_of_a_photo_of_darkness_is_found(level):
    noise = NoiseModel(0.0, 0.002**2)
    dark = np.full((200, 240, 3), level, np.float32)
    photo = np.clip(noise.draw(dark, np.random.default_rng(0)), 0, 1)
    found = estimate_noise(photo)
    assert spread(found, dark) == pytest.approx(0.002, rel=0.35)
