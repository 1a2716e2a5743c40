"""Which stretches of a log blur simulated shots."""

from __future__ import annotations

import dataclasses
import itertools
import re

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.recording import Gap
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.windows import (
    FOCAL_WIDTHS,
    _may_blur_by,
    camera_of_extent,
    shot_of_extent,
    windows_with_motion,
)

CAMERA = Camera.centred(400, 300, 400.0)


def log_of(rms_rad_s: float = 0.1):
    return hand_shake(np.random.default_rng(3), 200.0, 10.0, rms_rad_s)


def path_of(log, start_s=4.0):
    return camera_path(log, ShotSettings(CAMERA, Exposure(start_s, 0.1)))


def windows(log, count=60, exposure_s=0.1):
    found = windows_with_motion(log, exposure_s, np.random.default_rng(0))
    return np.array(list(itertools.islice(found, count)))


def test_that_windows_lie_inside_the_log_and_differ() -> None:
    starts = windows(log_of())
    assert starts.min() > 0.1
    assert starts.max() < 9.8
    assert len(set(starts)) == 60


def test_that_windows_stay_away_from_gaps() -> None:
    starts = windows(dataclasses.replace(log_of(), gaps=(Gap(2.0, 6.0),)))
    assert not ((starts > 1.8) & (starts < 6.1)).any()


def test_that_windows_stay_away_from_where_the_sensor_lay() -> None:
    log = log_of()
    lying = np.where((log.time_s > 3) & (log.time_s < 8), 0.0, 1.0)[:, None]
    bias = np.array([0.0, 0.03, 0.0])  # which is no motion
    starts = windows(dataclasses.replace(log, gyro_rad_s=log.gyro_rad_s * lying + bias))
    assert not ((starts > 3.3) & (starts < 7.6)).any()


@pytest.mark.parametrize("exposure_s", [0.1, 11.0])
def test_that_a_log_without_any_is_refused(exposure_s: float) -> None:
    with pytest.raises(MotionError, match=re.escape("leave this log out")):
        windows(log_of(1e-4), 1, exposure_s)


@pytest.mark.parametrize("extent_px", [6.0, 15.0, 30.0])
def test_that_the_focal_length_gives_the_extent(extent_px: float) -> None:
    path = path_of(log_of(0.008 * extent_px))
    camera = camera_of_extent(CAMERA.replaced(cx_px=250.0), path, extent_px)
    assert camera is not None
    assert blur_extent_px(path, camera) == pytest.approx(extent_px, rel=0.03)
    assert FOCAL_WIDTHS[0] * 400 <= camera.fx_px <= FOCAL_WIDTHS[1] * 400
    assert (camera.cx_px, camera.fx_px) == (250.0, camera.fy_px)


@pytest.mark.parametrize("rms_rad_s", [0.003, 5.0])
def test_that_an_implausible_focal_length_is_none(rms_rad_s: float) -> None:
    assert camera_of_extent(CAMERA, path_of(log_of(rms_rad_s)), 15.0) is None


def test_that_a_shot_is_found_where_only_some_windows_do() -> None:
    log = log_of(0.12)
    settings, path = shot_of_extent(log, CAMERA, 0.1, 30.0, np.random.default_rng(0))
    assert blur_extent_px(path, settings.camera) == pytest.approx(30.0, rel=0.03)
    np.testing.assert_allclose(camera_path(log, settings).rotations, path.rotations)


def test_that_an_extent_out_of_reach_is_refused_with_its_log_named() -> None:
    with pytest.raises(
        MotionError, match=r"simulated has no stretch of 0\.02 s that blurs by 90 px"
    ):
        shot_of_extent(log_of(0.05), CAMERA, 0.02, 90.0, np.random.default_rng(0))


def test_that_the_guess_before_a_path_refuses_no_window_that_would_do() -> None:
    log, refused, found = log_of(0.15), 0, 0
    for start_s, extent_px in itertools.product(windows(log, 25), (2.0, 8.0, 30.0)):
        camera = CAMERA.replaced(readout_s=0.02)
        path = camera_path(log, ShotSettings(camera, Exposure(start_s, 0.1)))
        may = _may_blur_by(extent_px, log, camera, start_s, 0.1)
        fits = camera_of_extent(camera, path, extent_px) is not None
        assert may or not fits
        refused, found = refused + (not may), found + fits
    assert refused > 10
    assert found > 10
