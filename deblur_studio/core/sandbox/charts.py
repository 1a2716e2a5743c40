"""Pictures to blur: test charts, a drawing and the bundled photo, all in linear light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.sample import sample
from deblur_studio.core.sandbox.house import house
from deblur_studio.core.sandbox.textchart import text_chart

Image = NDArray[np.float32]

OWN = "own"
"""The name of whatever the user opened or edited."""

_PAPER, _INK = np.float32(0.8), np.float32(0.04)
_SPOKES = 36
_OVERSAMPLED = 4
_SLANT = np.radians(5)


def dots(width: int, height: int) -> Image:
    """Return white dots of one pixel on black, spaced widely: each blurs into its kernel."""
    chart = np.zeros((height, width, 3), np.float32)
    pitch = max(16, min(width, height) // 7)
    chart[height % pitch // 2 + pitch // 2 :: pitch, width % pitch // 2 + pitch // 2 :: pitch] = 1.0
    return chart


def star(width: int, height: int) -> Image:
    """Return a Siemens star: every direction at every spacing."""
    xs, ys = _places(width, height)
    angle = np.arctan2(ys, xs)
    radius = np.hypot(xs, ys)
    rays = np.where(np.sin(angle * _SPOKES) > 0, _PAPER, _INK)
    inside = radius < 0.47 * min(width, height)
    return _drawn(np.where(inside, rays, _PAPER))


def edge(width: int, height: int) -> Image:
    """Return a straight edge, slanted by five degrees: its profile is the line spread."""
    xs, ys = _places(width, height)
    side = xs * np.float32(np.cos(_SLANT)) + ys * np.float32(np.sin(_SLANT))
    return _drawn(np.where(side < 0, _INK, _PAPER))


def grid(width: int, height: int) -> Image:
    """Return thin dark lines: shows how the blur differs from place to place."""
    xs, ys = _places(width, height)
    pitch = np.float32(max(12.0, min(width, height) / 16))
    line = (np.minimum(xs % pitch, ys % pitch)) < max(1.0, pitch / 12)
    return _drawn(np.where(line, _INK, _PAPER))


def photo(_width: int, _height: int) -> Image:
    """Return the sharp photo of the sample at its own size."""
    return read_photo(sample().truth).pixels


@dataclass(frozen=True)
class Picture:
    """A picture under a name; ``draw(width, height)`` gives (H, W, 3) float32 linear light.

    ``shrunk`` is how many times smaller it is drawn than others, where single pixels count.
    """

    name: str
    title: str
    draw: Callable[[int, int], Image]
    shrunk: int = 1


PICTURES: tuple[Picture, ...] = (
    Picture("photo", "Portrait of an astronaut", photo),
    Picture("house", "A drawn house", house),
    Picture("dots", "Dots", dots, shrunk=3),
    Picture("star", "Siemens star", star),
    Picture("text", "Text", text_chart),
    Picture("edge", "Slanted edge", edge),
    Picture("grid", "Grid", grid),
)


def picture(name: str) -> Picture:
    """Return the picture of that name; KeyError where there is none."""
    return {each.name: each for each in PICTURES}[name]


def _places(width: int, height: int) -> tuple[Image, Image]:
    """Return x (1, 4 W) and y (4 H, 1) from the middle in px, at four points of every pixel."""
    xs, ys = (
        ((np.arange(size * _OVERSAMPLED) + 0.5) / _OVERSAMPLED - size / 2).astype(np.float32)
        for size in (width, height)
    )
    return xs[None], ys[:, None]


def _drawn(fine: NDArray[np.floating]) -> Image:
    height, width = (size // _OVERSAMPLED for size in fine.shape)
    plane = cv2.resize(np.asarray(fine, np.float32), (width, height), interpolation=cv2.INTER_AREA)
    return np.repeat(np.asarray(plane, np.float32)[..., None], 3, axis=2)
