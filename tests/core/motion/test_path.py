"""Where pixels go when the camera turns, moves and reads out row by row."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import BehindCameraError, MotionError
from deblur_studio.core.motion.path import CameraPath, moved, origin

CAMERA = Camera.centred(400, 300, 1000.0)
CENTRE = np.array([199.5, 149.5])
LENS = CAMERA.replaced(distortion=(-0.2, 0.05, 0.002, -0.001, 0.01), cx_px=190.0, cy_px=160.0)


def seen_from(camera, path, pixel, time_s=0.05):
    return moved(path, camera, np.asarray(pixel, float), np.array(time_s))


def straight(path, shift_m, depth_m):
    """The path with the camera moving by ``shift_m`` over its whole length."""
    share = (path.time_s / np.ptp(path.time_s))[:, None]
    return dataclasses.replace(path, positions_m=share * shift_m, depth_m=depth_m)


@pytest.mark.parametrize("rate", [0.02, 0.3, 2.0])
def test_that_turning_right_moves_the_centre_left_by_f_tan_angle(path_of, constant, rate):
    path = path_of(constant((0.0, rate, 0.0)), CAMERA)
    step = seen_from(CAMERA, path, CENTRE) - CENTRE
    assert step == pytest.approx([-1000 * np.tan(0.05 * rate), 0.0], abs=1e-4)


def test_that_pitching_about_x_moves_the_centre_down_by_f_tan_angle(path_of, constant):
    # Right-handed about x (right): y (down) turns towards z, so the camera looks up.
    path = path_of(constant((0.4, 0.0, 0.0)), CAMERA)
    step = seen_from(CAMERA, path, CENTRE) - CENTRE
    assert step == pytest.approx([0.0, 1000 * np.tan(0.02)], abs=1e-4)


def test_that_roll_leaves_the_centre_and_turns_the_corner_the_other_way(path_of, constant):
    path = path_of(constant((0.0, 0.0, 1.0)), CAMERA)
    assert seen_from(CAMERA, path, CENTRE) == pytest.approx(CENTRE, abs=1e-9)
    arm = np.array([100.0, 0.0])
    turned = seen_from(CAMERA, path, CENTRE + arm) - CENTRE
    assert turned == pytest.approx([100 * np.cos(0.05), -100 * np.sin(0.05)], abs=1e-4)


def test_that_focal_lengths_of_both_axes_count(path_of, constant):
    camera = CAMERA.replaced(fx_px=800.0, fy_px=1200.0)
    path = path_of(constant((0.4, 0.4, 0.0)), camera)
    step = seen_from(camera, path, CENTRE) - CENTRE
    assert step == pytest.approx([-800 * 0.02, 1200 * 0.02], rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(x=st.floats(0, 399), y=st.floats(0, 299), t=st.floats(-0.06, 0.06))
def test_that_origin_undoes_moved(path_of, constant, x, y, t):
    camera = LENS.replaced(readout_s=0.02)
    path = straight(path_of(constant((0.7, -0.9, 1.4)), camera), np.array([0.03, -0.02, 0.1]), 2.0)
    there = moved(path, camera, np.array([x, y]), np.array(t))
    assert origin(path, camera, there, np.array(t)) == pytest.approx([x, y], abs=1e-3)


def test_that_translation_moves_the_scene_by_f_over_depth(path_of, constant):
    still = path_of(constant((0.0, 0.0, 0.0)), CAMERA)
    for depth_m in (1.0, 4.0):
        path = straight(still, np.array([0.02, -0.01, 0.0]), depth_m)
        step = seen_from(CAMERA, path, [30.0, 250.0]) - [30.0, 250.0]
        # Half of the way lies between the middle and the end.
        assert step == pytest.approx([-1000 * 0.01 / depth_m, 1000 * 0.005 / depth_m], abs=1e-6)


def test_that_going_forward_enlarges_the_scene(path_of, constant):
    path = straight(path_of(constant((0.0, 0.0, 0.0)), CAMERA), np.array([0.0, 0.0, 0.4]), 2.0)
    there = seen_from(CAMERA, path, CENTRE + np.array([90.0, -45.0]))
    assert there - CENTRE == pytest.approx([100.0, -50.0], abs=1e-6)


def test_that_a_plane_at_a_depth_is_seen_as_projected_points_are(path_of, constant):
    path = straight(path_of(constant((0.5, -0.8, 1.1)), CAMERA), np.array([0.1, 0.2, -0.1]), 3.0)
    rotations, positions = path.poses_at(np.array(0.04))
    point = np.array([0.4, -0.3, 3.0])
    reference = CENTRE + 1000 * point[:2] / point[2]
    x, y, z = rotations @ (point - positions)
    expected = CENTRE + 1000 * np.array([x, y]) / z
    assert seen_from(CAMERA, path, reference, 0.04) == pytest.approx(expected, abs=1e-9)


def test_that_half_the_size_halves_the_displacement(path_of, constant):
    path = path_of(constant((0.3, 0.5, 0.9)), CAMERA)
    half = CAMERA.scaled(200, 150)
    pixels = np.array([[0.0, 0.0], [17.0, 120.0], [199.0, 149.0]])
    whole = (pixels + 0.5) * 2 - 0.5
    step = moved(path, half, pixels, np.array(0.05)) - pixels
    assert np.allclose(step, (moved(path, CAMERA, whole, np.array(0.05)) - whole) / 2, atol=1e-9)


def test_that_rows_are_exposed_one_after_another():
    path = CameraPath(
        np.linspace(-0.06, 0.06, 121),
        np.tile(np.eye(3), (121, 1, 1)),
        np.zeros((121, 3)),
        0.1,
        0.02,
    )
    times = path.row_times_s(np.array([0.0, 149.5, 299.0]), 300)
    assert times == pytest.approx([(0.5 / 300 - 0.5) * 0.02, 0.0, (299.5 / 300 - 0.5) * 0.02])


def test_that_poses_are_read_between_their_times_and_held_beyond_them(path_of, constant):
    path = straight(path_of(constant((0.0, 1.0, 0.0)), CAMERA), np.array([0.1, 0.0, 0.0]), 1.0)
    rotations, positions = path.poses_at(np.array([[0.0123, 9.0]]))
    assert rotations.shape == (1, 2, 3, 3)
    assert rotations[0, 0, 0, 2] == pytest.approx(-np.sin(0.0123), abs=1e-6)
    assert positions[0, 0, 0] == pytest.approx(0.0123)
    assert np.allclose(rotations[0, 1], path.rotations[-1])


def test_that_turning_past_the_scene_is_told_in_one_sentence(path_of, constant):
    path = path_of(constant((0.0, 40.0, 0.0)), CAMERA)
    for follow in (moved, origin):
        with pytest.raises(BehindCameraError, match=r"past the scene; choose a shorter") as told:
            follow(path, CAMERA, CENTRE, np.array(0.05))
        assert isinstance(told.value, MotionError)
        assert str(told.value).count(". ") == 0
