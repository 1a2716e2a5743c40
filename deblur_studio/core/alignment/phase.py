"""Telling a kernel from its mirror image, to which spectra of photos are blind.

A photo restored with the right kernel has sparse gradients and stays between black and white;
with the mirrored one every edge is doubled and rings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import fft

from deblur_studio.core.alignment.blocks import SIDE, noise_of
from deblur_studio.core.blur.spectra import gradient_power, otf, spectrum, unspectrum
from deblur_studio.core.motion.psf import radius_of, rasterise

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_STRENGTH = 0.3
# From the spread of the two between kernels and their mirror images (55 simulated shots).
_WEIGHTS = np.array([100.0, 1.0])
_MOST_PATCHES = 9
_RIM = 0.25


@dataclass(frozen=True, eq=False)
class Patches:
    """Patches (n, side, side) of a photo's mean channel about places (n, 2) px, and its noise."""

    centres_px: Floats
    light: Image
    noise: float

    @classmethod
    def of(cls, pixels: Image, centres_px: Floats, reach_px: float) -> Patches:
        """Cut patches about some of the places (N, 2) that hold blurs of up to ``reach_px``."""
        light = pixels.mean(axis=2, dtype=np.float32)
        side = int(min(fft.next_fast_len(2 * SIDE + 2 * int(reach_px), real=True), *light.shape))
        spread = np.linspace(0, len(centres_px) - 1, min(_MOST_PATCHES, len(centres_px)))
        lefts = [
            np.clip(np.rint(centres_px[index] - side / 2), 0, np.array(light.shape[::-1]) - side)
            for index in spread.astype(int)
        ]
        corners = np.array(lefts).astype(int)
        cut = [light[top : top + side, left : left + side] for left, top in corners]
        variance = float(noise_of(pixels).coarse_variance(np.array([light.mean()]))[0])
        return cls(corners + (side - 1) / 2.0, np.stack(cut), variance)


def phase_losses(patches: Patches, curves: Sequence[Floats]) -> Floats:
    """Return how unlike a photo the restoration with each candidate's kernels looks (C,).

    Differences are about logarithms of odds. Gradients that are not sparse and light outside
    black and white count; the candidates' curves (n, S, 2) px are those at the patches.
    """
    losses: Floats = np.array([_features(patches, each) for each in curves]) @ _WEIGHTS
    return losses


def _features(patches: Patches, curves: Floats) -> Floats:
    centred = curves - curves.mean(axis=1, keepdims=True)
    side = patches.light.shape[-1]
    radius = min(radius_of(centred), (side - 1) // 2)
    transfer = otf(rasterise(centred, radius), side)[:, 0]
    window = np.hanning(side + 2)[1:-1].astype(np.float32)
    mean = patches.light.mean(axis=(1, 2), keepdims=True)
    # A soft rim keeps the patch's own edges from ringing through it.
    rim = np.minimum(1, window / window[max(1, int(_RIM * side / 2))]).astype(np.float32)
    taper = np.outer(rim, rim)
    tapered = spectrum((patches.light - mean) * taper)
    strength = _STRENGTH * patches.noise / np.maximum(_detail(patches.light), 1e-9)
    prior = strength[:, None, None] * gradient_power(side)
    square = np.square(transfer.real) + np.square(transfer.imag)
    restored = unspectrum(np.conj(transfer) * tapered / (square + prior), side)
    inner = slice(side // 4, side - side // 4)
    middle = (restored + mean)[:, inner, inner]
    outside = np.maximum(0, middle - 1) + np.maximum(0, -middle)
    return np.array([_sparseness(middle), float(np.log(1e-4 + outside.mean()))])


def _detail(light: Image) -> Floats:
    """Return the mean squared gradient (n,) of patches."""
    across, down = np.diff(light, axis=2), np.diff(light, axis=1)
    detail: Floats = (np.square(across).mean(axis=(1, 2)) + np.square(down).mean(axis=(1, 2))) / 2
    return detail.astype(np.float64)


def _sparseness(light: Image) -> float:
    """Return the mean log of sum |gradient|^0.6 over its scale: small when edges are few."""
    found = []
    for axis in (1, 2):
        step = np.abs(np.diff(light, axis=axis)).reshape(len(light), -1)
        size = np.sqrt(np.square(step).mean(axis=1)) + 1e-9
        found.append(np.log((step**0.6).mean(axis=1) / size**0.6))
    return float(np.mean(found))
