"""The noise of a photo: its model, its simulation and its estimate from the photo itself."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import convolve

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

# Immerkaer's mask answers neither to planes nor to slopes; its gain for white noise is 6.
_MASK = np.array([[1.0, -2.0, 1.0], [-2.0, 4.0, -2.0], [1.0, -2.0, 1.0]], np.float32) / 6
_BLOCK = 16
_BINS = 12
# The quietest tenth of blocks of white noise reads this much too low (measured, 16 x 16).
_QUIET_SHARE, _QUIET_READS = 0.1, 0.93
_BLACK, _WHITE = 0.002, 0.97


@dataclass(frozen=True)
class NoiseModel:
    """Variance ``shot * I + read`` of a pixel of linear light I (0 black to 1 white).

    Source: Foi et al., Poissonian-Gaussian noise modeling, IEEE TIP 17 (2008).
    """

    shot: float
    read: float

    def variance(self, light: NDArray[np.floating]) -> Floats:
        """Return the variance at light of any shape."""
        variance: Floats = self.shot * np.clip(light, 0.0, 1.0) + self.read
        return variance

    def draw(self, light: Image, rng: np.random.Generator) -> Image:
        """Return noisy light (any shape) float32, not clipped."""
        spread = np.sqrt(self.variance(light)) * rng.standard_normal(light.shape)
        return (light + spread).astype(np.float32)


def estimate_noise(pixels: Image, quantum: float = 1 / 255) -> NoiseModel:
    """Estimate the noise of a photo (H, W, C) in linear light.

    The quietest blocks of each brightness show the noise and little else; a line is laid
    through their variances. Texture as fine as a pixel everywhere would be taken for noise.

    Args:
        pixels: Linear light.
        quantum: Step of the encoded samples; the estimate is never below rounding noise.

    Returns:
        The model; for photos smaller than a block, rounding noise alone.

    Source: Immerkaer, CVIU 64 (1996), by blocks; Foi et al. (2008) for the line.
    """
    floor = NoiseModel(shot=0.0, read=(quantum / 2) ** 2 / 3)
    light, variance = _blocks(pixels)
    if len(light) == 0:
        return floor
    bins_light, bins_variance, weights = _quiet_by_brightness(light, variance)
    if len(bins_light) == 0:
        return floor
    shot, read = _line(bins_light, bins_variance, weights)
    return NoiseModel(shot=shot, read=max(read, floor.read))


def _blocks(pixels: Image) -> tuple[Floats, Floats]:
    """Return mean light and noise variance of every block that is neither black nor clipped."""
    rows, columns = (size // _BLOCK * _BLOCK for size in pixels.shape[:2])
    light, variance = [], []
    for channel in range(pixels.shape[2]):
        plane = pixels[:rows, :columns, channel]
        rest = convolve(plane, _MASK, mode="nearest")
        usable = (_tiles(plane) > _BLACK).all(1) & (_tiles(plane) < _WHITE).all(1)
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
