"""Richardson-Lucy in particular."""

from __future__ import annotations

import numpy as np

from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.richardson_lucy import RichardsonLucyParameters, richardson_lucy


def run(problem, **parameters):
    return richardson_lucy(problem, RichardsonLucyParameters(**parameters), SILENT)


def test_that_the_result_is_never_negative(shot):
    assert run(shot.problem()).min() > 0


def test_that_more_iterations_explain_the_photo_better(shot):
    problem = shot.problem()

    def misfit(image):
        return np.mean(np.square(problem.blur.apply(image) - problem.pixels))

    found = [misfit(run(problem, iterations=count, damping=0.0)) for count in (2, 8, 20)]
    assert found[0] > found[1] > found[2]


def test_that_damping_holds_back_noise(shot_of):
    flat = shot_of(np.full((100, 120, 3), 0.4, np.float32), sigma=0.01)
    plain, damped = (
        np.std(run(flat.problem(), iterations=20, damping=value)) for value in (0.0, 3.0)
    )
    assert damped < 0.7 * plain


def test_that_automatic_stops_near_the_best_number(shot):
    problem = shot.problem()
    fixed = [psnr_db(run(problem, iterations=count), shot.sharp) for count in (5, 10, 20, 40)]
    assert psnr_db(run(problem), shot.sharp) > max(fixed) - 1.5
