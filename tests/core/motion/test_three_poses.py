from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.transform import Rotation

from deblur_studio.core.errors import CameraError
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.three_poses import Vector, check_pose, mounting_from_poses

# Where up is in camera axes (x right, y down, z forward) in each pose.
UP = {"level": (0, -1, 0), "lens_down": (0, 0, -1), "right_side_down": (-1, 0, 0)}


def measured(mounting: np.ndarray, tilt_deg: float = 0.0, seed: int = 0) -> dict[str, Vector]:
    """What a sensor mounted like this shows, each pose off by a tilt of the hand."""
    rng = np.random.default_rng(seed)
    shown = {}
    for name, up in UP.items():
        axis = rng.normal(size=3)
        hand = Rotation.from_rotvec(np.radians(tilt_deg) * axis / np.linalg.norm(axis))
        vector = 9.81 * mounting.T @ hand.apply(np.asarray(up, dtype=float))
        shown[name] = (float(vector[0]), float(vector[1]), float(vector[2]))
    return shown


@pytest.mark.parametrize("orientation", ["XYZ", "zYX", "yXZ", "XzY", "YXz"])
def test_that_a_sensor_along_the_axes_is_found_exactly_though_hands_tilt(orientation: str) -> None:
    mounting = np.asarray(mounting_from_string(orientation))
    found = mounting_from_poses(**measured(mounting, tilt_deg=4.0))
    assert found.orientation == orientation
    assert found.mounting == mounting_from_string(orientation)
    assert found.worst_deg < 8.0


@given(st.integers(0, 10_000))
def test_that_any_mounting_is_found_as_well_as_the_poses_are_held(seed: int) -> None:
    mounting = Rotation.random(rng=np.random.default_rng(seed)).as_matrix()
    found = mounting_from_poses(**measured(mounting, tilt_deg=2.0, seed=seed))
    turn = Rotation.from_matrix(np.asarray(found.mounting) @ mounting.T).magnitude()
    assert np.degrees(turn) < (4.0 if found.orientation is None else 12.0)


def test_that_a_slanted_sensor_keeps_its_matrix() -> None:
    mounting = Rotation.from_euler("z", 30, degrees=True).as_matrix()
    found = mounting_from_poses(**measured(mounting))
    assert found.orientation is None
    assert np.asarray(found.mounting) == pytest.approx(mounting, abs=1e-9)


def test_that_a_pose_turned_to_the_wrong_side_is_told() -> None:
    shown = measured(np.eye(3))
    x, y, z = shown["right_side_down"]
    with pytest.raises(CameraError, match="wrong side"):
        mounting_from_poses(shown["level"], shown["lens_down"], (-x, -y, -z))


def test_that_a_pose_taken_twice_is_told() -> None:
    shown = measured(np.eye(3))
    with pytest.raises(CameraError, match="right angles"):
        mounting_from_poses(shown["level"], shown["level"], shown["right_side_down"])


@pytest.mark.parametrize("accel", [(0.0, 0.0, 0.0), (0.0, 12.0, 0.0), (float("nan"), 9.8, 0.0)])
def test_that_what_is_not_gravity_is_refused(accel: Vector) -> None:
    with pytest.raises(CameraError, match="hold the camera still"):
        check_pose(accel)
