"""How an image is cut into overlapping patches that each see one kernel.

Nodes stand every ``pitch`` pixels. The window of a node is one over ``flat`` pixels and falls
to zero where the flat part of the next begins, as half a Hann window; without a flat part the
patches overlap by half. The windows of all patches sum to one everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.spectra import good_length

Floats = NDArray[np.float64]
Image = NDArray[np.float32]
Batch = tuple[int, range]  # a row of nodes, and which columns of it


@dataclass(frozen=True)
class PatchGrid:
    """Patches of an image of ``height`` x ``width``.

    ``margin`` pixels are added around each patch proper of ``core`` pixels; ``side`` is its
    size with margins, rounded up to a length that the FFT likes (the rounding is added at the
    far end).
    """

    height: int
    width: int
    pitch: int
    margin: int
    flat: int = 0

    @property
    def rows(self) -> int:
        """Rows of patches."""
        return -(-(self.height - 1 + self.overlap) // self.pitch)

    @property
    def columns(self) -> int:
        """Patches in a row."""
        return -(-(self.width - 1 + self.overlap) // self.pitch)

    @property
    def overlap(self) -> int:
        """Pixels over which the windows of two neighbours cross."""
        return self.pitch - self.flat

    @property
    def core(self) -> int:
        """Side of a patch without margins."""
        return self.pitch + self.overlap

    @property
    def side(self) -> int:
        """Side of a patch with its margins, a good FFT length."""
        return good_length(self.core + 2 * self.margin)

    @property
    def padding(self) -> tuple[int, int]:
        """Pixels that the image must be continued by before its first and after its last."""
        return self.overlap + self.margin, self.side - self.margin

    def node_ys(self) -> Floats:
        """Return y (rows,) of the nodes in px, clipped to the image."""
        return self._nodes(self.rows, self.height)

    def node_xs(self) -> Floats:
        """Return x (columns,) of the nodes in px, clipped to the image."""
        return self._nodes(self.columns, self.width)

    def _nodes(self, count: int, size: int) -> Floats:
        nodes = np.arange(count) * float(self.pitch) + self.flat / 2
        inside: Floats = np.minimum(nodes, size - 1.0)
        return inside

    def window(self) -> Image:
        """Return the window (core, core) float32."""
        rise = 0.5 - 0.5 * np.cos(np.pi * np.arange(self.overlap) / self.overlap)
        across = np.concatenate([rise, np.ones(self.flat), 1 - rise])
        return np.outer(across, across).astype(np.float32)

    def padded(self, image: Image) -> Image:
        """Return the image (H, W, C) as planes (C, H', W'), its edges continued outwards."""
        pad = self.padding
        return np.pad(np.moveaxis(image, 2, 0), ((0, 0), pad, pad), mode="edge")

    def cropped(self, planes: Image) -> Image:
        """Return the image (H, W, C) inside padded planes."""
        first = self.padding[0]
        inside = planes[:, first : first + self.height, first : first + self.width]
        whole: Image = cv2.merge(list(inside))
        return whole.reshape(*inside.shape[1:], len(inside))  # one plane alone lost its axis

    def patches(self, planes: Image, row: int, columns: range) -> Image:
        """Return the patches (n, C, side, side) of some nodes of a row of padded planes."""
        rows = planes[:, row * self.pitch : row * self.pitch + self.side]
        lefts = (column * self.pitch for column in columns)
        return np.stack([rows[:, :, left : left + self.side] for left in lefts])

    def inner(self, patches: Image) -> Image:
        """Return the patches proper (..., core, core), without margins."""
        return patches[..., self.proper, self.proper]

    @property
    def proper(self) -> slice:
        """Where the patch proper lies within its margins."""
        return slice(self.margin, self.margin + self.core)

    def add(self, total: Image, blocks: Image, row: int, columns: range) -> None:
        """Add blocks, with or without margins, to padded planes where they were taken."""
        side = blocks.shape[-1]
        offset = 0 if side == self.side else self.margin
        top = row * self.pitch + offset
        for block, column in zip(blocks, columns, strict=True):
            left = column * self.pitch + offset
            total[:, top : top + side, left : left + side] += block

    def batches(self, columns_at_once: int) -> Iterator[Batch]:
        """Yield all patches in batches."""
        for row in range(self.rows):
            for first in range(0, self.columns, columns_at_once):
                yield row, range(first, min(first + columns_at_once, self.columns))
