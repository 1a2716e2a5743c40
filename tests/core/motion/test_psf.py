"""Kernels against paths whose picture is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import BehindCameraError
from deblur_studio.core.motion.path import origin
from deblur_studio.core.motion.psf import (
    corner_nodes,
    grid_nodes,
    radius_of,
    rasterise,
    samples_for,
    traces,
)

CAMERA = Camera.centred(400, 300, 1000.0)
CENTRE = np.array([[199.5, 149.5]])


def kernel_of(path, camera=CAMERA, node=CENTRE, samples=2000):
    curves = traces(path, camera, node, samples)
    return rasterise(curves, radius_of(curves))[0]


def moments(kernel):
    """Mean (x, y) and covariance of a kernel, from its middle."""
    r = len(kernel) // 2
    ys, xs = np.mgrid[-r : r + 1, -r : r + 1]
    mean = np.array([(kernel * xs).sum(), (kernel * ys).sum()])
    return mean, (kernel * (xs - mean[0]) ** 2).sum(), (kernel * (ys - mean[1]) ** 2).sum()


def test_that_a_still_camera_gives_a_point(path_of, constant):
    kernel = kernel_of(path_of(constant((0.0, 0.0, 0.0)), CAMERA))
    middle = len(kernel) // 2
    assert kernel[middle, middle] == 1.0
    assert kernel.sum() == 1.0


def test_that_a_constant_rate_gives_a_straight_line_of_the_right_length(path_of, constant):
    kernel = kernel_of(path_of(constant((0.0, 0.2, 0.0)), CAMERA))
    r = len(kernel) // 2
    row = kernel[r]
    assert row.sum() == pytest.approx(1.0, abs=1e-6)  # nothing above or below
    assert np.count_nonzero(row > 1e-4) in (20, 21)
    assert np.allclose(row[r - 8 : r + 9], 1 / 20, rtol=0.01)  # 20 px, evenly
    mean, along, _ = moments(kernel)
    assert mean == pytest.approx([0.0, 0.0], abs=0.01)
    assert along == pytest.approx(20**2 / 12 + 1 / 6, rel=0.01)  # bilinear shares add 1/6


def test_that_a_diagonal_line_has_its_slope(path_of, constant):
    kernel = kernel_of(path_of(constant((0.1, 0.2, 0.0)), CAMERA))
    r = len(kernel) // 2
    ys, xs = np.mgrid[-r : r + 1, -r : r + 1]
    # Right turn: scene to the left; positive pitch: scene down.
    assert (kernel * xs * ys).sum() / (kernel * xs * xs).sum() == pytest.approx(-0.5, abs=0.01)


def test_that_a_hand_that_slows_down_leaves_more_light_at_the_end(path_of):
    path = path_of(lambda t: np.outer(2 * (0.55 - t) / 0.1 * 0.2, [0.0, 1.0, 0.0]), CAMERA)
    # The scene moves left and slows down: kernels show displacements of the scene.
    row = kernel_of(path).sum(axis=0)
    lit = np.flatnonzero(row > 1e-4)
    assert row[lit[1]] > 3 * row[lit[-2]]


@settings(max_examples=40, deadline=None)
@given(
    rate=st.tuples(*[st.floats(-0.6, 0.6)] * 3),
    x=st.floats(0, 399),
    y=st.floats(0, 299),
    readout_s=st.floats(0.0, 0.05),
)
def test_that_kernels_sum_to_one_and_are_never_negative(path_of, constant, rate, x, y, readout_s):
    camera = CAMERA.replaced(readout_s=readout_s)
    kernel = kernel_of(path_of(constant(rate), camera), camera, np.array([[x, y]]), 200)
    assert kernel.shape[0] == kernel.shape[1]
    assert kernel.shape[0] % 2 == 1
    assert kernel.min() >= 0
    assert kernel.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=1, max_size=6))
def test_that_the_drawing_shares_bilinearly_and_keeps_the_centre_of_mass(points):
    curves = np.array([points])
    kernel = rasterise(curves, 5)[0]
    expected = np.zeros((11, 11))
    for x, y in curves[0] + 5:
        for column in range(11):
            for row in range(11):
                expected[row, column] += max(0, 1 - abs(x - column)) * max(0, 1 - abs(y - row))
    assert np.allclose(kernel, expected / len(points), atol=1e-6)
    assert moments(kernel)[0] == pytest.approx(curves[0].mean(axis=0), abs=1e-5)


def test_that_the_radius_holds_every_curve_to_its_last_pixel():
    for reach in (0.0, 0.4, 1.0, 2.0001, 7.9):
        curves = np.array([[[reach, 0.0], [0.0, -reach]]])
        kernel = rasterise(curves, radius_of(curves))[0]
        assert moments(kernel)[0] == pytest.approx([reach / 2, -reach / 2], abs=1e-6)


def test_that_a_row_sees_its_own_stretch_of_a_rolling_shutter(path_of):
    def rate(time_s):
        return np.stack([np.sin(31 * time_s), np.cos(23 * time_s), time_s], axis=1)

    readout_s = 0.03
    camera = CAMERA.replaced(readout_s=readout_s)
    rolling = path_of(rate, camera)
    for row in (0.0, 40.0, 299.0):
        shift_s = ((row + 0.5) / 300 - 0.5) * readout_s
        node = np.array([[310.0, row]])
        curve = traces(rolling, camera, node, 300)[0]
        # A global shutter of that row's stretch, brought to the same reference instant.
        longer = path_of(rate, CAMERA, exposure_s=0.2)
        time_s = shift_s + ((np.arange(300) + 0.5) / 300 - 0.5) * 0.1
        expected = node - origin(longer, CAMERA, node, time_s)
        assert np.abs(curve - expected).max() < 1e-3


def test_that_rows_are_looked_up_whatever_the_order_of_nodes(path_of, constant):
    camera = CAMERA.replaced(readout_s=0.03)
    path = path_of(constant((0.2, 0.3, 0.5)), camera)
    nodes = np.random.default_rng(1).permutation(grid_nodes(np.arange(3.0), np.arange(4.0)))
    together = traces(path, camera, nodes, 50)
    for node, curve in zip(nodes, together, strict=True):
        assert np.array_equal(traces(path, camera, node[None], 50)[0], curve)


def test_that_a_scaled_camera_shows_the_same_kernel_smaller(path_of, constant):
    path = path_of(constant((0.3, 0.2, 0.9)), CAMERA)
    node = np.array([[20.0, 30.0]])
    small = traces(path, CAMERA.scaled(200, 150), node, 64)
    large = traces(path, CAMERA, (node + 0.5) * 2 - 0.5, 64)
    assert np.allclose(small, large / 2, atol=1e-9)


def test_that_longer_paths_are_drawn_with_more_instants(path_of, constant):
    slow, fast = (path_of(constant((0.0, rate, 0.0)), CAMERA) for rate in (0.01, 0.6))
    assert samples_for(slow, CAMERA) == 32
    assert samples_for(fast, CAMERA) == pytest.approx(4 * 60, rel=0.1)


def test_that_corner_nodes_are_corners_edges_and_centre():
    nodes = corner_nodes(CAMERA)
    assert nodes.shape == (9, 2)
    assert nodes[[0, 4, 8]].tolist() == [[0.0, 0.0], [199.5, 149.5], [399.0, 299.0]]


def test_that_turning_past_a_node_is_told(path_of, constant):
    with pytest.raises(BehindCameraError):
        traces(path_of(constant((0.0, 40.0, 0.0)), CAMERA), CAMERA, CENTRE, 10)
