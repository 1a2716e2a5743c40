"""Total variation in particular."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.total_variation import TotalVariationParameters, total_variation


def run(problem, **parameters):
    return total_variation(problem, TotalVariationParameters(**parameters), SILENT)


def test_that_more_smoothing_has_less_variation(shot):
    def variation(image):
        return np.abs(np.diff(image, axis=0)).mean() + np.abs(np.diff(image, axis=1)).mean()

    found = [variation(run(shot.problem(), smoothing=value)) for value in (1e-5, 1e-2)]
    assert found[0] > found[1]


def test_that_more_iterations_than_the_default_change_little(shot):
    default, long = run(shot.problem()), run(shot.problem(), iterations=60)
    assert abs(psnr_db(default, shot.sharp) - psnr_db(long, shot.sharp)) < 0.3


def test_that_a_smaller_exponent_flattens_surfaces(shot):
    def flatness(image):
        return np.mean(np.abs(np.diff(image, axis=1)).max(axis=2) < 0.002)

    assert flatness(run(shot.problem(), exponent=0.6)) > flatness(run(shot.problem()))


@pytest.mark.parametrize("sigma", [0.002, 0.015])
def test_that_the_automatic_strength_is_not_far_from_the_best_fixed_one(shot_of, leaves, sigma):
    shot = shot_of(leaves(97, 97, seed=5), 8.0, sigma=sigma, seed=3)
    problem = shot.problem()
    fixed = [
        psnr_db(run(problem, smoothing=value), shot.sharp) for value in np.logspace(-4.5, -2, 6)
    ]
    assert psnr_db(run(problem), shot.sharp) > max(fixed) - 1.0
