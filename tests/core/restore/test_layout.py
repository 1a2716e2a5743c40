"""How a photo is cut for restoring, and where its patches were seen."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.windows import PatchGrid
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.restore.layout import Fit, inverse_reach_px, layout
from deblur_studio.core.restore.seen import seen_at

FIT = Fit(curves_apart_px=1.0, reaches=2.5, least_pitch=0.5, most_margin_px=300)


def line(length: int) -> np.ndarray:
    kernel = np.zeros((length + 2, length + 2), np.float32)
    kernel[length // 2 + 1, 1:-1] = 1 / length
    return kernel


def test_that_undoing_a_straight_blur_reaches_further_than_undoing_a_point():
    point = np.zeros((17, 17), np.float32)
    point[8, 8] = 1.0
    assert inverse_reach_px(point) < 4
    assert inverse_reach_px(line(15)) > 15


@pytest.mark.parametrize("pitch", [32, 90])
@pytest.mark.parametrize("flat", [0, 7, 31])
@pytest.mark.parametrize("size", [(1, 1), (33, 90), (150, 210)])
def test_that_flat_windows_sum_to_one_everywhere(size, pitch, flat):
    grid = PatchGrid(*size, pitch=pitch, margin=5, flat=flat)
    total = np.zeros_like(grid.padded(np.zeros((*size, 1), np.float32)))
    for row, columns in grid.batches(4):
        blocks = np.broadcast_to(grid.window(), (len(columns), 1, grid.core, grid.core))
        grid.add(total, blocks, row, columns)
    assert np.allclose(grid.cropped(total), 1.0, atol=1e-6)


def test_that_kernels_that_change_more_are_given_smaller_patches(shot_of, leaves, shaken):
    shot = shot_of(leaves(300, 400), 20.0)
    calm = layout(shot.problem(), FIT)
    strict = layout(shot.problem(), Fit(0.2, 2.5, 0.5, 300))
    assert strict.pitch < calm.pitch
    assert calm.margin >= 16


def test_that_patches_are_small_where_kernels_are_short_and_turn(rolled):
    # By curves alone 32 px would do; a kernel of 11 px does not bear curves 1.3 px apart.
    assert layout(rolled.problem(), Fit(1.4, 2.5, 0.5, 300)).pitch <= 24


def test_that_the_spread_of_a_kernel_is_that_of_its_curve(rolled):
    seen = seen_at(rolled.path, rolled.camera, np.array([109.5, 219.0]), np.array([89.5]))
    arc_px = 0.08 * 109.5  # evenly drawn, so its spread is its length over the root of 12
    assert seen.spreads_px == pytest.approx([0.0, arc_px / 12**0.5], abs=0.02)


def test_that_patches_overlap_by_at_most_half_and_fill_a_good_length(shot_of, leaves):
    grid = layout(shot_of(leaves(300, 400), 20.0).problem(), FIT)
    assert 0 <= grid.flat < grid.pitch
    assert grid.core + 2 * grid.margin <= grid.side


def test_that_a_place_is_looked_for_where_a_rolling_shutter_shows_it(path_of):
    # A camera that turns right at a steady rate moves the picture to the left, later rows more.
    rate_rad_s, readout_s = 0.5, 0.04
    camera = Camera.centred(400, 300, 1000.0).replaced(readout_s=readout_s)
    path = path_of(
        lambda time_s: np.stack([0 * time_s, 0 * time_s + rate_rad_s, 0 * time_s], 1), camera
    )
    seen = seen_at(path, camera, np.array([199.5]), np.array([10.0, 149.5, 289.0]))
    speed_px_s = -1000.0 * rate_rad_s
    expected = speed_px_s * ((np.array([10.0, 149.5, 289.0]) + 0.5) / 300 - 0.5) * readout_s
    assert np.abs(seen.shifts_px[:, 0] - expected).max() <= 0.6
    assert np.abs(seen.shifts_px[:, 1]).max() <= 1
    # What is left is the motion of the exposure alone.
    assert seen.radius_px <= abs(speed_px_s) * path.exposure_s / 2 + 4


def test_that_shifts_and_kernels_together_are_the_curves(shaken):
    camera = Camera.centred(140, 110, 1000.0)
    seen = seen_at(shaken(camera, 12.0), camera, np.array([20.0, 120.0]), np.array([50.0]))
    away = np.arange(seen.kernels.shape[-1]) - seen.radius_px
    middles = np.stack(
        [(seen.kernels * away).sum((1, 2)), (seen.kernels * away[:, None]).sum((1, 2))]
    )
    assert np.allclose(seen.kernels.sum((1, 2)), 1.0, atol=1e-4)
    assert np.abs(middles).max() <= 0.6
