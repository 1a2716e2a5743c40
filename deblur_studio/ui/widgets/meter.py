"""A bar that shows a value against a limit, on a scale of decades."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.theme import Theme

_DECADES = 2.0  # as many below the limit as above
_BAR_PX = 8


class Meter(QWidget):
    """Green up to the limit in its middle, then amber; empty without a value."""

    def __init__(self, theme: Theme, limit: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._limit = theme, limit
        self._value: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_value(self, value: float | None) -> None:
        """Show a positive value, or none."""
        self._value = value
        self.setAccessibleDescription(
            "" if value is None else tr("{value:.3g} of {limit:g}", value=value, limit=self._limit)
        )
        self.update()

    def share(self) -> float:
        """Return how far the bar reaches, 0 to 1; the limit is at a half."""
        if self._value is None or self._value <= 0:
            return 0.0
        decades = math.log10(self._value / self._limit) / _DECADES
        return min(max(0.5 + decades / 2, 0.02), 1.0)

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR_PX + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        bar = QRectF(0, 3, self.width(), _BAR_PX)
        painter.fillRect(bar, QColor(colours.border))
        good = self.share() <= 0.5
        filled = QRectF(0, 3, self.width() * self.share(), _BAR_PX)
        painter.fillRect(filled, QColor(colours.ok if good else colours.warning))
        painter.setPen(QPen(QColor(colours.text), 1))
        middle = round(self.width() / 2) + 0.5
        painter.drawLine(QLineF(middle, 0, middle, self.height()))
        painter.end()
