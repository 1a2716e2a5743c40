"""Numbers as colours: a scale whose brightness grows evenly, readable without hue."""

from __future__ import annotations

from functools import cache

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray


@cache
def perceptual_ramp() -> NDArray[np.uint8]:
    """Return (256, 3) uint8 colours from black over red to pale yellow."""
    table = pg.colormap.get("inferno").getLookupTable(nPts=256)
    return np.asarray(table, np.uint8)[:, :3]


@cache
def map_ramp() -> NDArray[np.uint8]:
    """Return (256, 3) uint8 colours from violet over green to yellow: those of written maps."""
    table = pg.colormap.get("viridis").getLookupTable(nPts=256)
    return np.asarray(table, np.uint8)[:, :3]


def levels_of(values: NDArray[np.floating], low: float, high: float) -> NDArray[np.uint8]:
    """Return indices 0 to 255 of values between ``low`` and ``high``; NaN becomes 0."""
    span = high - low if high > low else 1.0
    scaled = np.clip((np.nan_to_num(values, nan=low) - low) * (255.0 / span), 0.0, 255.0)
    levels: NDArray[np.uint8] = scaled.astype(np.uint8)
    return levels
