"""PSNR and SSIM against scikit-image."""

from __future__ import annotations

import numpy as np
import pytest
from skimage import metrics

from deblur_studio.core.imaging.metrics import psnr_db, ssim


@pytest.fixture(scope="module", params=[1, 3])
def pair(request, leaves):
    truth = leaves(90, 120, channels=request.param)
    noise = np.random.default_rng(0).normal(0, 0.05, truth.shape)
    return np.clip(0.9 * truth + noise, 0, 1).astype(np.float32), truth


def test_that_psnr_is_scikit_images(pair):
    image, truth = pair
    expected = metrics.peak_signal_noise_ratio(truth, image, data_range=1.0)
    assert psnr_db(image, truth) == pytest.approx(expected, abs=1e-4)


def test_that_psnr_of_a_known_error_is_known():
    truth = np.zeros((4, 5, 3))
    assert psnr_db(truth + 0.1, truth) == pytest.approx(20.0)
    assert psnr_db(truth, truth) == pytest.approx(200.0)


def test_that_ssim_is_scikit_images(pair):
    image, truth = pair
    expected = metrics.structural_similarity(
        truth.astype(float), image.astype(float), data_range=1.0, gaussian_weights=True, sigma=1.5,
        use_sample_covariance=False, channel_axis=2,
    )  # fmt: skip
    # Theirs leaves out the five pixels at the border that the window reaches beyond.
    assert ssim(image, truth, border_px=5) == pytest.approx(expected, abs=1e-4)
    assert ssim(image, truth) == pytest.approx(expected, abs=0.03)
    assert ssim(truth, truth) == pytest.approx(1.0)


@pytest.mark.parametrize("measure", [psnr_db, ssim])
def test_that_a_border_is_left_out(pair, measure):
    image, truth = pair
    worse = image.copy()
    worse[0], worse[:, -1] = 0.0, 1.0
    assert measure(worse, truth) < measure(image, truth)
    if measure is psnr_db:
        assert measure(worse, truth, border_px=1) == measure(image, truth, border_px=1)
    inside = measure(image, truth, border_px=7)
    assert inside != measure(image, truth)
