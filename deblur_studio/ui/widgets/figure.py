"""A widget that paints one figure, at its own size or at any other for a file."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.ui.palette import Colours, FontRole, Space
from deblur_studio.ui.theme import Theme


class Figure(QWidget):
    """Fills its ground and lets ``paint`` draw; the same drawing goes to screens and to files."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setAccessibleName(name)
        self.setMinimumSize(120, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def colours(self) -> Colours:
        """The colours that the theme has now."""
        return self.theme.colours

    @property
    def small(self) -> QFont:
        """The font of ticks and captions."""
        return self.theme.font(FontRole.SMALL)

    @property
    def line_px(self) -> float:
        """The height of one line of small text."""
        return QFontMetricsF(self.small).height()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw the figure into an area."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours.panel))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setFont(self.small)
        self.paint(painter, QRectF(self.rect()))
        painter.end()


def inside(area: QRectF, margin: float = Space.M) -> QRectF:
    """Return an area without its margin."""
    return area.adjusted(margin, margin, -margin, -margin)
