"""The exact blur: warp and average."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.path import origin
from deblur_studio.core.progress import Cancelled

CAMERA = Camera.centred(90, 70, 500.0)


def test_that_a_line_motion_averages_shifted_images(path_of, constant, leaves):
    camera = Camera.centred(90, 70, 50000.0)  # so far away that nothing but a shift is left
    path = path_of(constant((0.0, 8 / 50000 / 0.1, 0.0)), camera)
    sharp = leaves(70, 90)
    found = WarpBlur(path, camera, poses=8).apply(sharp)
    columns = np.arange(20, 70)
    at = columns[:, None] - (np.arange(8) - 3.5)  # half-pixel places, bilinear
    left = np.floor(at).astype(int)
    expected = (sharp[:, left] + sharp[:, left + 1]).mean(axis=2) / 2
    assert np.abs(found[:, 20:70] - expected).max() < 2e-4


def test_that_each_pixel_gathers_along_its_own_way(shaken, leaves):
    path = shaken(CAMERA, 9.0)
    sharp = leaves(70, 90, channels=1)
    found = WarpBlur(path, CAMERA, poses=60).apply(sharp)
    time_s = ((np.arange(60) + 0.5) / 60 - 0.5) * path.exposure_s
    for x, y in ((20, 15), (45, 35), (70, 55)):
        q = origin(path, CAMERA, np.array([float(x), float(y)]), time_s)
        q = np.clip(q, 0, [88.999, 68.999])
        corner = q.astype(int)
        fx, fy = (q - corner).T
        column, row = corner.T
        plane = sharp[..., 0].astype(np.float64)
        upper = plane[row, column] * (1 - fx) + plane[row, column + 1] * fx
        lower = plane[row + 1, column] * (1 - fx) + plane[row + 1, column + 1] * fx
        assert found[y, x, 0] == pytest.approx((upper * (1 - fy) + lower * fy).mean(), abs=1e-4)


def test_that_a_still_camera_changes_nothing(path_of, constant, leaves):
    still = path_of(constant((0.0, 0.0, 0.0)), CAMERA)
    sharp = leaves(70, 90)
    assert np.allclose(WarpBlur(still, CAMERA).apply(sharp), sharp, atol=1e-6)


def test_that_more_poses_change_nothing_visible(shaken, leaves):
    path = shaken(CAMERA, 15.0)
    few, many = (WarpBlur(path, CAMERA, poses).apply(leaves(70, 90)) for poses in (0, 1000))
    assert np.sqrt(np.mean((few - many) ** 2)) < 5e-4


def test_that_a_dolly_blurs_radially(path_of, constant):
    path = path_of(constant((0.0, 0.0, 0.0)), CAMERA)
    positions = np.outer(np.linspace(-0.1, 0.1, len(path.time_s)), [0.0, 0.0, 1.0])
    path = dataclasses.replace(path, positions_m=positions, depth_m=1.0)
    dots = np.zeros((70, 90, 1), np.float32)
    dots[35, 75] = 1.0
    found = WarpBlur(path, CAMERA).apply(dots)[..., 0]
    assert np.count_nonzero(found.max(axis=0) > 0.01) > 2 * np.count_nonzero(found[:, 74] > 0.01)


def test_that_it_says_how_far_it_is_and_stops_when_asked(shaken, leaves):
    class Asked:
        fractions: list[float]

        def checkpoint(self, fraction, message=""):
            self.fractions.append(fraction)
            if len(self.fractions) == 5:
                raise Cancelled

    progress = Asked()
    progress.fractions = []
    blur = WarpBlur(shaken(CAMERA, 9.0), CAMERA)
    with pytest.raises(Cancelled):
        blur.apply(leaves(70, 90), progress)
    assert progress.fractions == sorted(progress.fractions)
    assert 0 <= progress.fractions[0] < progress.fractions[-1] < 1
