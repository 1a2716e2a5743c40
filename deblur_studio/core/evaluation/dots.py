"""White dots in black squares: places of a photo where the blur kernel can be seen.

A dot that is small against the blur photographs as the kernel, widened by the dot itself and
the lens. Its second central moments add up: dot + lens + motion.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import traces

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_DARK = 0.12
_SIDES_PX = (100, 200)
_RIM_PX = 25
_REACH_PX = 12
# Light fainter than this share of a dot's peak is background and noise.
_FAINT = 0.25


@dataclass(frozen=True, eq=False)
class Dots:
    """Places (N, 2) px and second central moments (N, 2, 2) px^2 of dots, row by row."""

    places_px: Floats
    tensors_px2: Floats

    def elongations(self) -> Floats:
        """Return the major over the minor standard deviation (N,)."""
        axes = np.sqrt(np.linalg.eigvalsh(self.tensors_px2))
        elongations: Floats = axes[:, 1] / axes[:, 0]
        return elongations


def find_squares(pixels: Image, sides_px: tuple[int, int] = _SIDES_PX) -> list[tuple[slice, slice]]:
    """Return where black squares of such sides lie in linear light (H, W, C), row by row."""
    filled = ndimage.binary_fill_holes(pixels.mean(axis=2) < _DARK)
    labels, _ = ndimage.label(filled)
    found = []
    for label, box in enumerate(ndimage.find_objects(labels), start=1):
        sides = [side.stop - side.start for side in box]
        square = all(sides_px[0] < side < sides_px[1] for side in sides)
        if square and (labels[box] == label).mean() > 0.8:
            found.append(box)
    return sorted(found, key=lambda box: (round(box[0].start / 200), box[1].start))


def measure_dots(
    pixels: Image, squares: list[tuple[slice, slice]], reach_px: int = _REACH_PX
) -> Dots:
    """Measure the brightest dot in each square of a photo (H, W, C) in linear light.

    Light further than ``reach_px`` across or down from the dot's centre is not seen.
    """
    light = pixels.mean(axis=2, dtype=np.float64)
    places, tensors = [], []
    for rows, columns in squares:
        inside = light[rows, columns][_RIM_PX:-_RIM_PX, _RIM_PX:-_RIM_PX]
        place, tensor = _moments(inside, reach_px)
        places.append(place + np.array([columns.start + _RIM_PX, rows.start + _RIM_PX]))
        tensors.append(tensor)
    return Dots(np.array(places), np.array(tensors))


def predicted_tensors(path: CameraPath, camera: Camera, places_px: Floats) -> Floats:
    """Return the second central moments (N, 2, 2) px^2 of the kernels at places (N, 2)."""
    curves = traces(path, camera, places_px, 64)
    curves = curves - curves.mean(axis=1, keepdims=True)
    tensors: Floats = np.einsum("nsi,nsj->nij", curves, curves) / curves.shape[1]
    return tensors


def unexplained_px2(dots: Dots, predicted_px2: Floats) -> float:
    """Return the RMS entry (xx, xy, yy) of what a motion leaves unexplained, in px^2.

    Dot and lens are taken to be round and the same everywhere: their common moment, the mean
    of what is left on the diagonals, is free.
    """
    rest = dots.tensors_px2 - predicted_px2
    rest = rest - np.eye(2) * np.trace(rest, axis1=1, axis2=2).mean() / 2
    entries = np.stack([rest[:, 0, 0], rest[:, 0, 1], rest[:, 1, 1]])
    return float(np.sqrt(np.mean(entries**2)))


def _moments(inside: Floats, reach_px: int) -> tuple[Floats, Floats]:
    """Return place (2,) and tensor (2, 2) of the dot in one square, its window recentred."""
    smooth = ndimage.gaussian_filter(inside, 3)
    y, x = np.unravel_index(int(smooth.argmax()), smooth.shape)
    place = np.array([x, y], dtype=np.float64)
    tensor = np.zeros((2, 2))
    for _ in range(8):
        place, tensor = _window_moments(inside, place, reach_px)
    return place, tensor


def _window_moments(inside: Floats, place: Floats, reach_px: int) -> tuple[Floats, Floats]:
    left, top = np.maximum(np.rint(place).astype(int) - reach_px, 0)
    window = inside[top : top + 2 * reach_px + 1, left : left + 2 * reach_px + 1]
    rim = np.concatenate([window[0], window[-1], window[:, 0], window[:, -1]])
    weight = window - np.median(rim)
    weight = np.where(weight > _FAINT * weight.max(), weight, 0)
    y, x = np.mgrid[top : top + window.shape[0], left : left + window.shape[1]]
    points = np.stack([x, y], axis=-1)
    centre = (weight[..., None] * points).sum(axis=(0, 1)) / weight.sum()
    away = points - centre
    tensor = np.einsum("yx,yxi,yxj->ij", weight, away, away) / weight.sum()
    return centre, tensor
