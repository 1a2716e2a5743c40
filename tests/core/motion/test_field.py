"""The kernels over an image."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import blur_extent_px, kernels_at, psf_field

CAMERA = Camera.centred(400, 300, 1000.0)
FAR = CAMERA.replaced(fx_px=9000.0, fy_px=9000.0)  # there corners blur like the centre


def test_that_nodes_stand_in_the_middles_of_equal_cells_row_by_row(path_of, constant):
    field = psf_field(path_of(constant((0.0, 0.1, 0.0)), CAMERA), CAMERA, rows=3, columns=4)
    assert (field.rows, field.columns, len(field.kernels)) == (3, 4, 12)
    assert field.centres_px[:2].tolist() == [[49.5, 49.5], [149.5, 49.5]]
    assert field.centres_px[-1].tolist() == [349.5, 249.5]
    assert field.kernels.dtype == np.float32
    assert field.kernels.shape[1:] == (2 * field.radius_px + 1,) * 2


def test_that_roll_blurs_corners_along_circles_and_leaves_the_centre(path_of, constant):
    path = path_of(constant((0.0, 0.0, 0.8)), CAMERA)
    field = kernels_at(path, CAMERA, np.array([0.0, 199.5, 399.0]), np.array([149.5]))
    r = field.radius_px
    left, middle, right = field.kernels
    assert middle[r, r] == pytest.approx(1.0)
    for side in (left, right):  # 199.5 px out, 0.08 rad: 16 px, upright
        assert np.count_nonzero(side.sum(axis=1) > 1e-3) == pytest.approx(16, abs=2)
        assert np.count_nonzero(side.sum(axis=0) > 0.02) <= 2


def test_that_each_kernel_belongs_to_its_centre(path_of, constant):
    path = path_of(constant((0.3, 0.1, 0.9)), CAMERA)
    xs, ys = np.array([10.0, 300.0]), np.array([5.0, 100.0, 290.0])
    field = kernels_at(path, CAMERA, xs, ys)
    for centre, kernel in zip(field.centres_px, field.kernels, strict=True):
        alone = kernels_at(path, CAMERA, centre[:1], centre[1:])
        cut = field.radius_px - alone.radius_px
        inside = kernel[cut : len(kernel) - cut, cut : len(kernel) - cut]
        assert np.allclose(inside, alone.kernels[0], atol=1e-6)


@pytest.mark.parametrize("rate", [(0.0, 0.3, 0.0), (0.3, 0.0, 0.0), (0.2, 0.2, 0.0)])
def test_that_the_extent_is_the_length_of_a_straight_kernel(path_of, constant, rate):
    path = path_of(constant(rate), FAR)
    length_px = 9000 * np.hypot(*rate[:2]) * 0.1
    assert blur_extent_px(path, FAR) == pytest.approx(length_px, rel=0.02)


def test_that_the_extent_counts_distances_not_the_length_of_the_way(path_of):
    path = path_of(lambda t: np.outer(np.sin(2 * np.pi * 20 * t), [0.0, 1.0, 0.0]), FAR)
    # Two full swings to and fro: peak to peak amplitude / (pi f) of a rate of 1 rad/s.
    assert blur_extent_px(path, FAR) == pytest.approx(9000 / (np.pi * 20), rel=0.02)


def test_that_a_still_camera_has_no_extent(path_of, constant):
    assert blur_extent_px(path_of(constant((0.0, 0.0, 0.0)), CAMERA), CAMERA) < 1e-9
