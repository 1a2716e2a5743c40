"""Does the restoration explain the photo? It is blurred again and compared with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.problem import Problem, dilated

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

BLOCK_PX = 32
_ENOUGH = 0.25


@dataclass(frozen=True, eq=False)
class Consistency:
    """chi is the re-blurred result's distance from the photo in units of the noise (RMS).

    1 is what noise alone gives. ``blocks`` (rows, columns) float64 holds chi of each 32 x 32
    block, NaN where less than a quarter of it can be judged; ``worst`` is their largest.
    """

    chi: float
    worst: float
    blocks: Floats


def check(problem: Problem, restored: Image, progress: Progress) -> Consistency:
    """Compare a restoration (H, W, C), not clipped, with the photo it came from.

    Pixels that the blur reads from outside the photo, and those next to clipped ones, cannot
    be judged and are left out.
    """
    blurred = problem.blur.apply(restored, progress)
    spread = np.sqrt(problem.noise.variance(blurred))
    squared = np.square((problem.pixels - blurred) / spread).mean(axis=2)
    judged = _judged(problem)
    counts, sums = _by_block(judged.astype(np.float64)), _by_block(np.where(judged, squared, 0.0))
    if not judged.any():
        return Consistency(float("nan"), float("nan"), np.full(counts.shape, np.nan))
    with np.errstate(invalid="ignore", divide="ignore"):
        blocks = np.where(counts >= _ENOUGH * BLOCK_PX**2, np.sqrt(sums / counts), np.nan)
    worst = float(np.nanmax(blocks)) if np.isfinite(blocks).any() else float("nan")
    return Consistency(float(np.sqrt(sums.sum() / counts.sum())), worst, blocks)


def _judged(problem: Problem) -> NDArray[np.bool_]:
    radius = problem.blur.psfs.radius_px
    judged = ~dilated(problem.saturated, 1)
    inside = np.zeros_like(judged)
    inside[radius : judged.shape[0] - radius, radius : judged.shape[1] - radius] = True
    return judged & inside


def _by_block(values: Floats) -> Floats:
    """Return the sums (rows, columns) over blocks, those at the far edges cut short."""
    rows, columns = np.arange(0, values.shape[0], BLOCK_PX), np.arange(0, values.shape[1], BLOCK_PX)
    sums: Floats = np.add.reduceat(np.add.reduceat(values, rows, axis=0), columns, axis=1)
    return sums
