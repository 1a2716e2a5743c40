"""Spectral evidence against closed forms and the exact kernels."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.alignment.blocks import blocks_of
from deblur_studio.core.alignment.evidence import Guess, loss_curve, still_loss
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.refine import moved, places_of, refined
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.psf import corner_nodes, traces


@pytest.fixture(scope="module")
def judge(known) -> Judge:
    model = SpectrumModel.of(blocks_of(known.photo))
    track = AngleTrack.of(known.recording, 2.0, 4.0)
    return Judge.of(model, known.settings.camera, track, known.settings.exposure.duration_s)


def middle_s(known) -> float:
    return known.settings.exposure.start_s + known.settings.exposure.duration_s / 2


def test_that_curves_of_small_turns_are_those_of_the_exact_path(known, judge) -> None:
    nodes = corner_nodes(known.settings.camera)
    bias = (0.006, -0.004, 0.008)
    curves = judge.curves(Guess(middle_s(known), bias), nodes, 64)
    exact = traces(known.path, known.settings.camera, nodes, 64)
    assert np.abs(curves - exact).max() < 0.6  # of 14 px; the log is noisy


def test_that_one_pass_over_the_log_judges_as_each_exposure_by_itself(known, judge) -> None:
    middles = middle_s(known) + 0.004 * np.arange(-5, 6)
    camera, exposure_s = known.settings.camera, known.settings.exposure.duration_s
    curve = loss_curve(judge.model, camera, judge.track, exposure_s, middles)
    alone = [judge.loss(Guess(float(each))) for each in middles]
    np.testing.assert_allclose(curve.losses, alone, rtol=2e-3)


def test_that_the_true_exposure_is_judged_best_and_better_than_a_still_camera(known, judge) -> None:
    middles = middle_s(known) + 0.004 * np.arange(-60, 61)
    camera, exposure_s = known.settings.camera, known.settings.exposure.duration_s
    curve = loss_curve(judge.model, camera, judge.track, exposure_s, middles)
    assert abs(middles[curve.losses.argmin()] - middle_s(known)) < 0.009
    assert curve.losses.min() < still_loss(judge.model) - 100


def test_that_a_sharp_photo_is_judged_best_by_a_still_camera(known) -> None:
    model = SpectrumModel.of(blocks_of(known.sharp))
    middles = middle_s(known) + 0.01 * np.arange(-20, 21)
    track = AngleTrack.of(known.recording, 2.0, 4.0)
    curve = loss_curve(model, known.settings.camera, track, 0.08, middles)
    assert still_loss(model) < curve.losses.min()


def test_that_slopes_are_those_of_finite_differences(judge, known) -> None:
    guess = Guess(middle_s(known) - 0.003, (0.004, -0.002, 0.004), 0.02, 0.01, (0.01, 0.02, 0.0))
    _, gradient, information = judge.slopes(guess)
    assert np.linalg.eigvalsh(information).min() > -1e-3 * np.abs(information).max()
    steps = {0: 2e-4, 1: 1e-3, 2: 1e-3, 4: 1e-2, 5: 1e-2, 8: 1e-2}
    for place, size in steps.items():
        step = np.zeros(10)
        step[place] = size
        rise = judge.loss(moved(guess, -step)) - judge.loss(moved(guess, step))
        slope = rise / (2 * size)
        assert gradient[place] == pytest.approx(slope, rel=0.5, abs=0.1 * np.abs(gradient[place]))


def test_that_refining_comes_nearer_to_offset_and_bias(judge, known) -> None:
    start = Guess(middle_s(known) + 0.004)
    guess, cost = refined(judge, start, ("offset", "bias"))
    assert cost < judge.loss(start) - 30
    assert abs(guess.middle_s - middle_s(known)) < 0.003


def test_that_names_stand_for_their_values() -> None:
    assert places_of(("offset", "mounting")) == [0, 6, 7, 8]


def test_that_gaps_and_the_ends_of_the_log_are_not_judged(known, judge) -> None:
    track = dataclasses.replace(judge.track, gaps=np.array([[2.95, 2.96]]))
    middles = np.array([2.8, 2.95, 3.1])
    curve = loss_curve(judge.model, known.settings.camera, track, 0.08, middles)
    assert np.isfinite(curve.losses).tolist() == [True, False, True]
    late = loss_curve(judge.model, known.settings.camera, judge.track, 0.08, middles + 0.88)
    assert np.isfinite(late.losses).tolist() == [True, True, False]


def test_that_flat_clipped_and_tiny_photos_are_refused_in_a_sentence() -> None:
    rng = np.random.default_rng(0)
    flat = (0.4 + 0.004 * rng.standard_normal((300, 300, 3))).astype(np.float32)
    for pixels in (flat, np.ones((300, 300, 3), np.float32), flat[:100, :100]):
        with pytest.raises(MotionError, match="set the start of the exposure by hand"):
            blocks_of(pixels)


def test_that_clipped_blocks_abstain(known) -> None:
    lamp = known.photo.copy()
    lamp[:200, :200] = 1.0
    centres = blocks_of(lamp).centres_px
    assert not ((centres[:, 0] < 190) & (centres[:, 1] < 190)).any()


def test_that_levels_of_the_pyramid_speak_of_pixels_of_the_whole_photo(known) -> None:
    big = np.repeat(np.repeat(known.photo, 2, axis=0), 2, axis=1)
    half, whole = blocks_of(big, scale=0.5), blocks_of(known.photo)
    np.testing.assert_allclose(half.frequencies * 2, whole.frequencies)
    np.testing.assert_allclose(
        np.sort(half.centres_px[:, 0]), np.sort(2 * whole.centres_px[:, 0] + 0.5)
    )
