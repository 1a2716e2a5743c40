"""Three curves of a stream that move to the left as time goes on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from pyqtgraph.functions import create_qpolygonf, ndarray_from_qpolygonf
from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from deblur_studio.services.translation import tr, written
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.live_scale import Floats, Values, columns_of, stepped_range

__all__ = ["LEFT_PX", "LiveStrip", "Stretch", "Values", "no_stretch"]

_AXES = ("x", "y", "z")
LEFT_PX = 52
_GAP_ALPHA = 44


@dataclass(frozen=True, eq=False)
class Stretch:
    """What strips show: the ``span_s`` before ``end_s``, on the stream's clock.

    ``time_s`` (N,) increasing; where ``segment`` (N,) changes the stream was interrupted;
    ``marks_s`` are the moments that somebody marked.
    """

    time_s: Floats
    segment: NDArray[np.int32]
    end_s: float
    span_s: float
    marks_s: Sequence[float] = ()

    @property
    def start_s(self) -> float:
        """When the left edge was."""
        return self.end_s - self.span_s

    def edges(self) -> list[int]:
        """Return the index of each uninterrupted run's first sample, and the count."""
        inner = np.flatnonzero(np.diff(self.segment)) + 1
        return [0, *(int(index) for index in inner), len(self.time_s)]


def no_stretch() -> Stretch:
    """Return what is shown before anything streams."""
    return Stretch(np.empty(0), np.empty(0, np.int32), 0.0, 10.0)


@dataclass(eq=False)
class _Shown:
    stretch: Stretch = field(default_factory=no_stretch)
    values: Values = field(default_factory=lambda: np.empty((0, 3)))


class LiveStrip(QWidget):
    """Draws a Stretch; its scale is about zero and steps in round numbers."""

    def __init__(
        self, theme: Theme, title: str, unit: str, least: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._title, self._unit, self._least = theme, title, unit, least
        self._shown = _Shown()
        self._range = least
        self._ground = QPixmap()
        self.setFont(theme.font(FontRole.SMALL))
        self.setMinimumSize(220, 84)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(tr("{quantity} over time, in {unit}", quantity=title, unit=unit))
        theme.changed.connect(self._forget_ground)

    @property
    def half_range(self) -> float:
        """The value at the upper edge; the lower edge is its opposite."""
        return self._range

    def show_stretch(self, stretch: Stretch, values: Values) -> None:
        """Show (N, 3) values at the times of a stretch."""
        self._shown = _Shown(stretch, values)
        seen = values[int(np.searchsorted(stretch.time_s, stretch.start_s)) :]
        wanted = stepped_range(seen, self._range, self._least)
        if wanted != self._range:
            self._range = wanted
            self._forget_ground()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 150)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget_ground()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._ground.isNull():
            self._ground = self._new_ground()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        painter.setClipRect(self._box())
        self._paint_gaps(painter)
        self._paint_curves(painter)
        self._paint_marks(painter)
        painter.end()

    def _box(self) -> QRectF:
        below = self.fontMetrics().height() / 2 + Space.XS
        return QRectF(LEFT_PX, below, self.width() - LEFT_PX - Space.S, self.height() - 2 * below)

    def _forget_ground(self) -> None:
        self._ground = QPixmap()
        self.update()

    def _new_ground(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ground = QPixmap(self.size() * ratio)
        ground.setDevicePixelRatio(ratio)
        ground.fill(QColor(self._theme.colours.panel))
        painter = QPainter(ground)
        painter.setFont(self.font())
        self._paint_scale(painter, self._box())
        painter.end()
        return ground

    def _paint_scale(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.colours
        line_px = painter.fontMetrics().height()
        for share in (0.0, 0.25, 0.5, 0.75, 1.0):
            y = round(box.top() + share * (box.height() - 1)) + 0.5
            painter.setPen(QColor(colours.outline if share == 0.5 else colours.border))
            painter.drawLine(QLineF(box.left(), y, box.right(), y))
            painter.setPen(QColor(colours.muted))
            place = QRectF(0, y - line_px / 2, LEFT_PX - Space.S, line_px)
            if share != 0.25 and share != 0.75:
                text = written(self._range * (1 - 2 * share), "g").replace("-", "\N{MINUS SIGN}")
                painter.drawText(place, Qt.AlignmentFlag.AlignRight, text)
        painter.setPen(QColor(colours.muted))
        caption = box.adjusted(Space.S, Space.XS, 0, 0)
        painter.drawText(caption, Qt.AlignmentFlag.AlignLeft, f"{self._title}, {self._unit}")

    def _paint_curves(self, painter: QPainter) -> None:
        stretch, box = self._shown.stretch, self._box()
        if not len(stretch.time_s):
            return
        columns = max(int(box.width() * self.devicePixelRatioF()), 16)
        for first, last in itertools.pairwise(stretch.edges()):
            times, values = columns_of(
                stretch.time_s[first:last],
                self._shown.values[first:last],
                stretch.start_s,
                stretch.end_s,
                columns,
            )
            x = box.left() + (times - stretch.start_s) * (box.width() / stretch.span_s)
            y = box.center().y() - values * (box.height() / 2 / self._range)
            self._paint_lines(painter, x, y)

    def _paint_lines(self, painter: QPainter, x: Floats, y: Values) -> None:
        for column, name in enumerate(_AXES):
            known = np.isfinite(y[:, column])
            count = int(known.sum())
            if count < 2:
                continue  # PySide6 ends the program over an empty line
            line = create_qpolygonf(count)
            points = ndarray_from_qpolygonf(line)
            points[:, 0], points[:, 1] = x[known], y[known, column]
            painter.setPen(QPen(QColor(getattr(self._theme.colours, name)), 1))
            painter.drawPolyline(line)

    def _x_of(self, time_s: float) -> float:
        box, stretch = self._box(), self._shown.stretch
        return box.left() + (time_s - stretch.start_s) * (box.width() / stretch.span_s)

    def _paint_gaps(self, painter: QPainter) -> None:
        fill = QColor(self._theme.colours.warning)
        fill.setAlpha(_GAP_ALPHA)
        box = self._box()
        time_s = self._shown.stretch.time_s
        for edge in self._shown.stretch.edges()[1:-1]:
            left, right = self._x_of(float(time_s[edge - 1])), self._x_of(float(time_s[edge]))
            painter.fillRect(QRectF(left, box.top(), max(right - left, 2.0), box.height()), fill)

    def _paint_marks(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._theme.colours.accent), 1, Qt.PenStyle.DashLine))
        for mark_s in self._shown.stretch.marks_s:
            x = self._x_of(mark_s)
            painter.drawLine(QLineF(x, self._box().top(), x, self._box().bottom()))
