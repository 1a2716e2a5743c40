from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.path import moved
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure, ShotSettings

CAMERA = Camera.centred(640, 480, 800.0)
SWAY_M, SWAY_HZ = 0.002, 4.0


def swaying(*, with_accel: bool = True) -> ImuRecording:
    """A camera that does not turn, sways along x by 2 mm and feels gravity along y."""
    time_s = np.arange(0.0, 4.0, 0.005)
    omega = 2 * np.pi * SWAY_HZ
    accel = np.zeros((len(time_s), 3))
    accel[:, 0] = -SWAY_M * omega**2 * np.sin(omega * time_s)
    accel[:, 1] = -9.81
    source = LogSource((Path("sway.csv"),), "", "test")
    gyro = np.zeros((len(time_s), 3))
    return ImuRecording(time_s, gyro, accel if with_accel else None, "seconds", source)


def shot(depth_m: float) -> ShotSettings:
    return ShotSettings(CAMERA, Exposure(1.95, 0.1), depth_m=depth_m)


def test_that_integrating_a_known_sway_twice_gives_it_back() -> None:
    path = camera_path(swaying(), shot(2.0))
    truth = SWAY_M * np.sin(2 * np.pi * SWAY_HZ * (2.0 + path.time_s))
    assert path.positions_m[:, 0] == pytest.approx(truth, abs=0.02 * SWAY_M)
    assert np.abs(path.positions_m[:, 1:]).max() < 1e-9


def test_that_the_image_moves_against_the_camera_by_f_over_depth() -> None:
    centre = np.array([(CAMERA.width - 1) / 2, (CAMERA.height - 1) / 2])
    for depth_m in (1.0, 2.0, 4.0):
        path = camera_path(swaying(), shot(depth_m))
        shift = moved(path, CAMERA, centre, path.time_s)[:, 0] - centre[0]
        assert shift == pytest.approx(-800.0 * path.positions_m[:, 0] / depth_m, abs=1e-6)


def test_that_without_a_depth_only_rotation_counts() -> None:
    assert not camera_path(swaying(), shot(np.inf)).positions_m.any()


def test_that_a_log_without_acceleration_says_so() -> None:
    with pytest.raises(MotionError, match=r"sway\.csv has no acceleration"):
        camera_path(swaying(with_accel=False), shot(2.0))


def test_that_a_depth_of_nothing_is_refused() -> None:
    with pytest.raises(MotionError, match="more than zero"):
        camera_path(swaying(), shot(0.0))
