"""The camera's attitude against rotations that are known in closed form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path, camera_rate, rotation_matrices
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.recording import Gap
from deblur_studio.core.motion.shot import Exposure, ShotSettings

CAMERA = Camera.centred(400, 300, 1000.0)
SHOT = ShotSettings(CAMERA, Exposure(0.4, 0.2))


def still_log(recording_of, constant, **options):
    return recording_of(constant((0.0, 0.0, 0.0)), **options)


def test_that_a_constant_rate_about_a_skew_axis_turns_like_scipys_rotation(recording_of, constant):
    rate = np.array([0.8, -1.1, 0.5])
    path = camera_path(recording_of(constant(tuple(rate))), SHOT)
    # The camera's axes turn by +rate t, so the scene turns by the inverse.
    expected = Rotation.from_rotvec(path.time_s[:, None] * rate).inv().as_matrix()
    assert np.abs(path.rotations - expected).max() < 1e-9


def test_that_a_coning_motion_is_integrated_to_a_micro_radian(recording_of):
    # Attitude Q(t) = Rz(a t) Rx(b) Rz(-a t): its axes nutate though no axis turns for long.
    turn, cone = 2 * np.pi * 5.0, 0.02

    def attitude(time_s):
        spin = Rotation.from_euler("z", turn * np.atleast_1d(time_s)[:, None])
        return spin * Rotation.from_euler("x", cone) * spin.inv()

    def rate(time_s):
        to_camera = attitude(time_s).inv().as_matrix()
        return turn * (to_camera @ [0.0, 0.0, 1.0] - [0.0, 0.0, 1.0])

    path = camera_path(recording_of(rate), SHOT)
    there, middle = attitude(0.5 + path.time_s), attitude(0.5)
    expected = (there.inv() * middle).as_matrix()
    assert np.abs(path.rotations - expected).max() < 2e-6


def test_that_the_reference_is_the_middle_of_the_exposure_for_odd_and_even_steps(
    recording_of, constant
):
    log = recording_of(constant((0.5, 0.4, 0.3)))
    for duration_s in (0.050, 0.051):
        path = camera_path(log, ShotSettings(CAMERA, Exposure(0.4, duration_s)))
        rotations, _ = path.poses_at(np.array([0.0]))
        assert np.allclose(rotations[0], np.eye(3), atol=1e-6)


def test_that_long_fast_turning_still_gives_rotations(recording_of, constant):
    log = recording_of(constant((5.0, -3.0, 20.0)), hz=200.0, end_s=12.0)
    path = camera_path(log, ShotSettings(CAMERA, Exposure(0.5, 11.0)))
    product = path.rotations @ np.swapaxes(path.rotations, 1, 2)
    assert np.abs(product - np.eye(3)).max() < 1e-9
    assert np.allclose(np.linalg.det(path.rotations), 1.0, atol=1e-9)


@given(st.lists(st.floats(-7.0, 7.0), min_size=3, max_size=3))
def test_that_the_exponential_is_scipys(vector):
    found = rotation_matrices(np.array([vector]))[0]
    assert np.allclose(found, Rotation.from_rotvec(vector).as_matrix(), atol=1e-12)


def test_that_tiny_rotations_are_exact():
    found = rotation_matrices(np.array([[0.0, 0.0, 0.0], [1e-12, 0.0, 0.0]]))
    assert np.array_equal(found[0], np.eye(3))
    assert found[1][2, 1] == pytest.approx(1e-12)


def test_that_the_path_covers_exposure_and_readout_in_steps_of_a_millisecond(
    recording_of, constant
):
    camera = CAMERA.replaced(readout_s=0.03)
    path = camera_path(still_log(recording_of, constant), ShotSettings(camera, Exposure(0.4, 0.05)))
    assert path.time_s[[0, -1]] == pytest.approx([-0.04, 0.04])
    assert np.diff(path.time_s).max() <= 1e-3 + 1e-12
    assert (path.exposure_s, path.readout_s) == (0.05, 0.03)


def test_that_the_time_offset_is_added_to_times_of_the_photo(recording_of):
    log = recording_of(lambda time_s: np.outer(time_s, [1.0, 2.0, 3.0]))
    early = camera_path(log, ShotSettings(CAMERA, Exposure(0.2, 0.1)))
    shot = ShotSettings(CAMERA.replaced(time_offset_s=-0.3), Exposure(0.5, 0.1))
    assert np.allclose(camera_path(log, shot).rotations, early.rotations, atol=1e-12)


def test_that_bias_is_taken_off_before_the_mounting_turns_the_rate(recording_of, constant):
    log = recording_of(constant((0.3, 0.2, 0.1)))
    camera = CAMERA.replaced(imu_to_camera=mounting_from_string("yZX"))
    settings = ShotSettings(camera, Exposure(0.4, 0.1), (0.1, 0.0, 0.05))
    # Camera x along sensor -y, camera y along z, camera z along x.
    rate = camera_rate(log, settings, np.array([0.5]))
    assert rate[0] == pytest.approx([-0.2, 0.05, 0.2])


def test_that_rates_between_samples_follow_the_curve_not_the_chord(recording_of):
    log = recording_of(
        lambda time_s: np.sin(2 * np.pi * 10 * time_s)[:, None] * [1, 1, 1], hz=200.0
    )
    time_s = np.linspace(0.4, 0.6, 77)
    rate = camera_rate(log, SHOT, time_s)
    assert np.abs(rate[:, 0] - np.sin(2 * np.pi * 10 * time_s)).max() < 1e-3


@pytest.mark.parametrize("start_s", [-0.01, 0.95])
def test_that_an_exposure_outside_the_log_is_told_with_both_spans(recording_of, constant, start_s):
    shot = ShotSettings(CAMERA, Exposure(start_s, 0.1))
    with pytest.raises(
        MotionError, match=r"not inside log\.csv, which runs from 0\.0000 s"
    ) as told:
        camera_path(still_log(recording_of, constant), shot)
    assert str(told.value).count(".\n") == 0
    assert "move the start" in str(told.value)


def test_that_readout_counts_when_the_log_is_checked(recording_of, constant):
    log = still_log(recording_of, constant)
    camera_path(log, ShotSettings(CAMERA, Exposure(0.0, 0.1)))
    with pytest.raises(MotionError, match="not inside"):
        camera_path(log, ShotSettings(CAMERA.replaced(readout_s=0.02), Exposure(0.0, 0.1)))


def test_that_a_gap_inside_the_exposure_is_told(recording_of, constant):
    log = still_log(recording_of, constant, gaps=(Gap(0.48, 0.52),))
    with pytest.raises(MotionError, match=r"log\.csv has a gap within the exposure"):
        camera_path(log, SHOT)


def test_that_nothing_beyond_a_gap_bends_the_rate_beside_it(recording_of):
    gaps = (Gap(0.3, 0.4), Gap(0.6, 0.7))

    def rate(time_s):
        inside = (time_s >= 0.4) & (time_s <= 0.6)
        return np.where(inside, time_s, 1000.0)[:, None] * [1.0, 1.0, 1.0]

    time_s = np.linspace(0.4, 0.6, 41)
    found = camera_rate(recording_of(rate, hz=200.0, gaps=gaps), SHOT, time_s)
    assert np.abs(found - time_s[:, None]).max() < 1e-9


@pytest.mark.parametrize("duration_s", [0.0, -0.1, math.nan, math.inf, 61.0])
def test_that_an_impossible_exposure_time_is_told(recording_of, constant, duration_s):
    with pytest.raises(MotionError, match=r"longer than zero and at most 60 seconds\.$"):
        camera_path(
            still_log(recording_of, constant), ShotSettings(CAMERA, Exposure(0.4, duration_s))
        )


@pytest.mark.parametrize("start_s", [math.nan, math.inf])
def test_that_a_start_that_is_no_number_is_told_as_such(recording_of, constant, start_s):
    with pytest.raises(MotionError, match=r"start of the exposure is not a number"):
        camera_path(still_log(recording_of, constant), ShotSettings(CAMERA, Exposure(start_s, 0.1)))


def test_that_an_exposure_between_two_samples_is_integrated(recording_of, constant):
    log = recording_of(constant((0.0, 1.0, 0.0)), hz=10.0)
    path = camera_path(log, ShotSettings(CAMERA, Exposure(0.52, 0.01)))
    turned = Rotation.from_matrix(path.rotations[-1] @ path.rotations[0].T).magnitude()
    assert turned == pytest.approx(0.01)
