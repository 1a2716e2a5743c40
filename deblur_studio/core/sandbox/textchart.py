"""Lines of text that get smaller, as on a reading chart."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.transfer import SRGB

_PAPER, _INK = 232, (48, 48, 48)
_LINES = (
    "MOTION BLUR",
    "one exposure, many poses",
    "A kernel says where light went.",
    "What was never recorded cannot be read again.",
    "Undo a known cause: sharp = photo less motion, as far as noise allows.",
)


def text_chart(width: int, height: int) -> NDArray[np.float32]:
    """Return dark text on paper (H, W, 3) float32 in linear light."""
    wall = np.full((height, width, 3), _PAPER, np.uint8)
    font = cv2.FONT_HERSHEY_DUPLEX
    top = height * 0.12
    for line in _LINES:
        # As wide as the chart allows: longer lines are smaller.
        unit = cv2.getTextSize(line, font, 1.0, 1)[0]
        scale = min(0.86 * width / unit[0], 0.11 * height / unit[1])
        thick = max(1, round(1.4 * scale))
        (_, tall), _ = cv2.getTextSize(line, font, scale, thick)
        place = (round(0.06 * width), round(top + tall))
        cv2.putText(wall, line, place, font, scale, _INK, thick, cv2.LINE_AA)
        top += max(2.4 * tall, height * 0.1)
    return SRGB.decode_codes(wall, 255)
