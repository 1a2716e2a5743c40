"""The fast blur of previews: patches as large as their kernels allow, the scene cut only once.

While a slider moves, the scene stays and its kernels change. So the spectra of its patches are
kept, and each new blur transforms kernels there and patches back.
"""

from __future__ import annotations

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

_CURVES_APART_PX, _WIDEST_PX = 0.45, 160
_STEP_PX = 4  # kernels a little longer or shorter see patches of the same size


def quick_blur(path: CameraPath, camera: Camera) -> EffBlur:
    """Return the fast blur with patches of which at least half see one kernel alone.

    As long as the curves of neighbours lie less than half a pixel apart the result is within
    0.002 RMS of the exact blur of photos; where kernels change faster, it is blended as usual.
    """
    lowest = max(32.0, 0.75 * blur_extent_px(path, camera))
    apart = _CURVES_APART_PX / variation(path, camera)
    if apart < lowest:
        return EffBlur.of_path(path, camera)
    widest = int(min(apart, _WIDEST_PX)) // 8 * 8
    share = 0.75 if apart > 2 * _WIDEST_PX else 0.5
    pitch = _fitting(widest, share, max(camera.height, camera.width))
    bare = PatchGrid(camera.height, camera.width, pitch, 0, int(share * pitch))
    psfs = kernels_at(path, camera, bare.node_xs(), bare.node_ys())
    return EffBlur(psfs, replace(bare, margin=-(-psfs.radius_px // _STEP_PX) * _STEP_PX))


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


def _fitting(widest: int, share: float, size: int) -> int:
    """Return the least pitch (a multiple of four) with which as many patches cover a size."""
    count = PatchGrid(size, size, widest, 0, int(share * widest)).rows
    fitting = -(-int((size - 1) / (count - 1 + share)) // _STEP_PX) * _STEP_PX
    return min(widest, max(32, fitting))


def _numbers(grid: PatchGrid, batch: Batch) -> slice:
    row, columns = batch
    return slice(row * grid.columns + columns.start, row * grid.columns + columns.stop)
