"""A list that says why it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QWidget

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme


class EmptyList(QListWidget):
    """Paints a sentence in its middle while there are no rows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sentence = ""

    def set_empty_text(self, sentence: str) -> None:
        """Say this while the list is empty."""
        self._sentence = sentence
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.count():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font(FontRole.SMALL))
        painter.setPen(QColor(self._theme.colours.muted))
        place = self.viewport().rect().adjusted(Space.S, Space.XS, -Space.S, -Space.XS)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self._sentence)
        painter.end()
