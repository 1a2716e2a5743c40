"""Cutting a photo into overlapping tiles whose results are cross-faded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.nets.motion_planes import Tile

Image = NDArray[np.float32]


@dataclass(frozen=True)
class Tiling:
    """Tiles of ``core`` px and ``overlap`` px around them, inside ``height`` x ``width``.

    The outer half of the overlap is thrown away, results are cross-faded over the inner half.
    """

    height: int
    width: int
    core: int
    overlap: int

    def __len__(self) -> int:
        """Return the number of tiles."""
        return len(self._starts(self.height)) * len(self._starts(self.width))

    def __iter__(self) -> Iterator[Tile]:
        """Yield the tiles row by row."""
        for top in self._starts(self.height):
            for left in self._starts(self.width):
                first_x, last_x = self._reach(left, self.width)
                first_y, last_y = self._reach(top, self.height)
                yield Tile(first_x, first_y, last_x - first_x, last_y - first_y)

    def weight(self, tile: Tile) -> Image:
        """Return how much each pixel of a tile counts (height, width), 0 where thrown away."""
        down = self._profile(tile.top, tile.height, self.height)
        across = self._profile(tile.left, tile.width, self.width)
        return np.outer(down, across).astype(np.float32)

    def _starts(self, size: int) -> range:
        return range(0, max(1, size - self.overlap), self.core)

    def _reach(self, start: int, size: int) -> tuple[int, int]:
        return max(0, start - self.overlap), min(size, start + self.core + self.overlap)

    def _profile(self, start: int, length: int, size: int) -> Image:
        fade = self.overlap // 2
        ramp = np.clip((np.arange(length) + 0.5 - fade) / (2 * fade), 1e-6, 1.0)
        profile = np.ones(length)
        if start > 0:
            profile = np.minimum(profile, ramp)
        if start + length < size:
            profile = np.minimum(profile, ramp[::-1])
        return profile.astype(np.float32)
