"""Which colour is which axis."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme

_DASH_PX = 14


class AxisLegend(QWidget):
    """A dash and a name for each axis, in the theme's colours of these names."""

    def __init__(self, theme: Theme, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = tuple(names)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Curves: axes {names}", names=", ".join(names)))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._pitch_px() * len(self._names), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        baseline = (self.height() + painter.fontMetrics().xHeight()) // 2
        for index, name in enumerate(self._names):
            left = index * self._pitch_px()
            painter.setPen(QPen(QColor(getattr(self._theme.colours, name)), 3.0))
            painter.drawLine(QLineF(left, middle, left + _DASH_PX, middle))
            painter.setPen(QColor(self._theme.colours.text))
            painter.drawText(left + _DASH_PX + Space.XS, baseline, name)
        painter.end()

    def _pitch_px(self) -> int:
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in self._names)
        return _DASH_PX + Space.XS + widest + Space.M
