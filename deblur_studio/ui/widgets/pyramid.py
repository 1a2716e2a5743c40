"""An image with its halves, quarters, ..., so that a large photo is drawn from few pixels."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from deblur_studio.ui.widgets.view import View

Rgb = NDArray[np.uint8]
NEAREST_ABOVE = 2.0


def qimage_of(rgb: Rgb) -> QImage:
    """Return a copy of an (H, W, 3) uint8 array in Qt's fastest format."""
    if rgb.ndim != 3 or rgb.shape[2] != 3 or rgb.dtype != np.uint8:
        raise ValueError(f"an (H, W, 3) uint8 array is wanted, not {rgb.shape} {rgb.dtype}")
    pixels = np.ascontiguousarray(rgb)
    height, width = pixels.shape[:2]
    borrowed = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)


class Pyramid:
    """Draws an image that lies over the frame 0..width_px, 0..height_px of the photo."""

    def __init__(self, image: QImage, width_px: int, height_px: int) -> None:
        self._levels = [image]
        self._width_px = width_px
        self._height_px = height_px

    def draw(self, painter: QPainter, view: View, pixel_ratio: float) -> None:
        """Draw what the view shows; the painter is in screen coordinates."""
        frame = QRectF(-0.5, -0.5, self._width_px, self._height_px)
        seen = view.visible().intersected(frame)
        if seen.isEmpty():
            return
        zoom = view.scale * pixel_ratio
        level = self._level_for(zoom)
        source = self._source(level, seen)
        smooth = zoom <= NEAREST_ABOVE and abs(zoom - 1.0) > 1e-6
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(self._target(level, source, view), level, QRectF(source))

    def pixel(self, x_px: int, y_px: int) -> tuple[int, int, int]:
        """Return the value at a pixel of the photo's frame."""
        image = self._levels[0]
        colour = image.pixelColor(
            x_px * image.width() // self._width_px, y_px * image.height() // self._height_px
        )
        return colour.red(), colour.green(), colour.blue()

    def _level_for(self, zoom: float) -> QImage:
        full = self._levels[0].width() / self._width_px
        index = max(0, math.floor(math.log2(full / zoom))) if zoom < full else 0
        while len(self._levels) <= index and min(self._levels[-1].size().toTuple()) > 1:
            self._levels.append(_half(self._levels[-1]))
        return self._levels[min(index, len(self._levels) - 1)]

    def _source(self, level: QImage, seen: QRectF) -> QRect:
        """Return whole pixels of the level that cover ``seen``."""
        across, down = level.width() / self._width_px, level.height() / self._height_px
        left = math.floor((seen.left() + 0.5) * across) - 1
        top = math.floor((seen.top() + 0.5) * down) - 1
        right = math.ceil((seen.right() + 0.5) * across) + 1
        bottom = math.ceil((seen.bottom() + 0.5) * down) + 1
        return QRect(left, top, right - left, bottom - top).intersected(level.rect())

    def _target(self, level: QImage, source: QRect, view: View) -> QRectF:
        across, down = self._width_px / level.width(), self._height_px / level.height()
        corner = view.to_screen(source.left() * across - 0.5, source.top() * down - 0.5)
        return QRectF(
            corner.x(),
            corner.y(),
            source.width() * across * view.scale,
            source.height() * down * view.scale,
        )


def _half(image: QImage) -> QImage:
    return image.scaled(
        (image.width() + 1) // 2,
        (image.height() + 1) // 2,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
