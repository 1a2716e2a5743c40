"""What a search found, drawn over its score curve: candidates to click and the interval."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.time_strip import TimeStrip

Floats = NDArray[np.float64]
_SIZE_PX = 11
_INTERVAL_ALPHA = 70


class AlignmentMarks(QObject):
    """Lies over the score strip of a timeline."""

    clicked = Signal(int)
    """Number of the candidate."""

    def __init__(self, theme: Theme, strip: TimeStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._strip = theme, strip
        self._numbers: list[int] = []
        self._used = 0
        self._dots = pg.ScatterPlotItem(size=_SIZE_PX, symbol="t", hoverable=True, tip=None)
        self._labels: list[pg.TextItem] = []
        self._interval = pg.LinearRegionItem((0, 1), movable=False)
        for item, height in ((self._interval, 5), (self._dots, 20)):
            item.setZValue(height)
            strip.plot.addItem(item, ignoreBounds=True)
        self._dots.sigClicked.connect(self._on_clicked)
        theme.changed.connect(self._restyle)
        self.clear()

    @property
    def places(self) -> tuple[tuple[float, float], ...]:
        """Time and score of each mark."""
        return tuple((point.pos().x(), point.pos().y()) for point in self._dots.points())

    @property
    def interval_shown(self) -> bool:
        """Whether there is a shaded band."""
        return bool(self._interval.isVisible())

    def clear(self) -> None:
        """Show nothing."""
        self.show_candidates((), ())
        self._interval.hide()

    def show_used(self, number: int) -> None:
        """Fill the mark of the candidate in use; 0: none is."""
        self._used = number
        self._restyle()

    def show_candidates(self, starts_s: Sequence[float], scores: Sequence[float]) -> None:
        """Put numbered marks at times of the log's clock."""
        for label in self._labels:
            self._strip.plot.removeItem(label)
        self._numbers = list(range(1, len(starts_s) + 1))
        xs = [start_s - self._strip.origin_s for start_s in starts_s]
        self._dots.setData(xs, list(scores), data=self._numbers)
        self._labels = [
            self._label(number, x, y)
            for number, x, y in zip(self._numbers, xs, scores, strict=True)
        ]
        self._restyle()

    def show_interval(self, low_s: float, high_s: float) -> None:
        """Shade the stretch in which the exposure began."""
        origin_s = self._strip.origin_s
        self._interval.setRegion((low_s - origin_s, high_s - origin_s))
        self._interval.show()

    def _label(self, number: int, x: float, y: float) -> pg.TextItem:
        label = pg.TextItem(str(number), anchor=(-0.4, 0.5))
        label.setFont(self._theme.font(FontRole.SMALL))
        label.setZValue(21)
        label.setPos(x, y)
        self._strip.plot.addItem(label, ignoreBounds=True)
        return label

    def _on_clicked(self, _: object, points: Sequence[pg.SpotItem], __: object) -> None:
        if len(points):
            self.clicked.emit(int(points[0].data()))

    def _restyle(self) -> None:
        colours = self._theme.colours
        fill = QColor(colours.ok)
        fill.setAlpha(_INTERVAL_ALPHA)
        self._interval.setBrush(fill)
        for line in self._interval.lines:
            line.setPen(pg.mkPen(colours.ok, width=1))
        brushes = [
            pg.mkBrush(colours.accent if number == self._used else colours.panel)
            for number in self._numbers
        ]
        pen = pg.mkPen(colours.text, width=1.5)
        self._dots.setData(
            [point.pos().x() for point in self._dots.points()],
            [point.pos().y() for point in self._dots.points()],
            data=self._numbers,
            brush=brushes,
            pen=pen,
            hoverBrush=pg.mkBrush(colours.accent_hover),
        )
        for label in self._labels:
            label.setColor(colours.text)
