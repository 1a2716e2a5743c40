"""The pinhole camera and its lens, against OpenCV and closed forms."""

from __future__ import annotations

import math

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import CameraError

PLAIN = Camera(400, 300, 900.0, 950.0, 190.0, 160.0)
LENSES = [
    (),
    (-0.2, 0.06, 0.0, 0.0),
    (0.12, -0.03, 0.001, -0.002),
    (-0.2, 0.05, 0.002, -0.001, 0.01),
]


def grid():
    return np.stack(np.meshgrid(np.linspace(0, 399, 9), np.linspace(0, 299, 7)), axis=-1)


def test_that_the_matrix_is_k():
    assert PLAIN.matrix().tolist() == [[900.0, 0.0, 190.0], [0.0, 950.0, 160.0], [0.0, 0.0, 1.0]]


def test_that_a_ray_has_unit_depth_and_the_slope_of_its_pixel():
    assert PLAIN.rays(np.array([190.0 + 90, 160.0 - 95])).tolist() == [0.1, -0.1, 1.0]


@pytest.mark.parametrize("lens", LENSES)
def test_that_pixels_are_where_opencv_projects_points(lens):
    camera = PLAIN.replaced(distortion=lens)
    points = np.random.default_rng(0).uniform([-0.4, -0.3, 1.0], [0.4, 0.3, 2.0], (50, 3))
    expected, _ = cv2.projectPoints(
        points, np.zeros(3), np.zeros(3), PLAIN.matrix(), np.array(lens or (0.0,) * 4)
    )
    assert np.abs(camera.pixels(points) - expected[:, 0]).max() < 1e-9


@pytest.mark.parametrize("lens", LENSES)
def test_that_rays_and_pixels_are_inverse(lens):
    camera = PLAIN.replaced(distortion=lens)
    rays = camera.rays(grid())
    assert rays.shape == (7, 9, 3)
    assert np.abs(camera.pixels(rays) - grid()).max() < 1e-3


def test_that_the_length_of_a_ray_does_not_matter():
    ray = np.array([0.1, -0.2, 1.0])
    assert PLAIN.pixels(3 * ray) == pytest.approx(PLAIN.pixels(ray))


@given(st.integers(1, 900), st.integers(1, 900), st.floats(-0.4, 0.4), st.floats(-0.3, 0.3))
def test_that_scaling_keeps_the_middles_and_edges_of_pixels(width, height, x, y):
    ray = np.array([x, y, 1.0])
    scaled = PLAIN.scaled(width, height)
    # An edge of the image is half a pixel beyond the centre of the last pixel.
    share = (PLAIN.pixels(ray) + 0.5) / (400, 300)
    assert (scaled.pixels(ray) + 0.5) / (width, height) == pytest.approx(share)


def test_that_scaling_keeps_everything_else():
    camera = PLAIN.replaced(readout_s=0.02, time_offset_s=0.5, distortion=(0.1, 0.0, 0.0, 0.0))
    back = camera.scaled(200, 150).scaled(400, 300)
    assert back == camera


def test_that_a_centred_camera_looks_through_the_middle_of_the_image():
    camera = Camera.centred(4, 3, 10.0)
    assert (camera.cx_px, camera.cy_px) == (1.5, 1.0)
    assert camera.fx_px == camera.fy_px == 10.0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"width": 0}, "0 x 300 is empty"),
        ({"height": -3}, "400 x -3 is empty"),
        ({"fx_px": 0.0}, "fx_px is 0"),
        ({"fy_px": math.nan}, "fy_px is nan"),
        ({"fx_px": math.inf}, "fx_px is inf"),
        ({"cx_px": math.nan}, "cx_px is nan"),
        ({"cy_px": math.inf}, "cy_px is inf"),
        ({"time_offset_s": math.nan}, "time_offset_s is nan"),
        ({"readout_s": -0.1}, "readout_s is -0.1"),
        ({"readout_s": math.nan}, "readout_s is nan"),
        ({"readout_s": 2.0}, "choose 0 to 1 second"),
        ({"distortion": (0.1, math.nan, 0.0, 0.0)}, "distortion"),
        ({"distortion": (0.1,)}, "distortion"),
        ({"distortion": (0.1,) * 6}, "distortion"),
        ({"imu_to_camera": ((1.0, 0.0), (0.0, 1.0))}, "3 x 3 matrix with orthonormal rows"),
        ({"imu_to_camera": ((2.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))}, "orthonormal"),
        ({"imu_to_camera": ((math.nan,) * 3,) * 3}, "orthonormal"),
    ],
)
def test_that_a_value_that_makes_no_sense_is_told(wrong, words):
    with pytest.raises(CameraError, match=words):
        PLAIN.replaced(**wrong)


def test_that_a_mirrored_mounting_of_published_calibrations_is_taken():
    mirrored = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, -1.0))
    assert PLAIN.replaced(imu_to_camera=mirrored).mounting()[2, 2] == -1.0
