"""Space-varying Wiener filter with a gradient prior."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.layout import Fit
from deblur_studio.core.restore.patches import Patches, restore_patches
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.saturation import filled

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

# Errors of smooth, dark places are seen more than the likelihood thinks: a little more than 1.
_CAUTION = 1.5
FIT = Fit(curves_apart_px=1.4, reaches=2.5, least_pitch=0.5, most_margin_px=300)
# A kernel stands for a whole patch and its edges do not quite fit: what that gets wrong is as
# strong, against the photo's own detail, at every frequency.
_DOUBT = np.float32(1.5e-3)
# The same for each unit of mismatch beyond what does no harm, at most.
_HARMLESS = np.float32(0.006)
_DOUBT_OF_MISMATCH, _MOST_DOUBT = np.float32(0.12), np.float32(0.02)
# What lies beyond white is guessed, so clipped patches are doubted more.
_DOUBT_OF_CLIPPED = np.float32(0.02)


@dataclass(frozen=True)
class WienerParameters:
    """How much noise is traded for sharpness."""

    smoothing: float = parameter(
        0.0,
        ParameterSpec(
            label="Smoothing",
            help="Weight of smoothness against the photo. Automatic weighs each place by its own"
            " detail and noise; more gives less noise and softer edges.",
            minimum=1e-5,
            maximum=10.0,
            automatic=0.0,
            logarithmic=True,
        ),
    )


def wiener(problem: Problem, parameters: WienerParameters, progress: Progress) -> Image:
    """Return conj(K) Y / (|K|^2 + lambda |D|^2.8 + d), patch by patch, as (H, W, C) float32.

    lambda is the noise's variance over the detail's strength, or ``smoothing`` everywhere;
    d is the doubt in the kernels themselves, which keeps their zeros from ringing.

    Source: Wiener (1949) with the kernels of the place; Hirsch et al., CVPR 2010.
    """

    def solve(patches: Patches) -> Complex:
        return regularised_inverse(patches, weight(patches, parameters.smoothing))

    pixels = filled(problem, Part(progress, 0.0, 0.5))
    return restore_patches(problem, pixels, FIT, solve, Part(progress, 0.5, 1.0))


def weight(patches: Patches, smoothing: float) -> Image:
    """Return lambda (n, 1, 1, 1) of each patch."""
    automatic = _CAUTION * patches.variance / patches.strength
    chosen = np.full_like(automatic, smoothing) if smoothing > 0 else automatic
    return chosen[:, None, None, None]


def regularised_inverse(patches: Patches, weights: Image) -> Complex:
    """Return the spectra of the filtered patches (n, C, side, side // 2 + 1)."""
    gain = weights * patches.prior
    gain += doubt(patches)[:, None, None, None]
    gain[..., 0, 0] = 0  # every kernel keeps the mean
    gain += patches.passed
    np.reciprocal(gain, out=gain)
    inverse = np.conj(patches.transfer)
    inverse.real *= gain
    inverse.imag *= gain
    return patches.spectra * inverse


def doubt(patches: Patches) -> Image:
    """Return d (n,): what the power of the kernel's own error is taken to be."""
    beyond = np.maximum(patches.mismatch - _HARMLESS, 0)
    mismatched = np.minimum(_DOUBT_OF_MISMATCH * beyond, _MOST_DOUBT)
    total: Image = _DOUBT + mismatched + _DOUBT_OF_CLIPPED * patches.clipped
    return total
