"""Blur kernels (point spread functions) of a camera path, and their field over the image.

Convention: a kernel is a convolution kernel. ``kernel[r + dy, r + dx]`` is the share of the
exposure during which the scene point of pixel (x, y) was seen at (x + dx, y + dy); a white dot
on black therefore blurs into the picture of the kernel itself. r is the kernel's radius,
its side is 2 r + 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, eq=False)
class PsfField:
    """Kernels at the nodes of a grid over an image.

    ``centres_px`` (N, 2) float64, x and y of the nodes, row by row; ``kernels`` (N, k, k)
    float32, k odd, each sums to one; ``rows`` x ``columns`` = N is the grid.
    """

    centres_px: NDArray[np.float64]
    kernels: NDArray[np.float32]
    rows: int
    columns: int

    @property
    def radius_px(self) -> int:
        """Half the side of the kernels, without the middle."""
        return int(self.kernels.shape[-1] // 2)
