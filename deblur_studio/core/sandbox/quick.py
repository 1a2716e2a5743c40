"""The fast blur of previews: patches as large as their kernels allow, the scene cut only once.

While a slider moves, the scene stays and its kernels change. So the spectra of its patches are
kept, and each new blur transforms kernels there and patches back.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import EffBlur, variation
from deblur_studio.core.blur.spectra import batch_size, spectrum, unspectrum_within
from deblur_studio.core.blur.windows import Batch, PatchGrid
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import blur_extent_px, kernels_at
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import SILENT, Progress

Image = NDArray[np.float32]
Complex = NDArray[np.complex64]

_CURVES_APART_PX = 0.5
_PITCHES_PX = (32, 160)
_SHARE = 0.7  # of a pitch that sees one kernel alone
_MORE = 4  # rows of patches that may be added where smaller patches transform faster
_STEP_PX = 4  # kernels a little longer or shorter see patches of the same size


def quick_blur(path: CameraPath, camera: Camera) -> EffBlur:
    """Return the fast blur with patches of which a large part sees one kernel alone.

    As long as the curves of neighbours lie no more than half a pixel apart the result is within
    0.002 RMS of the exact blur of photos; where kernels change faster, it is blended as usual.
    """
    extent_px = blur_extent_px(path, camera)
    least, most = _PITCHES_PX
    apart = _CURVES_APART_PX / variation(path, camera)
    if apart < max(least, 0.75 * extent_px):
        return EffBlur.of_path(path, camera)
    bare = _cheapest(camera, int(min(apart, most)) // 8 * 8, extent_px)
    psfs = kernels_at(path, camera, bare.node_xs(), bare.node_ys())
    return EffBlur(psfs, replace(bare, margin=_margin(psfs.radius_px)))


def transformed(light: Image, grid: PatchGrid) -> Complex:
    """Return the spectra (n, C, side, side // 2 + 1) of the patches of a picture (H, W, C)."""
    planes = grid.padded(light)
    side, count = grid.side, grid.rows * grid.columns
    spectra = np.empty((count, len(planes), side, side // 2 + 1), np.complex64)

    def transform(batch: Batch) -> None:
        spectra[_numbers(grid, batch)] = spectrum(grid.patches(planes, *batch))

    for _ in in_order(transform, grid.batches(batch_size(side, len(planes)))):
        pass
    return spectra


def blur_transformed(blur: EffBlur, spectra: Complex, progress: Progress = SILENT) -> Image:
    """Return what ``blur`` makes of the picture that was transformed, (H, W, C) float32."""
    grid, channels = blur.grid, spectra.shape[1]
    total = np.zeros((channels, *(size + sum(grid.padding) for size in (grid.height, grid.width))),
                     np.float32)  # fmt: skip
    window = grid.window()

    def blurred(batch: Batch) -> Image:
        passed = spectra[_numbers(grid, batch)] * blur.transfer(*batch)
        return unspectrum_within(passed, grid.side, grid.proper) * window

    for batch, blocks in in_order(blurred, grid.batches(batch_size(grid.side, channels))):
        progress.checkpoint(batch[0] / grid.rows, "Blurring")
        grid.add(total, blocks, *batch)
    return grid.cropped(total)


def _cheapest(camera: Camera, widest: int, extent_px: float) -> PatchGrid:
    """Return the cut without margins, at most ``widest`` px apart, that is transformed fastest."""
    size = max(camera.height, camera.width)
    fewest = _cut(size, size, widest).rows
    pitches = {widest} | {_fitting(size, count) for count in range(fewest, fewest + _MORE)}
    cuts = [
        _cut(camera.height, camera.width, pitch)
        for pitch in sorted(pitches)
        if _PITCHES_PX[0] <= pitch <= widest
    ]

    def transformed_px(cut: PatchGrid) -> int:
        return cut.rows * cut.columns * replace(cut, margin=_margin(0.75 * extent_px)).side ** 2

    return min(cuts, key=transformed_px)


def _cut(height: int, width: int, pitch: int) -> PatchGrid:
    return PatchGrid(height, width, pitch, 0, int(_SHARE * pitch))


def _fitting(size: int, count: int) -> int:
    """Return the least pitch (a multiple of the step) with which that many patches cover a size."""
    return _up(math.ceil((size - 1) / (count - 1 + _SHARE)))


def _margin(radius_px: float) -> int:
    return _up(math.ceil(radius_px))


def _up(pixels: int) -> int:
    return -(-pixels // _STEP_PX) * _STEP_PX


def _numbers(grid: PatchGrid, batch: Batch) -> slice:
    row, columns = batch
    return slice(row * grid.columns + columns.start, row * grid.columns + columns.stop)
