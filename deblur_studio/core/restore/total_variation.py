"""Total variation and hyper-Laplacian deconvolution by ADMM, patch by patch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import gradient_power, spectrum, unspectrum
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.patches import Patches, restore_patches
from deblur_studio.core.restore.prior import gradient_spread
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.saturation import filled
from deblur_studio.core.restore.wiener import regularised_inverse, weight

Image = NDArray[np.float32]

_CAUTION = 2.0
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
    stay together. mu is the noise's variance over the detail's gradient, or ``smoothing``.

    Source: Rudin, Osher & Fatemi (1992); Wang, Yang, Yin & Zhang, SIAM J. Imaging Sci. 1
    (2008) for the splitting; Krishnan & Fergus (2009) for q < 1.
    """

    def solve(patches: Patches) -> Image:
        first = regularised_inverse(patches, weight(patches, 0.0))
        return _admm(patches, first, parameters)

    pixels = filled(problem, Part(progress, 0.0, 0.15))
    return restore_patches(problem, pixels, solve, Part(progress, 0.15, 1.0))


def _admm(patches: Patches, start: Image, parameters: TotalVariationParameters) -> Image:
    """Return the minimiser (n, C, side, side), from a first guess of the same shape.

    Two splittings share one solve: the gradient, which is shrunk, and the image itself, which
    is kept from falling below black. The second costs no transform and removes the dark
    ripples that a linear filter leaves beside bright things.
    """
    spread = gradient_spread(patches.strength, patches.side)[:, None, None, None]
    mu = _CAUTION * patches.variance[:, None, None, None] / spread
    if parameters.smoothing > 0:
        mu = np.full_like(mu, parameters.smoothing)
    threshold = (_SHRINK * spread).astype(np.float32)
    penalty = (mu / threshold).astype(np.float32)
    data = spectrum(patches.pixels) * np.conj(patches.transfer)
    gain = np.square(np.abs(patches.transfer)) + penalty * (1 + gradient_power(patches.side))
    image, dual = start, np.zeros((2, *start.shape), np.float32)
    below = np.zeros_like(start)
    for _ in range(parameters.iterations):
        dual += _gradient(image)
        edges = _shrunk(dual, threshold, spread, parameters.exponent)
        dual -= edges
        # What sticks out below black is remembered and pushed back, like the dual of an edge.
        lit = np.maximum(image + below, 0)
        below += image - lit
        pull = spectrum(penalty * (_divergence(edges - dual) + lit - below))
        pull += data
        pull /= gain
        image = unspectrum(pull, patches.side)
    return image


def _shrunk(gradient: Image, threshold: Image, spread: Image, exponent: float) -> Image:
    """Return gradients (2, n, C, s, s) shortened by the threshold, scaled for q < 1."""
    length = np.sqrt(np.square(gradient).sum(axis=(0, 2), keepdims=True)[0] / gradient.shape[2])
    length = np.maximum(length, 1e-12)
    if exponent < 1:
        threshold = threshold * (length / spread) ** np.float32(exponent - 1)
    shortened: Image = gradient * np.maximum(1 - threshold / length, 0)
    return shortened


def _gradient(image: Image) -> Image:
    """Return forward differences (2, n, C, s, s) round the torus, across and down."""
    return np.stack([np.roll(image, -1, 3) - image, np.roll(image, -1, 2) - image])


def _divergence(field: Image) -> Image:
    """Return the adjoint of ``_gradient`` of a field (2, n, C, s, s)."""
    across, down = field
    divergence: Image = np.roll(across, 1, 3) - across + np.roll(down, 1, 2) - down
    return divergence
