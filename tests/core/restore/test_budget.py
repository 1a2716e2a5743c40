"""What an uncertain motion may add to the residual, and the step towards the photo."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.budget import Known, model_variance
from deblur_studio.core.restore.consistency import BLOCK_LIMIT, check, consistent_step
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.synthesis.motion_errors import MotionErrors
from deblur_studio.core.synthesis.scene import glyphs
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.windows import shot_of_extent

NOISE = NoiseModel(0.0, 0.005**2)


@pytest.fixture(scope="module")
def shot(leaves):
    """Truth, photo, log and settings; 12 px of blur."""
    rng = np.random.default_rng(1)
    sharp, log = leaves(160, 200), hand_shake(rng, 200.0, 5.0, 0.3)
    settings, path = shot_of_extent(log, Camera.centred(200, 160, 200.0), 0.1, 12.0, rng)
    photo = np.clip(NOISE.draw(WarpBlur(path, settings.camera).apply(sharp), rng), 0, 1)
    return sharp, photo, log, settings


def problem_of(photo, log, settings):
    return prepare(photo, settings.camera, camera_path(log, settings), NOISE)


@pytest.mark.parametrize(
    ("errors", "known"),
    [
        (MotionErrors(bias_rad_s=(0.02, -0.02, 0.01)), Known(bias_rad_s=0.02)),
        (MotionErrors(time_offset_s=0.005), Known(time_offset_s=0.005)),
        (MotionErrors(motion=1.08), Known(motion=0.08)),
    ],
)
def test_that_the_truth_stays_within_the_budget_of_a_wrong_motion(shot, errors, known) -> None:
    sharp, photo, log, settings = shot
    told_log, told = errors.applied(log, settings)
    problem = problem_of(photo, told_log, told)
    plain = check(problem, sharp, SILENT)
    budget = model_variance(sharp, told_log, told, known)
    allowed = check(problem, sharp, SILENT, budget)
    assert plain.worst > BLOCK_LIMIT
    assert plain.chi > 1.1
    assert allowed.chi < 1.05
    assert allowed.worst < BLOCK_LIMIT


def test_that_the_budget_does_not_excuse_planted_text(shot) -> None:
    sharp, photo, log, settings = shot
    planted = with_text(sharp)
    budget = model_variance(planted, log, settings)
    assert check(problem_of(photo, log, settings), planted, SILENT, budget).worst > BLOCK_LIMIT


def test_that_a_motion_known_exactly_adds_nothing(shot) -> None:
    sharp, _, log, settings = shot
    budget = model_variance(sharp, log, settings, Known(0.0, 0.0, 0.0, 0.0))
    assert budget.max() == 0.0
    assert budget.shape == sharp.shape


def with_text(sharp):
    """The truth with letters that are not there."""
    letters = glyphs("AB3", *sharp.shape[:2], 28) < 0.3
    changed = np.where(sharp < 0.3, sharp + 0.4, sharp - 0.25)
    return np.where(letters, changed, sharp).astype(np.float32)


def test_that_one_step_takes_most_of_planted_text_back(shot) -> None:
    sharp, photo, log, settings = shot
    problem, planted = problem_of(photo, log, settings), with_text(sharp)
    found = consistent_step(problem, planted, SILENT)
    text = planted - sharp
    left = float(np.sum((found - sharp) * text) / np.sum(text**2))
    assert left < 0.45
    before, after = (check(problem, image, SILENT).worst for image in (planted, found))
    assert before > 5
    assert after < 0.2 * before


def test_that_the_step_leaves_the_truth_alone(shot) -> None:
    sharp, photo, log, settings = shot
    found = consistent_step(problem_of(photo, log, settings), sharp, SILENT)
    assert np.sqrt(np.mean((found - sharp) ** 2)) < 0.5 * 0.005  # half of the noise


def test_that_the_truth_is_within_the_limit_of_a_block(shot) -> None:
    sharp, photo, log, settings = shot
    assert check(problem_of(photo, log, settings), sharp, SILENT).worst < BLOCK_LIMIT < 1.3
