"""The noise of a photo: its model, its simulation and its estimate from the photo itself."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

# Immerkaer's mask answers neither to planes nor to slopes; its gain for white noise is 6.
_MASK = np.array([[1.0, -2.0, 1.0], [-2.0, 4.0, -2.0], [1.0, -2.0, 1.0]], np.float32) / 6
_BLOCK = 16
_BINS = 12
# The quietest tenth of blocks of white noise reads this much too low (measured, 16 x 16).
_QUIET_SHARE, _QUIET_READS = 0.1, 0.93
_BLACK, _WHITE = 0.002, 0.97
_LEFT_OF_CUT = 0.5 - 0.5 / np.pi  # of the variance of a normal variable whose lower half is 0
_FEWEST_BLOCKS = 24
# At half size fewer blocks are quiet; too few (of a channel) show texture, not clumping.
_FEWEST_TO_COMPARE = 100
_MOST_CLUMPING = 12.0
# Variance of rounding to the darkest of 256 sRGB codes; brighter ones show as shot noise.
_ROUNDING = (1 / 255 / 12.92) ** 2 / 12


@dataclass(frozen=True)
class NoiseModel:
    """Variance ``shot * I + read`` of a pixel of linear light I (0 black to 1 white).

    ``clumping`` is 1 for white noise. Noise that demosaicking, denoising or JPEG has smoothed
    is weaker than white at fine detail and stronger at coarse: ``clumping`` times as strong
    below a quarter of the sampling frequency, where a deconvolution has most to do.

    Source: Foi et al., Poissonian-Gaussian noise modeling, IEEE TIP 17 (2008).
    """

    shot: float
    read: float
    clumping: float = 1.0

    def variance(self, light: NDArray[np.floating]) -> Floats:
        """Return the variance at light of any shape."""
        variance: Floats = self.shot * np.clip(light, 0.0, 1.0) + self.read
        return variance

    def coarse_variance(self, light: NDArray[np.floating]) -> Floats:
        """Return the variance of the white noise that is as strong at coarse detail."""
        return self.clumping * self.variance(light)

    def draw(self, light: Image, rng: np.random.Generator) -> Image:
        """Return light (any shape) float32 with white noise, not clipped."""
        spread = np.sqrt(self.variance(light)) * rng.standard_normal(light.shape)
        return (light + spread).astype(np.float32)


def estimate_noise(pixels: Image) -> NoiseModel:
    """Estimate the noise of a photo (H, W, C) in linear light.

    The quietest blocks of each brightness show the noise and little else; a line is laid
    through their variances. The same at half size tells how far the noise clumps. Texture as
    fine as a pixel everywhere would be taken for noise.

    Returns:
        The model; of a photo of darkness read noise alone, of one smaller than some blocks
        rounding noise alone.

    Source: Immerkaer, CVIU 64 (1996), by blocks; Foi et al. (2008) for the line.
    """
    fine = _line_of(pixels)
    if fine is None:
        return NoiseModel(shot=0.0, read=max(_noise_of_darkness(pixels), _ROUNDING))
    coarse = _line_of(_halved(pixels), _FEWEST_TO_COMPARE * pixels.shape[2])
    ratio = 1.0 if coarse is None else _least_ratio(fine, coarse)
    # A quarter of all frequencies lies below a quarter of the sampling frequency.
    whole = 0.25 * ratio + 0.75
    shot, read = fine
    return NoiseModel(shot * whole, max(read * whole, _ROUNDING), ratio / whole)


def _noise_of_darkness(pixels: Image) -> float:
    """Return the read noise of a photo whose blocks are all black, or nearly, or clipped.

    Noise about black is cut at black: where half of the pixels are, a third of its variance is
    left.
    """
    light, variance = _blocks(pixels, black=-np.inf)
    if len(light) < _FEWEST_BLOCKS:
        return 0.0
    cut = min(float(np.mean(pixels <= 0)), 0.5)
    left = 1 - 2 * cut * (1 - _LEFT_OF_CUT)
    return float(np.quantile(variance, _QUIET_SHARE)) / _QUIET_READS**2 / left


def _line_of(pixels: Image, fewest: int = _FEWEST_BLOCKS) -> tuple[float, float] | None:
    """Return shot and read of white noise that would leave the same finest detail."""
    light, variance = _blocks(pixels)
    if len(light) < fewest:
        return None
    bins = _quiet_by_brightness(light, variance)
    return _line(*bins) if len(bins[0]) else None


def _halved(pixels: Image) -> Image:
    """Return means of 2 x 2 pixels, in which white noise has a quarter of its variance."""
    rows, columns = pixels.shape[0] // 2, pixels.shape[1] // 2
    quads = pixels[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2, -1)
    halved: Image = quads.mean(axis=(1, 3), dtype=np.float32)
    return halved


def _least_ratio(fine: tuple[float, float], coarse: tuple[float, float]) -> float:
    """Return how many times stronger the noise is at half size than white noise would be.

    Texture only ever adds, so the brightness at which the ratio is least tells the truth.
    """
    light = np.array([0.02, 0.1, 0.5])
    white = np.maximum(fine[0] * light + fine[1], _ROUNDING) / 4
    return float(np.clip(((coarse[0] * light + coarse[1]) / white).min(), 1.0, _MOST_CLUMPING))


def _blocks(pixels: Image, black: float = _BLACK) -> tuple[Floats, Floats]:
    """Return mean light and noise variance of every block that is neither black nor clipped."""
    rows, columns = (size // _BLOCK * _BLOCK for size in pixels.shape[:2])
    if rows * columns == 0:
        return np.empty(0), np.empty(0)
    light, variance = [], []
    for channel in range(pixels.shape[2]):
        plane = pixels[:rows, :columns, channel]
        rest = np.asarray(cv2.filter2D(plane, -1, _MASK), dtype=np.float32)
        usable = (_tiles(plane) > black).all(1) & (_tiles(plane) < _WHITE).all(1)
        light.append(_tiles(plane)[usable].mean(axis=1))
        variance.append((_tiles(rest)[usable] ** 2).mean(axis=1))
    return np.concatenate(light).astype(np.float64), np.concatenate(variance).astype(np.float64)


def _tiles(plane: Image) -> Image:
    rows, columns = plane.shape[0] // _BLOCK, plane.shape[1] // _BLOCK
    tiled = plane.reshape(rows, _BLOCK, columns, _BLOCK).swapaxes(1, 2)
    return tiled.reshape(rows * columns, _BLOCK * _BLOCK)


def _quiet_by_brightness(light: Floats, variance: Floats) -> tuple[Floats, Floats, Floats]:
    edges = np.quantile(light, np.linspace(0, 1, _BINS + 1))
    found = []
    for low, high in itertools.pairwise(edges):
        here = (light >= low) & (light <= high)
        if np.count_nonzero(here) >= 4:
            quiet = np.quantile(variance[here], _QUIET_SHARE) / _QUIET_READS**2
            found.append((light[here].mean(), quiet, np.sqrt(np.count_nonzero(here))))
    table = np.array(found).reshape(-1, 3)
    return table[:, 0], table[:, 1], table[:, 2]


def _line(light: Floats, variance: Floats, weights: Floats) -> tuple[float, float]:
    """Fit variance = shot * light + read, both at least zero.

    Errors of a variance grow with it, hence the division; the quieter half of the bins counts
    more, since texture only ever adds.
    """
    for _ in range(5):
        scale = weights / np.maximum(variance, 1e-12)
        system = np.stack([light, np.ones_like(light)], axis=1) * scale[:, None]
        shot, read = np.linalg.lstsq(system, variance * scale, rcond=None)[0]
        if shot < 0 or read < 0:
            shot = max(float(shot), 0.0) if read >= 0 else _ratio(variance, light, scale)
            read = _ratio(variance, np.ones_like(light), scale) if shot == 0 else 0.0
        above = variance > 1.5 * (shot * light + read)
        if not above.any() or above.all():
            break
        weights = np.where(above, weights * 0.2, weights)
    return float(shot), float(read)


def _ratio(variance: Floats, regressor: Floats, scale: Floats) -> float:
    weighted = regressor * scale**2
    return float((variance * weighted).sum() / max((regressor * weighted).sum(), 1e-30))
