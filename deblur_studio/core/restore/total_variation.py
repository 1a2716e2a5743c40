"""Total variation and hyper-Laplacian deconvolution by ADMM, patch by patch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import gradient_power, spectrum, unspectrum
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.layout import Fit
from deblur_studio.core.restore.patches import Patches, restore_patches
from deblur_studio.core.restore.prior import gradient_spread
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.saturation import filled
from deblur_studio.core.restore.wiener import regularised_inverse, weight

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

_CAUTION = 2.0
FIT = Fit(curves_apart_px=0.9, reaches=3.0, least_pitch=1.5, most_margin_px=180)
# Power of the kernel's own error: of any; for each unit of mismatch beyond what does no harm, at
# most.
_ERROR = np.float32(5e-4)
_ERROR_OF_MISMATCH, _HARMLESS, _MOST_ERROR = np.float32(0.3), np.float32(0.01), np.float32(0.05)
# The same for patches that are clipped all over: what lies beyond white is guessed.
_ERROR_OF_CLIPPED = np.float32(0.02)
# Threshold of the first shrinkage over the gradient's spread; 3 to 10 converge alike.
_SHRINK = 0.2


@dataclass(frozen=True)
class TotalVariationParameters:
    """How flat surfaces are taken to be, and how hard edges."""

    smoothing: float = parameter(
        0.0,
        ParameterSpec(
            label="Smoothing",
            help="Weight of flatness against the photo. Automatic weighs each place by its own"
            " detail and noise; more gives flatter surfaces and loses fine texture.",
            minimum=1e-6,
            maximum=1.0,
            automatic=0.0,
            logarithmic=True,
        ),
    )
    exponent: float = parameter(
        1.0,
        ParameterSpec(
            label="Edge exponent",
            help="1 is total variation; smaller (hyper-Laplacian) keeps harder edges and is"
            " readier to flatten faint texture.",
            minimum=0.5,
            maximum=1.0,
            step=0.05,
        ),
    )
    iterations: int = parameter(
        20,
        ParameterSpec(
            label="Iterations",
            help="20 are enough for nearly every photo.",
            minimum=1,
            maximum=200,
            step=1,
        ),
    )


def total_variation(
    problem: Problem, parameters: TotalVariationParameters, progress: Progress
) -> Image:
    """Return argmin 1/2 |K x - y|^2 + mu |D x|^q, x >= 0, patch by patch, (H, W, C) float32.

    The gradient's length is taken over both directions and all channels, so edges of colours
    stay together. mu is the variance of the noise and of the kernels' own errors over the
    detail's gradient, or ``smoothing``.

    Source: Rudin, Osher & Fatemi (1992); Wang, Yang, Yin & Zhang, SIAM J. Imaging Sci. 1
    (2008) for the splitting; Krishnan & Fergus (2009) for q < 1.
    """

    def solve(patches: Patches) -> Complex:
        first = unspectrum(regularised_inverse(patches, weight(patches, 0.0)), patches.side)
        return _admm(patches, first, parameters)

    pixels = filled(problem, Part(progress, 0.0, 0.15))
    return restore_patches(problem, pixels, FIT, solve, Part(progress, 0.15, 1.0))


def _admm(patches: Patches, start: Image, parameters: TotalVariationParameters) -> Complex:
    """Return the minimiser's spectra, from a first guess (n, C, side, side).

    Two splittings share one solve: the gradient, which is shrunk, and the image itself, which
    is kept from falling below black. The second costs no transform and removes the dark
    ripples that a linear filter leaves beside bright things.
    """
    spread = gradient_spread(patches.strength, patches.side)[:, None, None, None]
    mu = _CAUTION * _variance(patches)[:, None, None, None] / spread
    if parameters.smoothing > 0:
        mu = np.full_like(mu, parameters.smoothing)
    threshold = (_SHRINK * spread).astype(np.float32)
    penalty = (mu / threshold).astype(np.float32)
    share = 1 / (patches.passed + penalty * (1 + gradient_power(patches.side)))
    data = patches.spectra * (np.conj(patches.transfer) * share)
    pull, image, share = data, start, penalty * share
    across, down, below = (np.zeros_like(start) for _ in range(3))
    for count in range(parameters.iterations):
        if count > 0:
            image = unspectrum(pull, patches.side)
        _add_gradient(image, across, down)
        rest = _rest(across, down, threshold, spread, parameters.exponent)
        # What sticks out below black is remembered and pushed back, like the dual of an edge.
        below += image
        lit = np.maximum(below, 0)
        below -= lit
        lit -= below
        # The shrunk edges are 1 - rest of the duals; edges less duals pull at the image.
        _add_divergence(lit, across * (1 - 2 * rest), down * (1 - 2 * rest))
        across *= rest
        down *= rest
        pull = spectrum(lit)
        pull *= share
        pull += data
    return pull


def _variance(patches: Patches) -> Image:
    """Return the variance (n,) of the noise and of what kernels that do not quite fit get wrong.

    Their error is as strong as the detail times the power that the kernel is wrong by; where it
    is the larger of the two, most frequencies have about their median detail.
    """
    detail = patches.strength / np.median(patches.prior)
    beyond = np.maximum(patches.mismatch - _HARMLESS, 0)
    error = np.minimum(_ERROR_OF_MISMATCH * beyond, _MOST_ERROR)
    error = _ERROR + error + _ERROR_OF_CLIPPED * patches.clipped
    variance: Image = patches.variance + error * detail
    return variance


def _rest(across: Image, down: Image, threshold: Image, spread: Image, exponent: float) -> Image:
    """Return the share (n, 1, s, s) of each gradient that shrinking takes away.

    A gradient's length is taken over both directions and all channels.
    """
    squares = np.einsum("nchw,nchw->nhw", across, across)
    squares += np.einsum("nchw,nchw->nhw", down, down)
    length = np.sqrt(squares / across.shape[1])[:, None]
    length = np.maximum(length, np.float32(1e-12))
    if exponent < 1:
        threshold = threshold * (length / spread) ** np.float32(exponent - 1)
    taken: Image = np.minimum(threshold / length, np.float32(1))
    return taken


def _add_gradient(image: Image, across: Image, down: Image) -> None:
    """Add forward differences round the torus; in place, as memory is what takes the time."""
    across[..., :-1] += image[..., 1:]
    across[..., -1] += image[..., 0]
    across -= image
    down[..., :-1, :] += image[..., 1:, :]
    down[..., -1, :] += image[..., 0, :]
    down -= image


def _add_divergence(total: Image, across: Image, down: Image) -> None:
    """Add the adjoint of forward differences round the torus of a field."""
    total -= across
    total[..., 1:] += across[..., :-1]
    total[..., 0] += across[..., -1]
    total -= down
    total[..., 1:, :] += down[..., :-1, :]
    total[..., 0, :] += down[..., -1, :]
