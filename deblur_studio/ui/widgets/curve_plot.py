"""Curves over steps, with levels to compare them to, in pyqtgraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.curve_colours import curve_colour
from deblur_studio.ui.widgets.number_axis import NumberAxis

Floats = NDArray[np.float64]
_AXIS_PX = 52
_ROOM = 0.08
_SYMBOL_UP_TO = 60
_LEFT_ABOVE = ((0, 1), (0, 1))


@dataclass(frozen=True, eq=False)
class Line:
    """One curve: x (N,) increasing and above 0, y (N,); ``number`` chooses its colour."""

    x: Floats
    y: Floats
    number: int = 0


@dataclass(frozen=True)
class Level:
    """A horizontal line with its name."""

    name: str
    y: float


class CurvePlot(QWidget):
    """Shows lines over a common x; it is seen whole until somebody zooms."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[Line, ...] = ()
        self._levels: tuple[Level, ...] = ()
        self._logarithmic_x, self._following, self._leads = False, True, True
        self._plot = pg.PlotWidget(axisItems={"left": NumberAxis("left")})
        for part in (self._plot, self._plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to what is around it
        self._item = self._plot.getPlotItem()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 90)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        self._set_up(title)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    @property
    def levels(self) -> tuple[Level, ...]:
        """The horizontal lines that are shown."""
        return self._levels

    def show_lines(self, lines: Sequence[Line], levels: Sequence[Level] = ()) -> None:
        """Show other curves and levels."""
        self._lines, self._levels = tuple(lines), tuple(levels)
        self._draw()

    def set_logarithmic_x(self, on: bool) -> None:
        """Count steps by factors or evenly."""
        self._logarithmic_x = on
        self._item.setLogMode(x=on, y=False)
        self.show_all()

    def stand_below(self, other: CurvePlot) -> None:
        """Show the same steps as another plot, which leaves it to this one to number them."""
        self._leads = False
        self._item.setXLink(other._item)
        other._item.getAxis("bottom").setStyle(showValues=False)

    def show_all(self) -> None:
        """Show every curve whole, again and again as they grow."""
        self._following = True
        self._draw()

    def _set_up(self, title: str) -> None:
        item = self._item
        item.setTitle(None)
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setClipToView(False)
        item.layout.setContentsMargins(0, Space.XS, Space.M, 0)
        item.disableAutoRange()
        item.getViewBox().sigRangeChangedManually.connect(self._leave)
        item.setLabel("left", title)
        item.getAxis("left").setWidth(_AXIS_PX + 14)
        for name in ("left", "bottom"):
            item.getAxis(name).enableAutoSIPrefix(False)
            item.getAxis(name).setStyle(tickFont=self._theme.font(FontRole.SMALL))

    def _dress(self) -> None:
        colours = self._theme.colours
        self._plot.setBackground(QColor(colours.panel))
        for name in ("left", "bottom"):
            axis = self._item.getAxis(name)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.muted))
        self._item.showGrid(x=False, y=True, alpha=0.25)
        self._draw()

    def _draw(self) -> None:
        self._item.clear()
        for line in self._lines:
            if len(line.x):
                self._draw_line(line)
        for level in self._levels:
            self._draw_level(level)
        if self._following:
            self._fit()

    def _leave(self) -> None:
        """Stay where somebody zoomed to; a double click follows the curves again."""
        self._following = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.show_all()

    def _fit(self) -> None:
        """Show all that there is, with room above for the names of levels."""
        shown = [line for line in self._lines if len(line.x)]
        if not shown:
            return
        heights = [value for line in shown for value in (line.y.min(), line.y.max())]
        heights += [level.y for level in self._levels]
        low, high = float(min(heights)), float(max(heights))
        room = (high - low) or max(abs(high) * 0.05, 1e-6)
        self._item.setYRange(low - _ROOM * room, high + 3 * _ROOM * room, padding=0)
        if self._leads:
            self._fit_x(shown)

    def _fit_x(self, shown: Sequence[Line]) -> None:
        first, last = min(line.x[0] for line in shown), max(line.x[-1] for line in shown)
        left, right = (float(first), float(last)) if last > first else (first - 1.0, last + 1.0)
        if self._logarithmic_x:
            left, right = np.log10(max(left, 1.0)), np.log10(max(right, 2.0))
        self._item.setXRange(left, right, padding=0.02)

    def _draw_line(self, line: Line) -> None:
        colour = QColor(curve_colour(self._theme, line.number))
        dots = "o" if len(line.x) <= _SYMBOL_UP_TO else None
        self._item.plot(
            line.x,
            line.y,
            pen=pg.mkPen(colour, width=1),
            symbol=dots,
            symbolSize=5,
            symbolBrush=colour,
            symbolPen=None,
        )

    def _draw_level(self, level: Level) -> None:
        muted = QColor(self._theme.colours.muted)
        pen = pg.mkPen(muted, width=1, style=Qt.PenStyle.DashLine)
        self._item.addItem(
            pg.InfiniteLine(
                pos=level.y,
                angle=0,
                pen=pen,
                label=level.name,
                labelOpts={"position": 0.02, "color": muted, "anchors": _LEFT_ABOVE},
            )
        )
