"""The eight orientations of EXIF: what turns stored rows and columns upright."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def upright(stored: NDArray[Any], orientation: int) -> NDArray[Any]:
    """Return the picture (H, W, ...) upright, as a view.

    Source: Exif 2.32, tag 0x0112: where the zeroth row and column of the scene are stored.
    """
    if orientation >= 5:  # rows and columns change places
        stored = np.swapaxes(stored, 0, 1)
    if orientation in (3, 4, 7, 8):
        stored = stored[::-1]
    if orientation in (2, 3, 6, 7):
        stored = stored[:, ::-1]
    return stored
