"""Which part of a photo becomes a case, with real content around it where there is any."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.float32]

_LARGEST_PX = 768
_AROUND_PX = 64  # more than half the extent of any blur here, and the shift of its middle


@dataclass(frozen=True)
class Crop:
    """A rectangle of a photo in px, and how far it may be grown to either side."""

    left: int
    top: int
    width: int
    height: int
    margin_x: int = 0
    margin_y: int = 0

    def grown(self) -> Crop:
        """Return the rectangle with its margins."""
        return dataclasses.replace(
            self,
            left=self.left - self.margin_x,
            top=self.top - self.margin_y,
            width=self.width + 2 * self.margin_x,
            height=self.height + 2 * self.margin_y,
        )


def drawn_crop(height: int, width: int, rng: np.random.Generator) -> Crop:
    """Draw a crop of at most 768 x 768 px at full resolution; a smaller photo is taken whole.

    Margins are the same on opposite sides, so that the middle row stays the middle row.
    """
    across, down = rng.uniform(size=2)
    left, crop_width, margin_x = _side(width, across)
    top, crop_height, margin_y = _side(height, down)
    return Crop(left, top, crop_width, crop_height, margin_x, margin_y)


def cropped(pixels: Image, crop: Crop) -> Image:
    """Return the crop of an image (H, W, C)."""
    rows = slice(crop.top, crop.top + crop.height)
    return np.ascontiguousarray(pixels[rows, crop.left : crop.left + crop.width])


def _side(size: int, share: float) -> tuple[int, int, int]:
    """Return start, length and margin along one side."""
    length = min(size, _LARGEST_PX)
    margin = min(_AROUND_PX, (size - length) // 2)
    free = size - length - 2 * margin
    return margin + round(share * free), length, margin
