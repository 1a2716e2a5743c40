"""The fast blur of a camera path: overlapping patches, one kernel each (Efficient Filter Flow)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import batch_size, otf, spectrum, unspectrum
from deblur_studio.core.blur.windows import Batch, PatchGrid
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import blur_extent_px, kernels_at
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import PsfField, corner_nodes, traces
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import SILENT, Progress

Image = NDArray[np.float32]
Floats = NDArray[np.float64]
Complex = NDArray[np.complex64]

_CURVES_APART_PX = 0.35
_PITCHES_PX = (8, 96)
# Kernels of all nodes together; at 12 MP that many allow blurs of 60 px to change fast.
_MOST_CELLS = 1 << 26


@dataclass(frozen=True, eq=False)
class EffBlur:
    """A: the sum over nodes of window * (kernel convolved with the image), edges continued.

    Acts on images (H, W, C) float32 of the camera's size, in linear light. Each pixel gathers
    with a kernel blended from its four nearest nodes, so a constant stays constant.
    Source: Hirsch, Sra, Schoelkopf & Harmeling, Efficient Filter Flow, CVPR 2010.
    """

    psfs: PsfField
    grid: PatchGrid

    @classmethod
    def of_path(
        cls, path: CameraPath, camera: Camera, *, pitch: int = 0, border_px: int = 0
    ) -> EffBlur:
        """Return the blur of a camera path with nodes every ``pitch`` px (0: chosen).

        With a border the operator acts on images that are larger by it on every side.
        """
        pitch = pitch or pitch_for(path, camera)
        bare = PatchGrid(camera.height + 2 * border_px, camera.width + 2 * border_px, pitch, 0)
        # Beyond the photo nothing is known better than the kernel at its edge.
        xs = np.clip(bare.node_xs() - border_px, 0, camera.width - 1)
        ys = np.clip(bare.node_ys() - border_px, 0, camera.height - 1)
        psfs = kernels_at(path, camera, xs, ys)
        return cls(psfs, PatchGrid(bare.height, bare.width, pitch, psfs.radius_px))

    def apply(self, image: Image, progress: Progress = SILENT) -> Image:
        """Return A x (H, W, C) float32."""
        planes = self.grid.padded(image)
        total = np.zeros_like(planes)
        window = self.grid.window()

        def blurred(batch: Batch) -> Image:
            spectra = spectrum(self.grid.patches(planes, *batch))
            spectra *= self.transfer(*batch)
            return self.grid.inner(unspectrum(spectra, self.grid.side)) * window

        for batch, blocks in in_order(blurred, self._batches(image)):
            progress.checkpoint(batch[0] / self.grid.rows, "Blurring")
            self.grid.add(total, blocks, *batch)
        return self.grid.cropped(total)

    def adjoint(self, image: Image, progress: Progress = SILENT) -> Image:
        """Return A^T y (H, W, C) float32."""
        pad = self.grid.padding
        planes = np.pad(np.moveaxis(image, 2, 0), ((0, 0), pad, pad))
        total = np.zeros_like(planes)
        window = self.grid.window()

        def spread(batch: Batch) -> Image:
            patches = self.grid.patches(planes, *batch)
            windowed = np.zeros_like(patches)
            self.grid.inner(windowed)[:] = self.grid.inner(patches) * window
            spectra = spectrum(windowed)
            spectra *= np.conj(self.transfer(*batch))
            return unspectrum(spectra, self.grid.side)

        for batch, blocks in in_order(spread, self._batches(image)):
            progress.checkpoint(batch[0] / self.grid.rows, "Blurring backwards")
            self.grid.add(total, blocks, *batch)
        return np.ascontiguousarray(np.moveaxis(_folded(total, *pad), 0, 2))

    def transfer(self, row: int, columns: range, side: int = 0) -> Complex:
        """Return the transfer functions (n, 1, side, side // 2 + 1) of some nodes of a row."""
        first = row * self.grid.columns
        kernels = self.psfs.kernels[first + columns.start : first + columns.stop]
        return otf(kernels, side or self.grid.side)

    def _batches(self, image: Image) -> Iterator[Batch]:
        return self.grid.batches(batch_size(self.grid.side, image.shape[2]))


def pitch_for(path: CameraPath, camera: Camera) -> int:
    """Return the distance of nodes in px at which the fast blur is as good as the exact one.

    Blending two kernels stands for the kernel between them while their curves lie less than
    half a pixel apart (RMS against the exact blur then stays below 0.002 on photos with hard
    edges). Motions whose kernels would not fit into memory so closely are blurred less exactly.
    """
    kernel_px = blur_extent_px(path, camera) + 3
    lowest = kernel_px * math.sqrt(camera.width * camera.height / _MOST_CELLS)
    least, most = _PITCHES_PX
    wanted = _CURVES_APART_PX / typical_variation(path, camera)
    return int(np.clip(max(wanted, lowest), least, most)) // 4 * 4


def variation(path: CameraPath, camera: Camera) -> float:
    """Return by how many px the curves of kernels change, at most, for each px between them."""
    return float(max(*(change.max() for change in _changes(path, camera)), 1e-9))


def typical_variation(path: CameraPath, camera: Camera) -> float:
    """Return the same as a root mean square over image and exposure."""
    squares = [np.square(change).mean() for change in _changes(path, camera)]
    return float(max(np.sqrt(np.mean(squares)), 1e-9))


def _changes(path: CameraPath, camera: Camera) -> tuple[Floats, Floats]:
    """Return the change of curves for each px across (3, 2, 64) and down (2, 3, 64)."""
    curves = traces(path, camera, corner_nodes(camera), 64).reshape(3, 3, 64, 2)
    across = np.linalg.norm(np.diff(curves, axis=1), axis=-1) / max(camera.width / 2, 1)
    down = np.linalg.norm(np.diff(curves, axis=0), axis=-1) / max(camera.height / 2, 1)
    return across, down


def _folded(planes: Image, before: int, after: int) -> Image:
    """Undo edge padding the way its adjoint does: what lies outside is added to the edge."""
    for axis in (1, 2):
        moved = np.moveaxis(planes, axis, 0)
        inside = moved[before:-after].copy()
        inside[0] += moved[:before].sum(axis=0)
        inside[-1] += moved[-after:].sum(axis=0)
        planes = np.moveaxis(inside, 0, axis)
    return planes
