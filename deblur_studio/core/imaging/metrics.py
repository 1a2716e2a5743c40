"""How close a restoration is to the truth."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.floating]


def psnr_db(image: Image, truth: Image, *, border_px: int = 0) -> float:
    """Return the peak signal-to-noise ratio in dB of values whose peak is 1.

    Args:
        image: (H, W, C).
        truth: (H, W, C) in the same encoding.
        border_px: Pixels left out on every side.
    """
    inside = (slice(border_px, -border_px or None),) * 2
    error = np.asarray(image, np.float64)[inside] - np.asarray(truth, np.float64)[inside]
    return float(-10 * np.log10(max(float(np.mean(error**2)), 1e-20)))


def ssim(image: Image, truth: Image, *, border_px: int = 0) -> float:
    """Return the mean structural similarity of values whose peak is 1, over all channels.

    Gaussian window of 1.5 px, constants 0.01 and 0.03.
    Source: Wang, Bovik, Sheikh & Simoncelli, IEEE TIP 13 (2004).
    """
    a, b = np.asarray(image, np.float64), np.asarray(truth, np.float64)
    mean_a, mean_b = _blurred(a), _blurred(b)
    var_a, var_b = _blurred(a * a) - mean_a**2, _blurred(b * b) - mean_b**2
    covariance = _blurred(a * b) - mean_a * mean_b
    light = (2 * mean_a * mean_b + 0.01**2) / (mean_a**2 + mean_b**2 + 0.01**2)
    structure = (2 * covariance + 0.03**2) / (var_a + var_b + 0.03**2)
    inside = (slice(border_px, -border_px or None),) * 2
    return float(np.mean((light * structure)[inside]))


def _blurred(values: NDArray[np.float64]) -> NDArray[np.float64]:
    blurred = cv2.GaussianBlur(values, (11, 11), 1.5, borderType=cv2.BORDER_REFLECT)
    return np.asarray(blurred, dtype=np.float64).reshape(values.shape)
