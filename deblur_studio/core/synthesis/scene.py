"""Drawn scenes: leaves of all sizes with hard edges, and glyphs on a wall.

Their edges and spectrum are those of photos, and nobody's terms are on them.
Source: dead leaves; Lee, Mumford & Huang, IJCV 41 (2001).
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.transfer import SRGB

Image = NDArray[np.float32]

_LEAVES = 250
# 8-bit sRGB codes: OpenCV draws nothing finer.
_GROUND, _DARKEST, _BRIGHTEST = 150, 45, 215
_PAPER, _INK = 200, 60


def leaves(height: int, width: int, rng: np.random.Generator) -> Image:
    """Return overlapping ellipses (H, W, 3) float32 in linear light, none of them clipped."""
    scene = np.full((height, width, 3), _GROUND, np.uint8)
    reach = 0.4 * max(height, width)
    for size in np.sort(reach / rng.uniform(2, 60, _LEAVES))[::-1]:
        place = (int(rng.uniform(0, width)), int(rng.uniform(0, height)))
        axes = (max(1, round(size)), max(1, round(size * rng.uniform(0.3, 1.0))))
        colour = rng.uniform(_DARKEST, _BRIGHTEST, 3).tolist()
        cv2.ellipse(scene, place, axes, rng.uniform(0, 180), 0, 360, colour, -1, cv2.LINE_AA)
    return SRGB.decode_codes(scene, 255)


def glyphs(text: str, height: int, width: int, size_px: int) -> Image:
    """Return dark glyphs (H, W, 3) float32 in the middle of a bright wall, in linear light."""
    font, thick = cv2.FONT_HERSHEY_SIMPLEX, max(1, round(size_px / 8))
    scale = cv2.getFontScaleFromHeight(font, size_px, thick)
    (wide, _), _ = cv2.getTextSize(text, font, scale, thick)
    wall = np.full((height, width, 3), _PAPER, np.uint8)
    place = ((width - wide) // 2, (height + size_px) // 2)
    cv2.putText(wall, text, place, font, scale, (_INK, _INK, _INK), thick, cv2.LINE_AA)
    return SRGB.decode_codes(wall, 255)
