"""What a kernel lets through: |OTF| over all frequencies, with the outlines of its zeros."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deblur_studio.core.sandbox.otf import OtfPicture
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import MAP_ZERO, MAP_ZERO_HALO, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.colormap import levels_of, perceptual_ramp
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.ticks import words

_FLOOR_DB = -60.0
_TICKS = (-0.5, -0.25, 0.0, 0.25, 0.5)
_RAMP_PX = 10.0


class OtfView(Figure):
    """Shows an OtfPicture; frequency zero is in the middle."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Transfer of detail by frequency"), parent)
        self._image = QImage()
        self._ramp = _picture(perceptual_ramp()[::-1][:, None])
        self._zeros: tuple[QPolygonF, ...] = ()
        self.caption = ""
        self.setMinimumSize(180, 180)

    def sizeHint(self) -> QSize:
        return QSize(260, 280)

    def show_otf(self, found: OtfPicture) -> None:
        """Show another picture."""
        levels = levels_of(found.decibels, _FLOOR_DB, 0.0)
        self._image = _picture(perceptual_ramp()[levels])
        self._zeros = tuple(
            QPolygonF([QPointF(x, y) for x, y in each.tolist()]) for each in found.zeros
        )
        share = 100 * found.destroyed_share
        self.caption = tr(
            "{share:.0f} % of all detail is left with less than {below:.0f} %",
            share=share,
            below=100 * found.below,
        )
        self.setAccessibleDescription(self.caption)
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._image, self.caption = QImage(), ""
        self.update()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        if self._image.isNull():
            return
        box = self._box(area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        painter.drawImage(box, self._image)
        self._paint_zeros(painter, box)
        self._paint_axes(painter, box)
        self._paint_ramp(painter, box)
        painter.setPen(QColor(self.colours.text))
        below = QRectF(area.left(), box.bottom() + 2 * self.line_px + Space.S, area.width(),
                       self.line_px)  # fmt: skip
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.caption)

    def _box(self, area: QRectF) -> QRectF:
        left, right = 3.2 * self.line_px, 3.6 * self.line_px
        room = area.width() - left - right, area.height() - 3.6 * self.line_px - Space.M
        side = max(40.0, min(room))
        return QRectF(area.left() + left + max(0.0, (room[0] - side) / 2), area.top() + Space.S,
                      side, side)  # fmt: skip

    def _paint_zeros(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.setClipRect(box)
        painter.translate(box.center())
        painter.scale(box.width(), box.height())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((MAP_ZERO_HALO, 2.6), (MAP_ZERO, 1.1)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            for outline in self._zeros:
                painter.drawPolygon(outline)
        painter.restore()

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QColor(self.colours.muted))
        tall = self.line_px
        for place in _TICKS:
            x = box.left() + (place + 0.5) * box.width()
            y = box.top() + (place + 0.5) * box.height()
            flags = Qt.AlignmentFlag.AlignCenter
            if place in (-0.5, 0.0, 0.5) or box.width() > 12 * tall:
                painter.drawText(QRectF(x - 30, box.bottom() + 2, 60, tall), flags, words(place))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            room = QRectF(box.left() - 64, y - tall / 2, 60, tall)
            if place < _TICKS[-1]:  # the corner belongs to the other axis
                painter.drawText(room, right, words(place))
        under = QRectF(box.left(), box.bottom() + tall + 2, box.width(), tall)
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, tr("cycles per px"))

    def _paint_ramp(self, painter: QPainter, box: QRectF) -> None:
        bar = QRectF(box.right() + Space.S, box.top(), _RAMP_PX, box.height())
        painter.drawImage(bar, self._ramp)
        painter.setPen(QColor(self.colours.muted))
        for value in (0.0, _FLOOR_DB / 2, _FLOOR_DB):
            y = bar.top() + value / _FLOOR_DB * (bar.height() - self.line_px)
            text = f"{words(value)} dB"
            painter.drawText(QPointF(bar.right() + Space.XS, y + 0.8 * self.line_px), text)


def _picture(rgb: NDArray[np.uint8]) -> QImage:
    pixels = np.ascontiguousarray(rgb)
    height, width = pixels.shape[:2]
    image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()
