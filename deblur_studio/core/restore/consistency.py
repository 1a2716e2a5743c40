"""Does the restoration explain the photo? It is blurred again and compared with it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.problem import Problem, dilated
from deblur_studio.core.restore.wiener import WienerParameters, wiener

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

BLOCK_PX = 32
_ENOUGH = 0.25
# Above this a block of the result is not explained by the photo: six standard deviations of
# the mean square of as many samples of noise, and as much again for the fast blur's errors.
BLOCK_LIMIT = 1 + 6 * (2 / BLOCK_PX**2) ** 0.5


@dataclass(frozen=True, eq=False)
class Consistency:
    """chi is the re-blurred result's distance from the photo in units of the noise (RMS).

    1 is what noise alone gives. ``blocks`` (rows, columns) float64 holds chi of each 32 x 32
    block, NaN where less than a quarter of it can be judged; ``worst`` is their largest.
    """

    chi: float
    worst: float
    blocks: Floats


def check(
    problem: Problem,
    restored: Image,
    progress: Progress,
    model_variance: Image | None = None,
) -> Consistency:
    """Compare a restoration (H, W, C), not clipped, with the photo it came from.

    Pixels that the blur reads from outside the photo, and those next to clipped ones, cannot
    be judged and are left out. ``model_variance`` (H, W, C) is what an uncertain motion may add
    (see budget); without it the motion is taken to be exact.
    """
    blurred = problem.blur.apply(restored, progress)
    variance = problem.noise.variance(blurred)
    if model_variance is not None:
        variance = variance + model_variance
    squared = (np.square(problem.pixels - blurred) / variance).mean(axis=2)
    judged = _judged(problem)
    counts, sums = _by_block(judged.astype(np.float64)), _by_block(np.where(judged, squared, 0.0))
    if not judged.any():
        return Consistency(float("nan"), float("nan"), np.full(counts.shape, np.nan))
    with np.errstate(invalid="ignore", divide="ignore"):
        blocks = np.where(counts >= _ENOUGH * BLOCK_PX**2, np.sqrt(sums / counts), np.nan)
    worst = float(np.nanmax(blocks)) if np.isfinite(blocks).any() else float("nan")
    return Consistency(float(np.sqrt(sums.sum() / counts.sum())), worst, blocks)


def consistent_step(problem: Problem, restored: Image, progress: Progress) -> Image:
    """Return x + W (y - A x): a restoration (H, W, C) brought closer to explaining its photo.

    What the photo contradicts is taken back as far as its noise allows (W is the Wiener filter
    of the residual); where the residual is noise alone hardly anything changes. Clipped pixels
    contradict nothing.
    """
    blurred = problem.blur.apply(restored, Part(progress, 0.0, 0.3))
    residual = np.where(problem.saturated[..., None], np.float32(0), problem.pixels - blurred)
    noise = NoiseModel(0.0, float(problem.noise.variance(blurred).mean()), problem.noise.clumping)
    rest = dataclasses.replace(
        problem, pixels=residual, noise=noise, saturated=np.zeros_like(problem.saturated)
    )
    return restored + wiener(rest, WienerParameters(), Part(progress, 0.3, 1.0))


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
