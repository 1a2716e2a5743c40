"""Refining a motion that is told wrongly, by the photo that it blurred."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.alignment.motion_refinement import refine_motion
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Cancelled
from deblur_studio.core.synthesis.moved import told_distance_px


def told_wrongly(known) -> ShotSettings:
    """The true settings, but 5 ms late and 4 % too long a lens."""
    settings = known.settings
    camera = settings.camera.replaced(
        fx_px=1.04 * settings.camera.fx_px,
        fy_px=1.04 * settings.camera.fy_px,
        time_offset_s=0.005,
    )
    return dataclasses.replace(settings, camera=camera)


def distance_px(known, settings: ShotSettings) -> float:
    path = camera_path(known.recording, settings)
    return told_distance_px(known.settings.camera, known.path, settings.camera, path)


@pytest.fixture(scope="module")
def known(known_of):
    return known_of(seed=1, extent_px=14.0)


@pytest.fixture(scope="module")
def answer(known):
    return refine_motion(known.photo, known.recording, told_wrongly(known))


def test_that_the_path_comes_much_closer_to_the_true_one(known, answer) -> None:
    before_px = distance_px(known, told_wrongly(known))
    assert before_px > 0.5
    assert distance_px(known, answer.settings) < 0.4 * before_px


def test_that_the_own_log_is_confirmed(answer) -> None:
    assert answer.verdict == "found"
    assert answer.candidates[0].loss < answer.runner_up.loss


def test_that_the_log_of_another_shot_is_not_confirmed(known, known_of) -> None:
    other = known_of(seed=5, extent_px=14.0)
    answer = refine_motion(known.photo, other.recording, other.settings)
    assert answer.verdict == "not-found"


def test_that_a_sharp_photo_is_not_confirmed(known) -> None:
    noise = 0.004 * np.random.default_rng(2).standard_normal(known.sharp.shape)
    photo = (known.sharp + noise).astype(np.float32)
    assert refine_motion(photo, known.recording, known.settings).verdict == "not-found"


def test_that_the_same_input_gives_the_same_answer(known, answer) -> None:
    again = refine_motion(known.photo, known.recording, told_wrongly(known))
    assert again.settings == answer.settings


def test_that_a_photo_without_texture_is_refused(known) -> None:
    with pytest.raises(MotionError, match="texture"):
        refine_motion(np.full_like(known.photo, 0.4), known.recording, known.settings)


class Stopped:
    def checkpoint(self, fraction: float, message: str = "") -> None:
        raise Cancelled


def test_that_it_stops_when_asked(known) -> None:
    with pytest.raises(Cancelled):
        refine_motion(known.photo, known.recording, known.settings, Stopped())
