"""Pictures of an evaluation: what the best, the median and the worst case look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.evaluation.rows import Row
from deblur_studio.core.imaging.transfer import SRGB

Image = NDArray[np.float32]
Rgb = NDArray[np.uint8]

_TILE_PX, _GAP_PX = 320, 8
_BAR_PX = 40
_FONT = cv2.FONT_HERSHEY_SIMPLEX
_INK, _FAINT = (235, 235, 235), (160, 160, 160)
_GROUND = 24


@dataclass(frozen=True, eq=False)
class Tile:
    """One picture (H, W, 3) in linear light, with two lines about it."""

    pixels: Image
    title: str
    remark: str


def notable_cases(rows: Sequence[Row], method: str) -> dict[str, int]:
    """Return the cases in which a method gains most, the middle and least."""
    ours = sorted((row for row in rows if row.method == method), key=lambda row: row.gain_db)
    order = {"best": ours[-1], "median": ours[len(ours) // 2], "worst": ours[0]}
    return {word: row.case for word, row in order.items()}


def sheet(lines: Sequence[Sequence[Tile]]) -> Rgb:
    """Return the tiles as one picture (H, W, 3): the middle of each at one pixel for a pixel."""
    wide = _GAP_PX + max(len(line) for line in lines) * (_TILE_PX + _GAP_PX)
    high = _GAP_PX + len(lines) * (_TILE_PX + _BAR_PX + _GAP_PX)
    page = np.full((high, wide, 3), _GROUND, np.uint8)
    for row, line in enumerate(lines):
        for column, tile in enumerate(line):
            left = _GAP_PX + column * (_TILE_PX + _GAP_PX)
            _draw(page, tile, left, _GAP_PX + row * (_TILE_PX + _BAR_PX + _GAP_PX))
    return page


def _draw(page: Rgb, tile: Tile, left: int, top: int) -> None:
    _write(page, tile.title, (left, top + 15), _INK)
    _write(page, tile.remark, (left, top + 33), _FAINT)
    middle = _middle(tile.pixels)
    top += _BAR_PX + (_TILE_PX - middle.shape[0]) // 2
    left += (_TILE_PX - middle.shape[1]) // 2
    page[top : top + middle.shape[0], left : left + middle.shape[1]] = middle


def _middle(pixels: Image) -> Rgb:
    """Return the middle of a picture as 8-bit sRGB, no larger than a tile."""
    height, width = (min(size, _TILE_PX) for size in pixels.shape[:2])
    top, left = (pixels.shape[0] - height) // 2, (pixels.shape[1] - width) // 2
    return SRGB.encode_8bit(pixels[top : top + height, left : left + width])


def _write(page: Rgb, text: str, place: tuple[int, int], colour: tuple[int, int, int]) -> None:
    """Write a line that is as wide as a tile at most."""
    scale = 0.5
    (wide, _), _ = cv2.getTextSize(text, _FONT, scale, 1)
    scale *= min(1.0, _TILE_PX / max(wide, 1))
    cv2.putText(page, text, place, _FONT, scale, colour, 1, cv2.LINE_AA)
