"""A map of numbers (residual, visibility, spread) laid over the photo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QImage, QPainter

from deblur_studio.services.translation import tr
from deblur_studio.ui.widgets.colormap import levels_of, perceptual_ramp
from deblur_studio.ui.widgets.overlay import Legend, Overlay
from deblur_studio.ui.widgets.view import View


class MapOverlay(Overlay):
    """Colours a map from ``low`` to ``high``; NaN lets the photo through."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._image = QImage()
        self._frame = QRectF()
        self._range = ""
        self._opacity = 0.6

    def set_map(
        self,
        values: NDArray[np.floating] | None,
        width_px: int = 0,
        height_px: int = 0,
        low: float = 0.0,
        high: float = 1.0,
    ) -> None:
        """Stretch (h, w) values over a photo of ``width_px`` x ``height_px``; None clears."""
        self._image = QImage() if values is None else _image_of(values, low, high)
        self._frame = QRectF(-0.5, -0.5, width_px, height_px)
        self._range = tr("{low:.3g} to {high:.3g}", low=low, high=high)
        self.changed.emit()

    def set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self.changed.emit()

    def paint(self, painter: QPainter, view: View) -> None:
        if self._image.isNull():
            return
        painter.save()
        painter.setOpacity(self._opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(self._frame, self._image, QRectF(self._image.rect()))
        painter.restore()

    def legend(self, view: View) -> Legend | None:
        if self._image.isNull():
            return None
        return Legend(f"{self._title}, {self._range}", perceptual_ramp())


def _image_of(values: NDArray[np.floating], low: float, high: float) -> QImage:
    shown = levels_of(values, low, high)
    rgba = np.zeros((*shown.shape, 4), np.uint8)
    rgba[..., :3] = perceptual_ramp()[shown]
    rgba[..., 3] = np.where(np.isnan(values), 0, 255)
    height, width = shown.shape
    borrowed = QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return borrowed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
