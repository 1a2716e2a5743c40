"""Sub-pixel registration of a restoration to the truth.

A kernel moved by a constant shift gives the same photo of a scene moved the other way, so a
shift common to the whole picture is no error of a restoration and is taken off before scoring.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.float32]
Shift = tuple[float, float]

MOST_SHIFT_PX = 3.0
_SIGMAS_PX = (2.0, 1.0, 0.7)  # coarse to fine
_ROUNDS = 6
_TOO_SMALL_PX = 0.01


def shift_between(image: Image, truth: Image, border_px: int) -> Shift:
    """Return by how many px right and down an image (H, W, C) lies off the truth.

    Least squares (Gauss-Newton) on smoothed brightness, coarse to fine, inside a border; cut
    to 3 px.

    Source: Lucas & Kanade, IJCAI 1981.
    """
    shift = np.zeros(2)
    for sigma_px in _SIGMAS_PX:
        moving, fixed = _smooth(image, sigma_px), _smooth(truth, sigma_px)
        slopes = _slopes(fixed, border_px)
        system = slopes @ slopes.T
        if np.linalg.cond(system) > 1e8:  # nothing, or edges of one direction only
            return 0.0, 0.0
        for _ in range(_ROUNDS):
            rest = _inside(shifted(moving[..., None], _pair(-shift))[..., 0] - fixed, border_px)
            # A picture that lies too far right is the truth less its slope times the shift.
            shift = shift - np.linalg.solve(system, slopes @ rest.ravel())
            shift = np.clip(shift, -MOST_SHIFT_PX, MOST_SHIFT_PX)
    return _pair(shift)


def aligned(image: Image, truth: Image, border_px: int) -> tuple[Image, Shift]:
    """Return the image moved onto the truth, and by how much it was off.

    Where moving does not bring it closer it stays as it was (0, 0).
    """
    shift = shift_between(image, truth, border_px)
    if max(map(abs, shift)) < _TOO_SMALL_PX:
        return image, (0.0, 0.0)
    moved = shifted(image, (-shift[0], -shift[1]))
    before, after = (_inside(each - truth, border_px) for each in (image, moved))
    if float(np.mean(after**2)) >= float(np.mean(before**2)):
        return image, (0.0, 0.0)
    return moved, shift


def shifted(image: Image, by_px: Shift) -> Image:
    """Return the image (H, W, C) moved right and down, edges continued (Lanczos)."""
    matrix = np.array([[1.0, 0.0, by_px[0]], [0.0, 1.0, by_px[1]]])
    moved = cv2.warpAffine(
        image,
        matrix,
        (image.shape[1], image.shape[0]),
        flags=cv2.INTER_LANCZOS4,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, dtype=np.float32).reshape(image.shape)


def _smooth(image: Image, sigma_px: float) -> Image:
    grey = image.mean(axis=2, dtype=np.float32)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), sigma_px), dtype=np.float32)


def _slopes(grey: Image, border_px: int) -> NDArray[np.float64]:
    """Return the slopes (2, N) to the right and down inside the border."""
    down, across = np.gradient(grey.astype(np.float64))
    inside = np.stack([across, down])[:, *_interior(border_px)]
    return inside.reshape(2, -1)


def _inside(values: NDArray[np.floating], border_px: int) -> NDArray[np.floating]:
    return values[_interior(border_px)]


def _interior(border_px: int) -> tuple[slice, slice]:
    inside = slice(border_px, -border_px or None)
    return inside, inside


def _pair(shift: NDArray[np.float64]) -> Shift:
    return float(shift[0]), float(shift[1])
