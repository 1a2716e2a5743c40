"""How much detail the shutter left to see, place by place.

v(f) = |K|^2 S / noise is the strength of a frequency in the photo over the noise. Where it is
below one the photo says nothing about that detail, and whatever a restoration shows is a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import good_length, otf, spectrum
from deblur_studio.core.motion.field import kernels_at
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.restore.prior import inverse_prior
from deblur_studio.core.restore.problem import Problem

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

# Beyond this, in cycles per pixel, lenses and demosaicking leave little in any photo.
LENS_LIMIT = 0.4
_ROUNDS = 20
_STRENGTHS = (1e-8, 10.0)


@dataclass(frozen=True, eq=False)
class Visibility:
    """``share`` (H', W') float32, 0 to 1, of the detail up to the lens' limit that can be seen.

    Each value stands for a square of ``pitch_px``, the first at the photo's upper left corner.
    Detail as strong as the photo's typical (median) or as the place's own is asked for.
    """

    share: Image
    pitch_px: int


def visibility(problem: Problem, pitch_px: int = 64, progress: Progress = SILENT) -> Visibility:
    """Return the visibility map of a photo.

    Args:
        problem: Photo, motion and noise.
        pitch_px: Size of the squares.
        progress: Told once a row of squares, and asked for a stop.
    """
    height, width = problem.pixels.shape[:2]
    xs, ys = _middles(width, pitch_px), _middles(height, pitch_px)
    kernels = kernels_at(problem.path, problem.camera, xs, ys).kernels
    side = good_length(max(2 * pitch_px, kernels.shape[-1] + pitch_px))
    planes = _padded(problem.pixels, side)
    rows = []
    for row, y in enumerate(ys):
        progress.checkpoint(row / len(ys), "Looking for what can be seen")
        patches = np.stack([_patch(planes, x, y, side) for x in xs])
        transfers = otf(kernels[row * len(xs) : (row + 1) * len(xs)], side)
        rows.append(_row(problem, patches, transfers))
    strength, passed = (np.stack(parts) for parts in zip(*rows, strict=True))
    asked_for = np.maximum(strength, np.median(strength))
    seen = asked_for[..., None] * passed >= 1.0
    return Visibility(seen.mean(axis=-1, dtype=np.float32), pitch_px)


def _row(problem: Problem, patches: Image, transfers: NDArray[np.complex64]) -> tuple[Image, Image]:
    """Return for n patches the strength (n,) of their detail and |K|^2 / noise |D|^2.8 (n, F)."""
    side = patches.shape[-1]
    window = np.hanning(side + 1)[:side]
    taper = np.outer(window, window).astype(np.float32)
    light = (patches * taper).sum(axis=(2, 3), keepdims=True) / taper.sum()
    variance = problem.noise.coarse_variance(light.mean(axis=(1, 2, 3))).astype(np.float32)
    counted = _below_limit(side)
    spectra = spectrum((patches - light) * taper)
    shown = np.square(np.abs(spectra)).mean(axis=1)[:, counted] / np.square(taper).sum()
    opened = (np.square(np.abs(transfers[:, 0])) / inverse_prior(side))[:, counted]
    passed: Image = (opened / variance[:, None]).astype(np.float32)
    return _strength(shown / variance[:, None], passed), passed


def _strength(shown: Image, passed: Image) -> Image:
    """Return c (n,) of power c * passed + 1 that fits periodograms (n, F) in units of the noise.

    Weighted least squares, each frequency weighted by how far a periodogram scatters there.
    """
    strength = np.ones(len(shown), np.float32)
    for _ in range(_ROUNDS):
        weight = passed / np.square(strength[:, None] * passed + 1)
        fitted = (weight * (shown - 1)).sum(axis=1) / (weight * passed).sum(axis=1)
        strength = np.clip(fitted, *_STRENGTHS)
    return strength


def _below_limit(side: int) -> NDArray[np.bool_]:
    """Return which frequencies (side, side // 2 + 1) count: up to the lens' limit, not zero."""
    radius = np.hypot(np.fft.fftfreq(side)[:, None], np.fft.rfftfreq(side))
    return np.asarray((radius > 0) & (radius <= LENS_LIMIT))


def _middles(size: int, pitch_px: int) -> Floats:
    """Return the middles of squares in px; of the last one, what is inside the photo."""
    starts = np.arange(0, size, pitch_px)
    middles: Floats = (starts + np.minimum(starts + pitch_px, size) - 1) / 2
    return middles


def _padded(pixels: Image, side: int) -> Image:
    """Return planes (C, H', W') continued by half a patch on every side."""
    half = (side + 1) // 2
    return np.pad(np.moveaxis(pixels, 2, 0), ((0, 0), (half, half), (half, half)), mode="edge")


def _patch(planes: Image, x: float, y: float, side: int) -> Image:
    """Return the patch (C, side, side) around a place of the photo."""
    half = (side + 1) // 2
    left, top = round(x) + half - side // 2, round(y) + half - side // 2
    return planes[:, top : top + side, left : left + side]
