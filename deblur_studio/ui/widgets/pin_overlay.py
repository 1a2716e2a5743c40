"""A mark on the photo: the place whose kernel or numbers are shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from deblur_studio.ui.palette import OVERLAY_HALO, OVERLAY_SELECTED
from deblur_studio.ui.widgets.overlay import Overlay
from deblur_studio.ui.widgets.view import View

_REACH_PX, _GAP_PX = 11.0, 4.0


class PinOverlay(Overlay):
    """A cross hair, or a frame round one pixel where that is large enough to be seen."""

    def __init__(self, parent: QObject | None = None, *, pixel: bool = False) -> None:
        super().__init__(parent)
        self._pixel = pixel
        self._place: QPointF | None = None

    @property
    def place(self) -> QPointF | None:
        """Where the mark is, in px of the image."""
        return self._place

    def put(self, x_px: float, y_px: float) -> None:
        """Move the mark."""
        place = QPointF(x_px, y_px)
        if place != self._place:
            self._place = place
            self.changed.emit()

    def paint(self, painter: QPainter, view: View) -> None:
        if self._place is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((OVERLAY_HALO, 4.0), (OVERLAY_SELECTED, 1.8)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            if self._pixel and view.scale >= 3.0:
                painter.drawRect(QRectF(self._place.x() - 0.5, self._place.y() - 0.5, 1.0, 1.0))
            else:
                self._paint_cross(painter, view.scale)

    def _paint_cross(self, painter: QPainter, scale: float) -> None:
        assert self._place is not None
        for arm in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            painter.drawLine(
                self._place + arm * (_GAP_PX / scale), self._place + arm * (_REACH_PX / scale)
            )
