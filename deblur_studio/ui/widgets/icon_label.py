"""A picture beside text that follows the theme and is no button."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.ui.theme import Theme

_SIDE_PX = 18


class IconLabel(QWidget):
    """Shows an icon of the theme without margins."""

    def __init__(self, theme: Theme, name: str, tint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name, self._tint = theme, name, tint
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._theme.icon(self._name, self._tint).paint(painter, self.rect())
        painter.end()
