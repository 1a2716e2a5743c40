"""Restoring patch by patch: each patch sees one kernel, windows blend the results.

Used by the methods that have a closed form or a fast solver in the Fourier domain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import batch_size, spectrum, unspectrum
from deblur_studio.core.blur.windows import Batch, PatchGrid
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.prior import detail_strength
from deblur_studio.core.restore.problem import Problem

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

_MIN_MARGIN_PX = 16


@dataclass(frozen=True, eq=False)
class Patches:
    """A batch of n patches of C channels.

    ``pixels`` (n, C, side, side) with edges made periodic, ``transfer``
    (n, 1, side, side // 2 + 1) of the kernels, and for each patch the ``variance`` (n,) of
    its noise and the ``strength`` (n,) of its detail (see prior).
    """

    pixels: Image
    transfer: Complex
    variance: Image
    strength: Image

    @property
    def side(self) -> int:
        """Side of the patches, px."""
        return int(self.pixels.shape[-1])


def restore_patches(
    problem: Problem, pixels: Image, solve: Callable[[Patches], Image], progress: Progress
) -> Image:
    """Return the image (H, W, C) blended from what ``solve`` makes of each batch of patches.

    Args:
        problem: Blur and noise.
        pixels: (H, W, C) what to restore: the photo, or the photo with highlights filled in.
        solve: Batch to restored patches (n, C, side, side).
        progress: Told once a batch.
    """
    grid = _grid(problem)
    planes = grid.padded(pixels)
    total = np.zeros_like(planes)
    window, taper = grid.window(), taper_of(grid)

    def restored(batch: Batch) -> Image:
        patches = _read(problem, grid, planes, taper, batch)
        return grid.inner(solve(patches)) * window

    batches = grid.batches(batch_size(grid.side, pixels.shape[2]))
    for batch, blocks in in_order(restored, batches):
        progress.checkpoint(batch[0] / grid.rows, "Restoring")
        grid.add(total, blocks, *batch)
    return grid.cropped(total)


def _grid(problem: Problem) -> PatchGrid:
    """Return the blur's patches with margins twice its radius: as far as its inverse reaches."""
    blur = problem.blur
    margin = max(_MIN_MARGIN_PX, 2 * blur.psfs.radius_px)
    return PatchGrid(blur.grid.height, blur.grid.width, blur.grid.pitch, margin)


def _read(problem: Problem, grid: PatchGrid, planes: Image, taper: Image, batch: Batch) -> Patches:
    patches = grid.patches(planes, *batch)
    transfer = problem.blur.transfer(*batch, side=grid.side)
    light = grid.inner(patches).mean(axis=(1, 2, 3))
    variance = problem.noise.coarse_variance(light).astype(np.float32)
    strength = detail_strength(patches, transfer, taper, variance)
    return Patches(_periodic(patches, transfer, taper), transfer, variance, strength)


def _periodic(patches: Image, transfer: Complex, taper: Image) -> Image:
    """Blend the margins into the circularly blurred patch, so that edges fit round the torus.

    Source: Reeves, edge tapering, IEEE TIP 14 (2005).
    """
    circular = unspectrum(spectrum(patches) * transfer, patches.shape[-1])
    blended: Image = circular + taper * (patches - circular)
    return blended


def taper_of(grid: PatchGrid) -> Image:
    """Return 1 over the patch proper, falling to 0 over its margins (side, side)."""
    far = grid.side - 2 * grid.pitch - grid.margin
    ramp = np.concatenate([_rise(grid.margin), np.ones(2 * grid.pitch), _rise(far)[::-1]])
    return np.outer(ramp, ramp).astype(np.float32)


def _rise(length: int) -> NDArray[np.float64]:
    rise: NDArray[np.float64] = 0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / length)
    return rise
