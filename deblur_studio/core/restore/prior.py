"""How strong the detail of each patch is against the noise, read from the patch itself.

Model: the sharp patch has the power spectrum c / |D|^2.8, D the gradient; the photo shows
|K|^2 times that plus white noise. c maximises the likelihood of the patch's periodogram.
Source: empirical Bayes for the Wiener filter; Whittle's likelihood (1953).
The exponent was chosen on photos that no figure is reported on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import gradient_power, spectrum

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

_EXPONENT = 1.4
_STRENGTHS = np.logspace(-7, 0, 22, dtype=np.float32)
# The periodogram is smooth: every third frequency in each direction tells as much.
_THINNED = (slice(None), slice(1, None, 3), slice(1, None, 3))


def inverse_prior(side: int) -> Image:
    """Return |D|^2.8 (side, side // 2 + 1), next to nothing for the mean of a patch."""
    power: Image = gradient_power(side) ** np.float32(_EXPONENT)
    power[0, 0] = 1e-9
    return power


def gradient_spread(strength: Image, side: int) -> Image:
    """Return the standard deviation (n,) of the gradient that strengths c (n,) mean."""
    detail = gradient_power(side) / inverse_prior(side)
    detail[0, 0] = 0
    spread: Image = np.sqrt(strength * detail.mean())
    return spread


def detail_strength(patches: Image, transfer: Complex, taper: Image, variance: Image) -> Image:
    """Return c (n,) float32 of patches.

    Args:
        patches: (n, C, side, side) blurred.
        transfer: (n, 1, side, side // 2 + 1) of their kernels.
        taper: (side, side) that falls to zero at the edges.
        variance: (n,) of the noise.
    """
    around_mean = (patches - patches.mean(axis=(2, 3), keepdims=True)) * taper
    power = np.square(np.abs(spectrum(around_mean))).mean(axis=1) / np.square(taper).sum()
    power = power[_THINNED]
    passed = (np.square(np.abs(transfer[:, 0])) / inverse_prior(taper.shape[0]))[_THINNED]
    best = np.full(len(patches), np.inf, np.float32)
    strength = np.full(len(patches), _STRENGTHS[0], np.float32)
    for candidate in _STRENGTHS:
        expected = candidate * passed + variance[:, None, None]
        surprise = (np.log(expected) + power / expected).sum(axis=(1, 2))
        better = surprise < best
        best[better], strength[better] = surprise[better], candidate
    return strength
