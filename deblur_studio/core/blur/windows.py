"""How an image is cut into overlapping patches that each see one kernel.

Nodes stand every ``pitch`` pixels. The patch of a node reaches one pitch to every side, its
Hann window falls to zero there, and the windows of all patches sum to one everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.fft import next_fast_len

Floats = NDArray[np.float64]
Image = NDArray[np.float32]
Batch = tuple[int, range]  # a row of nodes, and which columns of it


@dataclass(frozen=True)
class PatchGrid:
    """Patches of an image of ``height`` x ``width``.

    ``margin`` pixels are added around each patch; ``side`` is its size with margins, rounded
    up to a length that the FFT likes (the rounding is added at the far end).
    """

    height: int
    width: int
    pitch: int
    margin: int

    @property
    def rows(self) -> int:
        """Rows of patches."""
        return -(-(self.height - 1) // self.pitch) + 1

    @property
    def columns(self) -> int:
        """Patches in a row."""
        return -(-(self.width - 1) // self.pitch) + 1

    @property
    def side(self) -> int:
        """Side of a patch with its margins, a good FFT length."""
        return int(next_fast_len(2 * self.pitch + 2 * self.margin, real=True))

    @property
    def padding(self) -> tuple[int, int]:
        """Pixels that the image must be continued by before its first and after its last."""
        before = self.pitch + self.margin
        return before, self.side - before + self.pitch

    def node_ys(self) -> Floats:
        """Return y (rows,) of the nodes in px, clipped to the image."""
        nodes: Floats = np.minimum(np.arange(self.rows) * float(self.pitch), self.height - 1.0)
        return nodes

    def node_xs(self) -> Floats:
        """Return x (columns,) of the nodes in px, clipped to the image."""
        nodes: Floats = np.minimum(np.arange(self.columns) * float(self.pitch), self.width - 1.0)
        return nodes

    def window(self) -> Image:
        """Return the window (2 pitch, 2 pitch) float32."""
        t = (np.arange(2 * self.pitch) - self.pitch) / self.pitch
        hann = 0.5 * (1 + np.cos(np.pi * t))
        return np.outer(hann, hann).astype(np.float32)

    def padded(self, image: Image) -> Image:
        """Return the image (H, W, C) as planes (C, H', W'), its edges continued outwards."""
        pad = self.padding
        return np.pad(np.moveaxis(image, 2, 0), ((0, 0), pad, pad), mode="edge")

    def cropped(self, planes: Image) -> Image:
        """Return the image (H, W, C) inside padded planes."""
        first = self.padding[0]
        inside = planes[:, first : first + self.height, first : first + self.width]
        return np.ascontiguousarray(np.moveaxis(inside, 0, 2))

    def patches(self, planes: Image, row: int, columns: range) -> Image:
        """Return the patches (n, C, side, side) of some nodes of a row of padded planes."""
        rows = planes[:, row * self.pitch : row * self.pitch + self.side]
        lefts = (column * self.pitch for column in columns)
        return np.stack([rows[:, :, left : left + self.side] for left in lefts])

    def inner(self, patches: Image) -> Image:
        """Return the patches proper (..., 2 pitch, 2 pitch), without margins."""
        proper = slice(self.margin, self.margin + 2 * self.pitch)
        return patches[..., proper, proper]

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
