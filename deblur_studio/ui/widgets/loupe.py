"""A magnified look at what is under the pointer, both photos beside each other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from deblur_studio.ui.palette import LABEL_SHADE, LABEL_TEXT, MAP_HALO
from deblur_studio.ui.widgets.pyramid import Pyramid
from deblur_studio.ui.widgets.view import View

_SIDE_PX = 168.0
_GAP_PX = 20.0
_MAGNIFICATION = 4.0
_FRAME = QColor(LABEL_TEXT)
_SHADE = QColor(LABEL_SHADE)


def paint_loupe(
    painter: QPainter, area: QRectF, at: QPointF, view: View, pyramids: list[Pyramid]
) -> None:
    """Draw a magnified square for each pyramid beside the point ``at``, inside ``area``."""
    place = view.to_image(at)
    width = _SIDE_PX * len(pyramids)
    left = at.x() + _GAP_PX if at.x() + _GAP_PX + width < area.right() else at.x() - _GAP_PX - width
    top = min(max(at.y() - _SIDE_PX / 2, area.top()), area.bottom() - _SIDE_PX)
    scale = max(_MAGNIFICATION, view.scale * _MAGNIFICATION)
    for index, pyramid in enumerate(pyramids):
        square = QRectF(left + index * _SIDE_PX, top, _SIDE_PX, _SIDE_PX)
        _paint_square(painter, View(square, scale, place.x(), place.y()), pyramid)


def _paint_square(painter: QPainter, view: View, pyramid: Pyramid) -> None:
    painter.save()
    painter.setClipRect(view.area)
    painter.fillRect(view.area, QColor(MAP_HALO))
    pyramid.draw(painter, view, painter.device().devicePixelRatioF())
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((_SHADE, 3.0), (_FRAME, 1.0)):
        painter.setPen(QPen(colour, width))
        painter.drawRect(view.area)
