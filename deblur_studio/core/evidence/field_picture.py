"""A picture of the kernels over a darkened photo."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.psf import PsfField

Rgb = NDArray[np.uint8]
Floats = NDArray[np.float32]

_LONGEST_PX, _SHORTEST_PX = 2000, 900  # of the picture's long side
_DARKENED = 0.35
_COLOUR = (255.0, 214.0, 92.0)
_FILLED = 0.9  # of the cell of a kernel
_TEXT_PX = 900  # width at which the text has its plain size


def field_picture(photo: Rgb, field: PsfField, extent_px: float) -> Rgb:
    """Return the kernels of a field drawn over its photo, with the size they are drawn at.

    Args:
        photo: (H, W, 3) 8-bit sRGB.
        field: Its kernels.
        extent_px: Length of the longest kernel in px of the photo.

    Returns:
        (h, w, 3), the photo's shape, at most 2000 px long.
    """
    height, width = photo.shape[:2]
    scale = float(np.clip(1.0, _SHORTEST_PX / max(width, height), _LONGEST_PX / max(width, height)))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    ground = cv2.resize(photo, size, interpolation=how).astype(np.float32)
    times = _magnification(field, width, height)
    ink = _ink(field, scale, times, size)
    picture = ground * _DARKENED * (1 - ink) + np.asarray(_COLOUR, np.float32) * ink
    return _labelled(np.rint(picture).astype(np.uint8), extent_px, times)


def _magnification(field: PsfField, width: int, height: int) -> int:
    """Return how many times larger than in the photo kernels fit into their cells."""
    cell_px = min(width / field.columns, height / field.rows)
    return max(1, math.floor(_FILLED * cell_px / (2 * field.radius_px + 1)))


def _ink(field: PsfField, scale: float, times: int, size: tuple[int, int]) -> Floats:
    """Return how much of each pixel (h, w, 1) kernels cover."""
    side = max(1, round(field.kernels.shape[-1] * times * scale))
    ink = np.zeros((size[1] + 2 * side, size[0] + 2 * side), np.float32)
    for (x, y), kernel in zip(field.centres_px, field.kernels, strict=True):
        drawn = cv2.resize(kernel, (side, side), interpolation=cv2.INTER_LINEAR)
        drawn = np.sqrt(np.clip(drawn / max(float(drawn.max()), 1e-12), 0, 1))
        left = round((x + 0.5) * scale - side / 2) + side
        top = round((y + 0.5) * scale - side / 2) + side
        place = ink[top : top + side, left : left + side]
        np.maximum(place, drawn, out=place)
    return ink[side:-side, side:-side, None]


def _labelled(picture: Rgb, extent_px: float, times: int) -> Rgb:
    """Write how long the longest kernel is and how large kernels are drawn."""
    size = "to the photo's scale" if times == 1 else f"{times} times larger than in the photo"
    text = f"blur up to {extent_px:.1f} px; kernels drawn {size}"
    height, width = picture.shape[:2]
    font, thick = cv2.FONT_HERSHEY_SIMPLEX, max(1, round(width / _TEXT_PX))
    (wide, high), _ = cv2.getTextSize(text, font, 0.6, thick)
    text_scale = 0.6 * min(width / _TEXT_PX, 0.9 * width / wide)
    place = (round(0.02 * width), height - round(0.02 * width))
    bar = picture[height - round(2.5 * high * text_scale / 0.6) - place[0] :]
    bar //= 2
    cv2.putText(picture, text, place, font, text_scale, (255, 255, 255), thick, cv2.LINE_AA)
    return picture
