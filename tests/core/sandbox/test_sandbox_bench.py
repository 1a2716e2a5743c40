"""Convolution as numbers, kernels in frequency, the way back."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.ndimage import convolve

from deblur_studio.core.errors import MotionError
from deblur_studio.core.sandbox.charts import PICTURES
from deblur_studio.core.sandbox.convolution import convolved, products_at, spread_of_pixel
from deblur_studio.core.sandbox.gallery import (
    GALLERY,
    disk_of_radius,
    gallery_kernel,
    line,
    normalised,
    shake,
)
from deblur_studio.core.sandbox.inverse import STRENGTHS, InverseTrial
from deblur_studio.core.sandbox.otf import frequencies, otf_picture, profile

RNG = np.random.default_rng(0)
PLANE = RNG.uniform(0, 1, (40, 50)).astype(np.float32)


@pytest.mark.parametrize("each", GALLERY, ids=lambda each: each.name)
@pytest.mark.parametrize("size", [3, 9, 21])
def test_that_a_gallery_kernel_sums_to_one_and_has_its_size(each: object, size: int) -> None:
    kernel = each.make(size, 30.0)  # type: ignore[attr-defined]
    assert kernel.shape == (size, size)
    assert kernel.dtype == np.float32
    assert kernel.sum() == pytest.approx(1.0, abs=1e-5)
    assert kernel.min() >= 0


def test_that_a_line_turns_with_its_angle() -> None:
    assert line(9, 0.0)[4].sum() == pytest.approx(1.0)
    assert line(9, 90.0)[:, 4].sum() == pytest.approx(1.0, abs=1e-5)


def test_that_a_disk_has_its_radius() -> None:
    disk = disk_of_radius(6.0)
    ys, xs = np.mgrid[-6:7, -6:7][:, : disk.shape[0], : disk.shape[1]]
    # The mean square distance from the middle of a disk is half its radius squared.
    assert (disk * (xs**2 + ys**2)).sum() == pytest.approx(18.0, rel=0.02)


@pytest.mark.parametrize("values", [np.zeros((9, 9)), np.full((9, 9), np.nan)])
def test_that_a_kernel_without_light_is_refused(values: np.ndarray) -> None:
    with pytest.raises(MotionError, match="kernel"):
        normalised(values)


@pytest.mark.parametrize("place", [(20, 20), (0, 0), (49, 39), (25, 1)])
def test_that_the_products_add_up_to_the_blurred_pixel(place: tuple[int, int]) -> None:
    kernel = shake(9)
    x, y = place
    found = products_at(PLANE, kernel, x, y)
    assert found.total == pytest.approx(float(convolved(PLANE, kernel)[y, x]), abs=1e-6)
    assert np.array_equal(found.products, found.around * found.kernel)
    assert np.array_equal(found.kernel, kernel[::-1, ::-1])


def test_that_it_is_a_convolution_and_not_a_correlation() -> None:
    kernel = np.zeros((9, 9), np.float32)
    kernel[4, 7] = 1.0  # three to the right
    expected = convolve(PLANE, kernel, mode="nearest")
    assert np.allclose(convolved(PLANE, kernel), expected, atol=1e-6)
    assert convolved(PLANE, kernel)[20, 30] == PLANE[20, 27]


@pytest.mark.parametrize("place", [(25, 20), (0, 0), (48, 39), (200, 200)])
def test_that_one_pixel_spreads_as_a_white_dot_blurs(place: tuple[int, int]) -> None:
    kernel = shake(9)
    x, y = place
    dot = np.zeros((40, 50), np.float32)
    if y < 40 and x < 50:
        dot[y, x] = 1.0
    expected = convolve(dot, kernel, mode="constant")
    assert np.allclose(spread_of_pixel(kernel, (40, 50), x, y), expected, atol=1e-7)


def test_that_a_box_has_its_zeros_where_a_sine_over_a_sine_has() -> None:
    picture = otf_picture(gallery_kernel("box", 8 | 1))
    at = frequencies(len(picture.magnitude))
    middle = len(at) // 2
    expected = np.abs(np.sinc(9 * at) / np.sinc(at))
    assert np.allclose(picture.magnitude[middle], expected, atol=1e-5)
    assert np.allclose(picture.magnitude[:, middle], expected, atol=1e-5)


def test_that_a_line_along_x_passes_everything_along_y() -> None:
    picture = otf_picture(line(21, 0.0))
    middle = len(picture.magnitude) // 2
    assert picture.magnitude[:, middle].min() > 0.999
    assert picture.magnitude[middle].min() < 0.01
    frequency, along = profile(line(21, 0.0), 0.0)
    assert along[0] == pytest.approx(1.0, abs=1e-6)
    # 20 px long: the first zero is near 1/20 cycle per px.
    assert frequency[np.argmax(along < 0.05)] == pytest.approx(0.05, abs=0.004)
    assert profile(line(21, 0.0), 90.0)[1].min() > 0.999


def test_that_outlines_of_zeros_lie_where_little_passes() -> None:
    picture = otf_picture(line(21, 0.0))
    assert picture.zeros
    side = len(picture.magnitude)
    for outline in picture.zeros:
        at = np.round(outline * side + side // 2).astype(int)
        assert picture.magnitude[at[:, 1], at[:, 0]].max() < picture.below


def test_that_longer_lines_destroy_more_and_a_point_nothing() -> None:
    shares = [otf_picture(line(size, 0.0)).destroyed_share for size in (3, 9, 31)]
    assert shares[0] < shares[1] < shares[2]
    assert otf_picture(gallery_kernel("identity", 9)).destroyed_share == 0.0


@pytest.fixture(scope="module")
def trial() -> InverseTrial:
    sharp = convolved(RNG.uniform(0, 1, (96, 96)).astype(np.float32), gallery_kernel("box", 5))
    return InverseTrial(sharp, shake(13), 0.01, np.random.default_rng(1))


def test_that_without_noise_the_inverse_filter_gives_the_picture_back() -> None:
    sharp = RNG.uniform(0, 1, (64, 64)).astype(np.float32)
    quiet = InverseTrial(sharp, gallery_kernel("gaussian", 3), 0.0, np.random.default_rng(1))
    assert np.abs(quiet.restored(0.0) - sharp).max() < 1e-3


def test_that_noise_falls_and_lost_detail_grows_with_the_strength(trial: InverseTrial) -> None:
    curve = trial.curve()
    assert (np.diff(curve.noise_gain) <= 1e-9).all()
    assert (np.diff(curve.lost) >= -1e-6).all()
    assert curve.noise_gain[0] > 20 * curve.noise_gain[-1]
    assert 0 < curve.best < STRENGTHS[-1]


def test_that_the_curve_tells_the_error_that_a_restoration_has(trial: InverseTrial) -> None:
    curve = trial.curve(np.array([0.003]))
    error = trial.restored(0.003) - trial.sharp
    assert curve.error[0] == pytest.approx(float(np.sqrt(np.mean(error**2))), rel=1e-3)
    assert trial.noise_gain(0.003) == pytest.approx(float(curve.noise_gain[0]))


def test_that_the_noise_gain_is_that_of_white_noise(trial: InverseTrial) -> None:
    grain = trial.blurred - InverseTrial(trial.sharp, trial.kernel, 0.0, trial.rng).blurred
    with_noise = trial.restored(0.003)
    quiet = InverseTrial(trial.sharp, trial.kernel, 0.0, np.random.default_rng(1)).restored(0.003)
    gain = float((with_noise - quiet).std() / grain.std())
    assert trial.noise_gain(0.003) == pytest.approx(gain, rel=0.1)


@pytest.mark.parametrize("each", PICTURES, ids=lambda each: each.name)
def test_that_pictures_are_drawn_at_any_size(each: object) -> None:
    for width, height in ((160, 120), (33, 70)):
        drawn = each.draw(width, height)  # type: ignore[attr-defined]
        if each.name != "photo":  # type: ignore[attr-defined]
            assert drawn.shape == (height, width, 3)
        assert drawn.dtype == np.float32
        assert 0 <= drawn.min() < drawn.max() <= 1
