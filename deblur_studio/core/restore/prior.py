"""How strong the detail of each patch is against the noise, read from the patch itself.

Model: the sharp patch has the power spectrum c / |D|^2.8, D the gradient; the photo shows
|K|^2 times that plus white noise. c maximises the likelihood of the patch's periodogram.
Source: empirical Bayes for the Wiener filter; Whittle's likelihood (1953).
The exponent was chosen on photos that no figure is reported on.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import gradient_power, power

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

_EXPONENT = 1.4
_BOUNDS = np.array([1e-7, 1.0], np.float32)
_STEPS, _STRIDE = 4, np.float32(2.5)
# The periodogram is smooth, so some hundreds of frequencies tell as much as all.
_FREQUENCIES = 1000


def inverse_prior(side: int) -> Image:
    """Return |D|^2.8 (side, side // 2 + 1), next to nothing for the mean of a patch."""
    inverse: Image = gradient_power(side) ** np.float32(_EXPONENT)
    inverse[0, 0] = 1e-9
    return inverse


def gradient_spread(strength: Image, side: int) -> Image:
    """Return the standard deviation (n,) of the gradient that strengths c (n,) mean."""
    detail = gradient_power(side) / inverse_prior(side)
    detail[0, 0] = 0
    spread: Image = np.sqrt(strength * detail.mean())
    return spread


def detail_strength(
    spectra: Complex, passed: Image, prior: Image, energy: float, variance: Image
) -> Image:
    """Return c (n,) float32 of patches, by Fisher's scoring on its logarithm.

    Args:
        spectra: (n, C, side, side // 2 + 1) of the blurred patches, edges tapered.
        passed: (n, 1, side, side // 2 + 1), |K|^2 of their kernels.
        prior: (side, side // 2 + 1), |D|^2.8.
        energy: Sum of the squared taper.
        variance: (n,) of the noise.
    """
    count, channels, side, width = spectra.shape
    some = slice(1, None, _stride(side, width))
    shown = power(spectra.reshape(count, channels, -1)[..., some]).mean(axis=1)
    shown /= np.float32(energy)
    passed = passed.reshape(count, -1)[:, some] / prior.ravel()[some]
    noise = variance[:, None]
    lowest, highest = np.log(_BOUNDS)
    beyond_noise = np.maximum((shown - noise).sum(axis=1, keepdims=True), np.float32(1e-9))
    logarithm = np.log(beyond_noise / passed.sum(axis=1, keepdims=True))
    for _ in range(_STEPS):
        detail = np.exp(logarithm) * passed
        expected = detail + noise
        detail /= expected
        surprise = (detail * (shown / expected - 1)).sum(axis=1, keepdims=True)
        information = np.square(detail).sum(axis=1, keepdims=True)
        step = surprise / np.maximum(information, np.float32(1e-6))
        logarithm = np.clip(logarithm + np.clip(step, -_STRIDE, _STRIDE), lowest, highest)
    strength: Image = np.exp(logarithm[:, 0])
    return strength


def _stride(rows: int, columns: int) -> int:
    """Return a stride through the frequencies that samples all of their directions evenly."""
    stride = max(1, rows * columns // _FREQUENCIES)
    while math.gcd(stride, columns) > 1:
        stride += 1
    return stride
