"""Space-varying Wiener filter with a gradient prior."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import spectrum, unspectrum
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.patches import Patches, restore_patches
from deblur_studio.core.restore.prior import inverse_prior
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.saturation import filled

Image = NDArray[np.float32]

# Errors of smooth, dark places are seen more than the likelihood thinks: a little more than 1.
_CAUTION = 2.5


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
    """Return conj(K) Y / (|K|^2 + lambda |D|^2.8), patch by patch, as (H, W, C) float32.

    lambda is the noise's variance over the detail's strength, or ``smoothing`` everywhere.

    Source: Wiener (1949) with the kernels of the place; Hirsch et al., CVPR 2010.
    """

    def solve(patches: Patches) -> Image:
        return regularised_inverse(patches, weight(patches, parameters.smoothing))

    pixels = filled(problem, Part(progress, 0.0, 0.5))
    return restore_patches(problem, pixels, solve, Part(progress, 0.5, 1.0))


def weight(patches: Patches, smoothing: float) -> Image:
    """Return lambda (n, 1, 1, 1) of each patch."""
    automatic = _CAUTION * patches.variance / patches.strength
    chosen = np.full_like(automatic, smoothing) if smoothing > 0 else automatic
    return chosen[:, None, None, None]


def regularised_inverse(patches: Patches, weights: Image) -> Image:
    """Return the filtered patches (n, C, side, side)."""
    gain = np.square(np.abs(patches.transfer)) + weights * inverse_prior(patches.side)
    spectra = spectrum(patches.pixels)
    spectra *= np.conj(patches.transfer) / gain
    return unspectrum(spectra, patches.side)
