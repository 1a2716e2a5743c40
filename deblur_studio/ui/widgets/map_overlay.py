"""A map of numbers (residual, visibility, spread) laid over the photo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from deblur_studio.ui.widgets.colormap import levels_of, map_ramp
from deblur_studio.ui.widgets.overlay import Legend, Overlay
from deblur_studio.ui.widgets.view import View

_OPACITY = 0.7


class MapOverlay(Overlay):
    """Colours a map as its picture in a report is coloured; NaN lets the photo through."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._frame = self._photo = QRectF()
        self._legend = ""

    @property
    def has_map(self) -> bool:
        return not self._image.isNull()

    def clear(self) -> None:
        self._image = QImage()
        self.changed.emit()

    def set_map(
        self,
        values: NDArray[np.floating],
        size_px: tuple[int, int],
        pitch_px: int,
        limits: tuple[float, float],
        legend: str,
    ) -> None:
        """Lay (h, w) squares of ``pitch_px`` over a photo of ``size_px`` (width, height).

        The last row and column may reach beyond the photo and are cut there.
        """
        rows, columns = values.shape
        self._image = _image_of(values, *limits)
        self._frame = QRectF(-0.5, -0.5, columns * pitch_px, rows * pitch_px)
        self._photo = QRectF(-0.5, -0.5, *size_px)
        self._legend = legend
        self.changed.emit()

    def paint(self, painter: QPainter, view: View) -> None:
        if self._image.isNull():
            return
        painter.save()
        painter.setClipRect(self._photo, Qt.ClipOperation.IntersectClip)
        painter.setOpacity(_OPACITY)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(self._frame, self._image, QRectF(self._image.rect()))
        painter.restore()

    def legend(self, view: View) -> Legend | None:
        return None if self._image.isNull() else Legend(self._legend, map_ramp())


def _image_of(values: NDArray[np.floating], low: float, high: float) -> QImage:
    shown = levels_of(values, low, high)
    rgba = np.zeros((*shown.shape, 4), np.uint8)
    rgba[..., :3] = map_ramp()[shown]
    rgba[..., 3] = np.where(np.isnan(values), 0, 255)
    height, width = shown.shape
    borrowed = QImage(rgba.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
    return borrowed.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
