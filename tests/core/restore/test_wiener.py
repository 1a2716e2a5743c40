"""The Wiener filter in particular."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import method
from deblur_studio.core.restore.wiener import WienerParameters, wiener


def run(problem, smoothing=0.0):
    return wiener(problem, WienerParameters(smoothing), SILENT)


@pytest.mark.parametrize("factor", [0.25, 1.05])
def test_that_with_a_given_smoothing_a_brighter_photo_gives_the_same_brighter(shot, factor):
    problem = shot.problem()
    assert not problem.saturated.any()
    brighter = dataclasses.replace(problem, pixels=problem.pixels * np.float32(factor))
    found, expected = run(brighter, 0.01), factor * run(problem, 0.01)
    assert np.abs(found - expected).max() < 2e-5


def test_that_more_smoothing_is_smoother(shot):
    def roughness(image):
        return np.abs(np.diff(image, axis=0)).mean()

    found = [roughness(run(shot.problem(), smoothing)) for smoothing in (1e-4, 1e-2, 1.0)]
    assert found[0] > found[1] > found[2]


def test_that_without_noise_hardly_any_smoothing_brings_the_picture_back(shot_of, leaves):
    # A short kernel without zeros, and the fast blur's own image, so that nothing is lost.
    shot = shot_of(leaves(120, 150), extent_px=2.0, sigma=0.0005)
    problem = shot.problem()
    blurred = dataclasses.replace(problem, pixels=problem.blur.apply(shot.sharp))
    assert psnr_db(run(blurred, 1e-5), shot.sharp, border_px=10) > 45.0


@pytest.mark.parametrize("sigma", [0.002, 0.005, 0.015])
def test_that_the_automatic_strength_is_not_far_from_the_best_fixed_one(shot_of, leaves, sigma):
    shot = shot_of(leaves(110, 140, seed=5), 8.0, sigma=sigma, seed=3)
    problem = shot.problem()
    fixed = [psnr_db(run(problem, value), shot.sharp) for value in np.logspace(-4, 0, 9)]
    assert psnr_db(run(problem), shot.sharp) > max(fixed) - 1.0


def straight(path_of, constant, camera, extent_px):
    """A steady pan: a straight kernel, whose spectrum has zeros."""
    rate_rad_s = 1.0
    for _ in range(4):
        path = path_of(constant((0.05, rate_rad_s, 0.0)), camera)
        rate_rad_s *= extent_px / blur_extent_px(path, camera)
    return path


@pytest.mark.parametrize(
    ("name", "light", "least_db"),
    [
        # Without filling in 1.6 and 1.0; without doubt in clipped patches 2.0 and 0.2.
        ("wiener", 1.8, 2.4),
        ("wiener", 4.0, 1.5),
        # Without filling in at most 2.2; without doubt in clipped patches 2.3 and -0.4.
        ("total-variation", 1.8, 4.0),
        ("total-variation", 4.0, 3.0),
    ],
)
def test_that_a_sky_beyond_white_and_a_straight_kernel_are_borne(
    path_of, constant, leaves, name, light, least_db
):
    sharp = leaves(140, 180)
    sharp[:60] = light
    camera = Camera.centred(180, 140, 1000.0)
    path = straight(path_of, constant, camera, 20.0)
    noise = NoiseModel(0.0, 0.005**2)
    blurred = WarpBlur(path, camera).apply(sharp)
    photo = np.clip(noise.draw(blurred, np.random.default_rng(0)), 0.0, 1.0)
    known, problem = method(name), prepare(photo, camera, path, noise)
    found = np.clip(known.run(problem, known.parameters_type(), SILENT), 0.0, 1.0)
    truth = np.clip(sharp, 0.0, 1.0)
    assert psnr_db(found, truth) > psnr_db(photo, truth) + least_db


def test_that_the_zeros_of_a_straight_kernel_do_not_ring(path_of, constant):
    # A hard edge along the image; a kernel that is a tenth too long must not draw stripes.
    sharp = np.full((140, 180, 3), 0.05, np.float32)
    sharp[:, 90:] = 0.8
    camera = Camera.centred(180, 140, 1000.0)
    taken, said = (straight(path_of, constant, camera, extent_px) for extent_px in (20.0, 22.0))
    noise = NoiseModel(0.0, 0.002**2)
    photo = noise.draw(WarpBlur(taken, camera).apply(sharp), np.random.default_rng(0))
    found = run(prepare(photo, camera, said, noise))
    away = np.abs(np.arange(180) - 89.5) > 25
    assert np.abs(found - sharp)[:, away].max() < 0.25  # 0.44 without doubt
