"""Clipped highlights: the photo says only "at least this bright" there."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import otf, spectrum, unspectrum
from deblur_studio.core.blur.windows import Batch, PatchGrid
from deblur_studio.core.motion.field import kernels_at
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.layout import widest_pitch
from deblur_studio.core.restore.patches import taper_of
from deblur_studio.core.restore.problem import SATURATED, Problem

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

_WORTH_FILLING = 1e-5
_FLAT = 0.97  # Where that much of a patch is clipped, nothing tells how bright it was.
_ITERATIONS = 12
_CURVES_APART_PX = 2.0
_DARKEST = np.float32(1e-4)
# Where so little of a patch speaks about a pixel, it is left as it was.
_SEEN = np.float32(0.05)


def filled(problem: Problem, progress: Progress) -> Image:
    """Return the photo (H, W, C) with clipped values raised to what the light around explains.

    Light that was clipped still shows in the streaks it drew beyond the clipped pixels. A few
    Richardson-Lucy steps, which know that clipped values are lower bounds, find how bright it
    must have been; a linear method then restores the photo without ringing around lights.
    The photo itself is returned when hardly anything is clipped.

    Source: Whyte, Sivic & Zisserman, Deblurring shaken and partially saturated images, IJCV
        110 (2014), for the treatment of clipped values.
    """
    if np.count_nonzero(problem.saturated) < _WORTH_FILLING * problem.saturated.size:
        return problem.pixels
    grid = _grid(problem)
    psfs = kernels_at(problem.path, problem.camera, grid.node_xs(), grid.node_ys())
    planes = grid.padded(problem.pixels)
    total, window, taper = np.zeros_like(planes), grid.window(), taper_of(grid)

    def explained(batch: Batch) -> Image:
        patches = grid.patches(planes, *batch)
        if 0 < np.mean(grid.inner(patches) >= SATURATED) < _FLAT:
            node = batch[0] * grid.columns + batch[1].start
            transfer = otf(psfs.kernels[node : node + 1], grid.side)
            patches = _explained(patches, transfer, taper)
        return grid.inner(patches) * window

    for batch, blocks in in_order(explained, grid.batches(1)):
        progress.checkpoint(batch[0] / grid.rows, "Filling in clipped highlights")
        grid.add(total, blocks, *batch)
    clipped = problem.pixels >= SATURATED
    raised = np.maximum(problem.pixels, grid.cropped(total))
    return np.where(clipped, raised, problem.pixels)


def _grid(problem: Problem) -> PatchGrid:
    """Return patches with margins as wide as the blur: what is filled in is a rough guess."""
    radius = problem.blur.psfs.radius_px
    pitch = widest_pitch(problem, radius, _CURVES_APART_PX, least_pitch=1.0)
    height, width = problem.pixels.shape[:2]
    return PatchGrid(height, width, pitch, radius, pitch // 2)


def _explained(patches: Image, transfer: Complex, taper: Image) -> Image:
    """Return patches (n, C, side, side) as the light that explains them would have shown them."""
    side = patches.shape[-1]
    photo, clipped = np.maximum(patches, _DARKEST), patches >= SATURATED
    back = np.conj(transfer)
    share = unspectrum(spectrum(taper) * back, side)
    reach = np.where(share > _SEEN, 1 / np.maximum(share, _SEEN), np.float32(0))
    light = photo.copy()
    for _ in range(_ITERATIONS):
        change = photo / np.maximum(unspectrum(spectrum(light) * transfer, side), _DARKEST) - 1
        np.maximum(change, 0, out=change, where=clipped)  # a lower bound may be exceeded
        pulled = unspectrum(spectrum((change * taper).astype(np.float32)) * back, side)
        light = np.maximum(light * (1 + pulled * reach), _DARKEST)
    return unspectrum(spectrum(light) * transfer, side)
