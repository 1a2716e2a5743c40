"""The Wiener filter in particular."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.progress import SILENT
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
