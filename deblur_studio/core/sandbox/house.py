"""A drawn scene, ours and free for everybody: a house, trees and a lamp that may saturate."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.transfer import SRGB

_SHIFT = 4  # OpenCV draws to a sixteenth of a pixel

# Corners in hundredths of the picture's width and height, and 8-bit sRGB.
_SHAPES: tuple[tuple[tuple[tuple[float, float], ...], tuple[int, int, int]], ...] = (
    (((0, 0), (100, 0), (100, 70), (0, 70)), (150, 185, 215)),
    (((0, 66), (30, 55), (62, 63), (100, 52), (100, 75), (0, 75)), (96, 128, 118)),
    (((0, 72), (100, 70), (100, 100), (0, 100)), (112, 140, 78)),
    (((43, 100), (57, 100), (54, 78), (50, 78)), (176, 160, 132)),
    (((30, 42), (70, 42), (70, 78), (30, 78)), (196, 172, 140)),
    (((26, 43), (50, 20), (74, 43)), (140, 66, 54)),
    (((60, 22), (65, 22), (65, 36), (60, 31)), (110, 58, 48)),
    (((46, 58), (54, 58), (54, 78), (46, 78)), (84, 56, 40)),
    (((33, 48), (42, 48), (42, 58), (33, 58)), (226, 220, 190)),
    (((58, 48), (67, 48), (67, 58), (58, 58)), (226, 220, 190)),
    (((12, 78), (14.5, 78), (14, 56), (12.5, 56)), (80, 58, 42)),
    (((84, 80), (87, 80), (86.3, 52), (84.7, 52)), (80, 58, 42)),
    (((77, 78), (77.8, 78), (77.8, 54), (77, 54)), (44, 44, 48)),
)
_ROUND: tuple[tuple[float, float, float, tuple[int, int, int]], ...] = (
    (13.2, 50, 8, (58, 96, 52)),
    (9.5, 56, 5, (70, 110, 60)),
    (85.5, 46, 9, (62, 100, 50)),
    (90, 53, 5.5, (74, 116, 62)),
    (77.4, 53, 1.3, (255, 250, 230)),
    (52.6, 68, 0.6, (214, 190, 90)),
)


def house(width: int, height: int) -> NDArray[np.float32]:
    """Return the scene (H, W, 3) float32 in linear light."""
    scene = np.zeros((height, width, 3), np.uint8)
    scale = np.array([width, height]) / 100 * (1 << _SHIFT)
    for corners, colour in _SHAPES:
        points = np.round(np.array(corners) * scale).astype(np.int32)
        cv2.fillPoly(scene, [points], colour, cv2.LINE_AA, _SHIFT)
    for x, y, radius, colour in _ROUND:
        place = (round(x * scale[0]), round(y * scale[1]))
        cv2.circle(scene, place, round(radius * scale[1]), colour, -1, cv2.LINE_AA, _SHIFT)
    _draw_lines(scene)
    return SRGB.decode_codes(scene, 255)


def _draw_lines(scene: NDArray[np.uint8]) -> None:
    """Draw what shows blur best: bars of windows, boards, and a fence."""
    height, width = scene.shape[:2]
    thick = max(1, round(height / 300))
    for x in (37.5, 62.5):
        for ends in (((x, 48), (x, 58)), ((x - 4.5, 53), (x + 4.5, 53))):
            _line(scene, ends, (92, 70, 52), thick)
    for y in np.arange(45.0, 78.0, 2.5):
        _line(scene, ((30, y), (70, y)), (178, 154, 122), max(1, thick // 2))
    for x in np.arange(2.0, 30.0, 2.0):
        _line(scene, ((x, 76), (x, 88)), (214, 208, 196), thick)
    _line(scene, ((0, 80), (30, 80)), (214, 208, 196), thick)
    cv2.putText(
        scene, "No 15", (round(0.47 * width), round(0.565 * height)), cv2.FONT_HERSHEY_DUPLEX,
        height / 900, (60, 44, 36), thick, cv2.LINE_AA,
    )  # fmt: skip


def _line(
    scene: NDArray[np.uint8],
    ends: tuple[tuple[float, float], tuple[float, float]],
    colour: tuple[int, int, int],
    thick: int,
) -> None:
    scale = np.array([scene.shape[1], scene.shape[0]]) / 100
    first, last = ([round(value) for value in np.array(end) * scale] for end in ends)
    cv2.line(scene, first, last, colour, thick, cv2.LINE_AA)
