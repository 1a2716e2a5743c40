"""A field of kernels by itself, under its title."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.ui.palette import MAP_FRAME, MAP_GROUND, FontRole
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.psf_overlay import PsfFieldOverlay
from deblur_studio.ui.widgets.view import View


class FieldFigure(Figure):
    """Draws kernels light on dark, as they lie over a photo."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._title, self._caption = title, ""
        self._overlay = PsfFieldOverlay(self)
        self._size = QSize()

    @property
    def title(self) -> str:
        """What stands above the field."""
        return self._title

    def show_field(self, field: PsfField, size: QSize, caption: str = "") -> None:
        """Show the kernels of a picture of that size, with some words under the title."""
        self._caption = caption
        self.setAccessibleDescription(caption)
        self._overlay.set_field(field)
        self._size = size
        self.update()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(self.theme.font(FontRole.HEADING))
        painter.setPen(QColor(self.colours.text))
        above = QRectF(area.left(), area.top() + 2, area.width(), 1.5 * self.line_px)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self._title)
        painter.setFont(self.theme.font(FontRole.BODY))
        painter.setPen(QColor(self.colours.muted))
        below = above.translated(0, 1.2 * self.line_px)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._caption)
        if self._size.isEmpty():
            return
        room = area.adjusted(6, (2.9 if self._caption else 1.7) * self.line_px, -6, -6)
        scale = min(room.width() / self._size.width(), room.height() / self._size.height())
        wide, tall = self._size.width() * scale, self._size.height() * scale
        middle = room.center()
        box = QRectF(middle.x() - wide / 2, middle.y() - tall / 2, wide, tall)
        painter.fillRect(box, QColor(MAP_GROUND))
        painter.setPen(QPen(QColor(MAP_FRAME), 1))
        painter.drawRect(box)
        centre_x, centre_y = (self._size.width() - 1) / 2, (self._size.height() - 1) / 2
        view = View(box, scale, centre_x, centre_y)
        painter.save()
        painter.setClipRect(box)
        painter.setTransform(view.transform(), True)
        self._overlay.paint(painter, view)
        painter.restore()
