"""The angular rates around the exposure, drawn for paper."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings

Rgb = NDArray[np.uint8]
Floats = NDArray[np.float64]

_SIZE = (1280, 460)
_TWICE = 2  # drawn larger and reduced: smooth lines
_BOX = (110, 50, 1250, 390)  # left, top, right, bottom
_COLOURS = ((0, 90, 181), (220, 110, 0), (0, 130, 90))  # told apart by colour-blind readers too
_STYLES = ((0, 0), (18, 8), (5, 6))  # and in print without colours: px drawn, px left out
_BAND, _ROWS = (255, 226, 150), (255, 243, 214)
_INK, _GRID = (30, 30, 30), (215, 215, 215)


@dataclass(frozen=True)
class _Axes:
    """Times in s and rates in rad/s to places in px."""

    from_s: float
    to_s: float
    most: float

    def x(self, time_s: float) -> float:
        left, _, right, _ = _BOX
        share = (time_s - self.from_s) / (self.to_s - self.from_s)
        return left + (right - left) * min(max(share, 0.0), 1.0)

    def y(self, rate: float) -> float:
        _, top, _, bottom = _BOX
        return (top + bottom) / 2 - rate / self.most * (bottom - top) / 2


def motion_plot(recording: ImuRecording, settings: ShotSettings) -> Rgb:
    """Return the picture (H, W, 3)."""
    start_s = settings.exposure.start_s + settings.camera.time_offset_s
    end_s = start_s + settings.exposure.duration_s
    around_s = max(2 * settings.exposure.duration_s, 0.05) + settings.camera.readout_s
    time_s = recording.time_s
    inside = (time_s >= start_s - around_s) & (time_s <= end_s + around_s)
    rates = recording.gyro_rad_s[inside]
    most = _rounded_up(float(np.abs(rates).max()) if len(rates) else 1.0)
    axes = _Axes(start_s - around_s, end_s + around_s, most)
    picture = Image.new("RGB", (_SIZE[0] * _TWICE, _SIZE[1] * _TWICE), "white")
    pen = _Pen(ImageDraw.Draw(picture))
    half_s = settings.camera.readout_s / 2
    pen.band(axes.x(start_s - half_s), axes.x(end_s + half_s), _ROWS)
    pen.band(axes.x(start_s), axes.x(end_s), _BAND)
    _grid(pen, axes)
    for axis in range(3):
        places = [
            (axes.x(at), axes.y(rate))
            for at, rate in zip(time_s[inside], rates[:, axis], strict=True)
        ]
        pen.curve(places, _COLOURS[axis], _STYLES[axis])
        pen.key(axis)
    small = picture.resize(_SIZE, Image.Resampling.LANCZOS)
    return np.asarray(small, dtype=np.uint8)


class _Pen:
    """Draws in px of the reduced picture."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw
        self._font = ImageFont.load_default(18 * _TWICE)

    def band(self, left: float, right: float, colour: tuple[int, int, int]) -> None:
        self._draw.rectangle([left * 2, _BOX[1] * 2, right * 2, _BOX[3] * 2], fill=colour)

    def line(self, places: list[tuple[float, float]], colour: tuple[int, int, int]) -> None:
        doubled = [(x * _TWICE, y * _TWICE) for x, y in places]
        self._draw.line(doubled, fill=colour, width=2 * _TWICE, joint="curve")

    def curve(
        self,
        places: list[tuple[float, float]],
        colour: tuple[int, int, int],
        style: tuple[int, int],
    ) -> None:
        """Draw a line, dashed as the style says along its length."""
        drawn, left_out = style
        if not drawn:
            self.line(places, colour)
            return
        walked = 0.0
        for before, after in itertools.pairwise(places):
            length = math.dist(before, after)
            steps = max(1, int(length / 2))
            for step in range(steps):
                if (walked + length * step / steps) % (drawn + left_out) < drawn:
                    self.line([_between(before, after, step / steps),
                               _between(before, after, (step + 1) / steps)], colour)  # fmt: skip
            walked += length

    def text(self, x: float, y: float, text: str, anchor: str) -> None:
        place = (x * _TWICE, y * _TWICE)
        self._draw.text(place, text, fill=_INK, font=self._font, anchor=anchor)

    def key(self, axis: int) -> None:
        x = _BOX[0] + 130 * axis
        self.curve([(x, 26), (x + 50, 26)], _COLOURS[axis], _STYLES[axis])
        self.text(x + 60, 26, "xyz"[axis], "lm")


def _between(a: tuple[float, float], b: tuple[float, float], share: float) -> tuple[float, float]:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _grid(pen: _Pen, axes: _Axes) -> None:
    left, top, right, bottom = _BOX
    for share in (-1.0, -0.5, 0.0, 0.5, 1.0):
        y = axes.y(share * axes.most)
        pen.line([(left, y), (right, y)], _GRID)
        pen.text(left - 10, y, f"{share * axes.most:.3g}", "rm")
    for count in range(5):
        time_s = axes.from_s + (axes.to_s - axes.from_s) * count / 4
        pen.line([(axes.x(time_s), bottom), (axes.x(time_s), bottom + 6)], _INK)
        pen.text(axes.x(time_s), bottom + 12, f"{time_s:.3f}", "mt")
    pen.line([(left, top), (left, bottom), (right, bottom)], _INK)
    pen.text((left + right) / 2, bottom + 40, "time on the log's clock, s", "mt")
    pen.text(right, 26, "angular rate, rad/s", "rm")


def _rounded_up(value: float) -> float:
    """Return a round number at least as large."""
    if value <= 0:
        return 1.0
    scale = 10.0 ** math.floor(math.log10(value))
    return next(scale * step for step in (1, 2, 2.5, 4, 5, 8, 10) if scale * step >= value)
