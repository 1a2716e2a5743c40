"""The difference between the motion that blurs and the motion that is told."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.psf import corner_nodes, traces
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.motion_errors import MotionErrors
from deblur_studio.core.synthesis.shake import hand_shake

CAMERA = Camera.centred(320, 240, 600.0).replaced(readout_s=0.02)
SETTINGS = ShotSettings(CAMERA, Exposure(1.5, 0.1))


@pytest.fixture(scope="module")
def log():
    return hand_shake(np.random.default_rng(0), 200.0, 4.0, 0.2, gravity=True)


def drawn(count: int, scale: float) -> list[MotionErrors]:
    rng = np.random.default_rng(1)
    return [MotionErrors.drawn(rng, scale) for _ in range(count)]


def test_that_no_errors_change_no_kernel(log) -> None:
    told = camera_path(*MotionErrors().applied(log, SETTINGS))
    np.testing.assert_allclose(told.rotations, camera_path(log, SETTINGS).rotations, atol=1e-12)
    nothing = MotionErrors.drawn(np.random.default_rng(0), 0.0)
    np.testing.assert_allclose(
        camera_path(*nothing.applied(log, SETTINGS)).rotations, told.rotations, atol=1e-12
    )


def test_that_typical_errors_have_the_sizes_that_are_stated() -> None:
    errors = drawn(4000, 1.0)
    offsets = np.array([error.time_offset_s for error in errors])
    assert offsets.std() == pytest.approx(0.004, rel=0.05)
    assert 0.011 < np.abs(offsets).max() <= 0.012
    assert np.std([error.bias_rad_s for error in errors]) == pytest.approx(0.01, rel=0.05)
    angles = np.linalg.norm([error.misalignment_rad for error in errors], axis=1)
    assert np.sqrt(np.mean(angles**2)) == pytest.approx(np.radians(3), rel=0.05)
    for name, limit in {"focal": 0.04, "motion": 0.08}.items():
        values = np.array([getattr(error, name) for error in errors])
        assert (1 - limit < values).all()
        assert (values < 1 + limit).all()
        assert values.std() == pytest.approx(limit / np.sqrt(3), rel=0.05)
    readouts = np.array([error.readout_s for error in errors])
    assert 0.0059 < np.abs(readouts).max() <= 0.006


def test_that_severe_errors_are_twice_the_typical_ones() -> None:
    typical, severe = drawn(3, 1.0), drawn(3, 2.0)
    for one, two in zip(typical, severe, strict=True):
        assert two.time_offset_s == pytest.approx(2 * one.time_offset_s)
        assert two.focal - 1 == pytest.approx(2 * (one.focal - 1))
        np.testing.assert_allclose(two.bias_rad_s, 2 * np.array(one.bias_rad_s))
        np.testing.assert_allclose(two.misalignment_rad, 2 * np.array(one.misalignment_rad))


@pytest.mark.parametrize(
    "errors",
    [
        MotionErrors(time_offset_s=0.01),
        MotionErrors(bias_rad_s=(0.0, 0.05, 0.0)),
        MotionErrors(white_rad_s=0.1, noise_seed=3),
        MotionErrors(misalignment_rad=(0.0, 0.0, 0.2)),
        MotionErrors(focal=1.1),
        MotionErrors(motion=1.1),
        MotionErrors(readout_s=-0.015),
        MotionErrors(rate_hz=25.0),
    ],
)
def test_that_each_error_changes_the_kernels_and_nothing_else(log, errors: MotionErrors) -> None:
    told_log, told = errors.applied(log, SETTINGS)
    nodes = corner_nodes(CAMERA)
    right = traces(camera_path(log, SETTINGS), CAMERA, nodes, 64)
    wrong = traces(camera_path(told_log, told), told.camera, nodes, 64)
    assert np.abs(right - wrong).max() > 0.05
    assert told.exposure == SETTINGS.exposure
    assert (told.camera.width, told.camera.cx_px) == (CAMERA.width, CAMERA.cx_px)


def test_that_the_same_errors_draw_the_same_noise(log) -> None:
    errors = MotionErrors.drawn(np.random.default_rng(5), 1.0)
    first, second = (errors.applied(log, SETTINGS)[0].gyro_rad_s for _ in range(2))
    np.testing.assert_array_equal(first, second)
    assert first.shape[1] == 3


def test_that_only_the_log_around_the_exposure_is_kept(log) -> None:
    told, _ = MotionErrors(time_offset_s=0.012).applied(log, SETTINGS)
    assert told.time_s[0] < 1.1
    assert told.time_s[-1] > 2.0
    assert told.duration_s < 1.2
    assert told.accel_m_s2 is not None
    assert len(told.accel_m_s2) == len(told.time_s)


@pytest.mark.parametrize("rate_hz", [50.0, 100.0, 200.0, 400.0])
def test_that_a_log_is_thinned_to_a_rate_and_never_filled_up(log, rate_hz: float) -> None:
    told, _ = MotionErrors(rate_hz=rate_hz).applied(log, SETTINGS)
    assert told.rate_hz == pytest.approx(min(rate_hz, 200.0), rel=1e-6)


def test_that_a_readout_is_never_negative(log) -> None:
    fast = dataclasses.replace(SETTINGS, camera=CAMERA.replaced(readout_s=0.001))
    assert MotionErrors(readout_s=-0.006).applied(log, fast)[1].camera.readout_s == 0.0


def test_that_a_hidden_translation_shifts_the_picture_by_its_length(log) -> None:
    still = dataclasses.replace(log, gyro_rad_s=np.zeros_like(log.gyro_rad_s))
    path = camera_path(still, SETTINGS)
    errors = MotionErrors(translation_px=(3.0, 4.0))
    camera = CAMERA.replaced(readout_s=0.0)
    moved = errors.moved_sideways(path, camera)
    assert blur_extent_px(moved, camera) == pytest.approx(5.0, rel=0.03)
    assert MotionErrors().moved_sideways(path, camera) is path


def test_that_translation_and_rate_are_drawn_when_asked_for() -> None:
    rng = np.random.default_rng(2)
    errors = [
        MotionErrors.drawn(rng, 1.0, most_translation_px=4.0, rates_hz=(50.0, 100.0))
        for _ in range(200)
    ]
    shifts = np.hypot(*np.transpose([error.translation_px for error in errors]))
    assert 3.8 < shifts.max() <= 4.0
    assert {error.rate_hz for error in errors} == {50.0, 100.0}


def test_that_what_else_is_drawn_does_not_depend_on_what_is_asked_for() -> None:
    plain = MotionErrors.drawn(np.random.default_rng(2), 1.0)
    more = MotionErrors.drawn(
        np.random.default_rng(2), 1.0, most_translation_px=4.0, rates_hz=(50.0,)
    )
    assert dataclasses.replace(more, translation_px=(0.0, 0.0), rate_hz=0.0) == plain
