"""Restoring patch by patch: each patch sees one kernel, windows blend the results.

Used by the methods that have a closed form or a fast solver in the Fourier domain.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import typical_variation
from deblur_studio.core.blur.spectra import batch_size, otf, power, spectrum, unspectrum_within
from deblur_studio.core.blur.windows import Batch, PatchGrid
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import Progress
from deblur_studio.core.restore.layout import Fit, layout
from deblur_studio.core.restore.prior import detail_strength, inverse_prior
from deblur_studio.core.restore.problem import SATURATED, Problem
from deblur_studio.core.restore.seen import Seen, seen_at

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]


@dataclass(frozen=True, eq=False)
class Patches:
    """A batch of n patches of C channels, side x side px with margins.

    ``spectra`` (n, C, side, side // 2 + 1) of the patches, whose margins run out into their
    mean; ``transfer`` (n, 1, side, side // 2 + 1) of the kernels and ``passed``, its squared
    magnitude; ``prior`` (side, side // 2 + 1) is |D|^2.8; for each patch the ``variance`` (n,)
    of its noise, the ``strength`` (n,) of its detail (see prior), the share of it that is
    ``clipped`` (n,), and its ``mismatch`` (n,): how far curves a pitch away lie apart (RMS) over
    the kernel's own spread, squared.
    """

    spectra: Complex
    transfer: Complex
    passed: Image
    prior: Image
    variance: Image
    strength: Image
    clipped: Image
    mismatch: Image

    @property
    def side(self) -> int:
        """Side of the patches, px."""
        return int(self.spectra.shape[-2])


def restore_patches(
    problem: Problem,
    pixels: Image,
    fit: Fit,
    solve: Callable[[Patches], Complex],
    progress: Progress,
) -> Image:
    """Return the image (H, W, C) blended from what ``solve`` makes of each batch of patches.

    Args:
        problem: Blur and noise.
        pixels: (H, W, C) what to restore: the photo, or the photo with highlights filled in.
        fit: How well the patches must fit.
        solve: Batch to the spectra of restored patches (n, C, side, side // 2 + 1).
        progress: Told once a batch.
    """
    reader = _Reader(problem, layout(problem, fit), pixels)
    grid, window = reader.grid, reader.grid.window()
    before, after = grid.padding
    height, width = (size + before + after for size in pixels.shape[:2])
    total = np.zeros((pixels.shape[2], height, width), np.float32)

    def restored(batch: Batch) -> Image:
        blocks = unspectrum_within(solve(reader.read(batch)), grid.side, grid.proper)
        blocks *= window
        return blocks

    batches = grid.batches(batch_size(grid.side, pixels.shape[2]))
    for batch, blocks in in_order(restored, batches):
        progress.checkpoint(batch[0] / grid.rows, "Restoring")
        grid.add(total, blocks, *batch)
    return grid.cropped(total)


class _Reader:
    """Cuts patches from a photo and measures them."""

    def __init__(self, problem: Problem, grid: PatchGrid, pixels: Image) -> None:
        self.grid, self._noise = grid, problem.noise
        self._seen = seen_at(problem.path, problem.camera, grid.node_xs(), grid.node_ys())
        self._spare = int(np.abs(self._seen.shifts_px).max())
        before, after = (size + self._spare for size in grid.padding)
        pad = ((0, 0), (before, after), (before, after))
        self._planes = np.pad(np.moveaxis(pixels, 2, 0), pad, mode="edge")
        self._mismatch = _mismatch(problem, grid, self._seen)
        self._any_clipped = bool(problem.saturated.any())
        self._prior, self._taper = inverse_prior(grid.side), taper_of(grid)
        self._energy = float(np.square(self._taper).sum())

    def read(self, batch: Batch) -> Patches:
        """Return the patches of a batch, measured."""
        patches = self._cut(*batch)
        mean = self.grid.inner(patches).mean(axis=(2, 3), keepdims=True)
        variance = self._noise.coarse_variance(mean.mean(axis=(1, 2, 3))).astype(np.float32)
        clipped = self._clipped(patches)
        # The margins run out into the mean of the patch, so that edges fit round the torus.
        patches -= mean
        patches *= self._taper
        spectra = spectrum(patches)
        transfer = self._transfer(*batch)
        passed = power(transfer)
        strength = detail_strength(spectra, passed, self._prior, self._energy, variance)
        spectra[..., 0, 0] += mean[..., 0, 0] * np.float32(self.grid.side**2)
        mismatch = self._mismatch[self._nodes(*batch)]
        return Patches(
            spectra, transfer, passed, self._prior, variance, strength, clipped, mismatch
        )

    def _cut(self, row: int, columns: range) -> Image:
        """Return the patches (n, C, side, side) of some nodes from where the photo shows them."""
        side, pitch = self.grid.side, self.grid.pitch
        patches = np.empty((len(columns), len(self._planes), side, side), np.float32)
        for patch, column in zip(patches, columns, strict=True):
            dx, dy = self._seen.shifts_px[row * self.grid.columns + column] + self._spare
            left, top = column * pitch + dx, row * pitch + dy
            patch[:] = self._planes[:, top : top + side, left : left + side]
        return patches

    def _clipped(self, patches: Image) -> Image:
        if not self._any_clipped:
            return np.zeros(len(patches), np.float32)
        share: Image = (patches >= SATURATED).mean(axis=(1, 2, 3), dtype=np.float32)
        return share

    def _transfer(self, row: int, columns: range) -> Complex:
        return otf(self._seen.kernels[self._nodes(row, columns)], self.grid.side)

    def _nodes(self, row: int, columns: range) -> slice:
        first = row * self.grid.columns
        return slice(first + columns.start, first + columns.stop)


def _mismatch(problem: Problem, grid: PatchGrid, seen: Seen) -> Image:
    apart_px = typical_variation(problem.path, problem.camera) * grid.pitch
    mismatch: Image = np.float32(apart_px**2) / (np.square(seen.spreads_px) + np.float32(1))
    return mismatch


def taper_of(grid: PatchGrid) -> Image:
    """Return 1 over the patch proper, falling to 0 over its margins (side, side)."""
    far = grid.side - grid.core - grid.margin
    ramp = np.concatenate([_rise(grid.margin), np.ones(grid.core), _rise(far)[::-1]])
    return np.outer(ramp, ramp).astype(np.float32)


def _rise(length: int) -> NDArray[np.float64]:
    rise: NDArray[np.float64] = 0.5 - 0.5 * np.cos(np.pi * (np.arange(length) + 0.5) / length)
    return rise
