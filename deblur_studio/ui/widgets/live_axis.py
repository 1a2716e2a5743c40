"""The time below live curves: seconds before now."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.services.translation import tr, written
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.live_strip import LEFT_PX

_PARTS = 5


class LiveAxis(QWidget):
    """Stands still while the curves above it move."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._span_s = 10.0
        self.setFont(theme.font(FontRole.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_span(self, span_s: float) -> None:
        """Show another span of time."""
        self._span_s = span_s
        self.update()

    def labels(self) -> list[str]:
        """Return what is written, from left to right."""
        steps = [self._span_s * (1 - part / _PARTS) for part in range(_PARTS)]
        return [*(f"\N{MINUS SIGN}{written(step, 'g')} s" for step in steps), tr("now")]

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + Space.XS)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.muted))
        width = self.width() - LEFT_PX - Space.S
        for part, text in enumerate(self.labels()):
            room = painter.fontMetrics().horizontalAdvance(text) + 2
            x = LEFT_PX + width * part / _PARTS - room / 2
            place = QRectF(min(x, self.width() - room - 2), 0, room, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter, text)
        painter.end()
