"""Curves over a common x, drawn by hand so that they go into files as lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.plot_scale import Axes, Floats, ends_of, scale, values_between
from deblur_studio.ui.widgets.ticks import words


@dataclass(frozen=True, eq=False)
class Series:
    """A named curve x (N,), y (N,); ``tint`` is a colour of the theme, or a colour itself."""

    name: str
    x: Floats
    y: Floats
    tint: str
    dashed: bool = False


@dataclass(frozen=True)
class Mark:
    """A vertical line with its word."""

    x: float
    word: str
    tint: str = "accent"


class LinePlot(Figure):
    """Shows series whole, marks among them; a press or drag asks for an x."""

    picked = Signal(float)

    def __init__(self, theme: Theme, name: str, axes: Axes, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self.setMinimumSize(140, 100)
        self.axes = axes
        self.series: tuple[Series, ...] = ()
        self.marks: tuple[Mark, ...] = ()
        self._x = self._y = (0.0, 1.0)

    def show_series(self, series: Sequence[Series], marks: Sequence[Mark] = ()) -> None:
        """Show other curves and marks."""
        self.series = tuple(one for one in series if len(one.x))
        self.marks = tuple(marks)
        if self.series:
            self._x = ends_of([one.x for one in self.series], 0.0, room=0.0)
            self._y = ends_of([one.y for one in self.series], self.axes.least_span_y,
                            room=0.0 if self.axes.log_y else 0.06)  # fmt: skip
        told = ", ".join(f"{mark.word} {words(mark.x)}" for mark in self.marks)
        self.setAccessibleDescription(told)
        self.update()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Move the marks only."""
        self.show_series(self.series, marks)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pick(event)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        if not self.series:  # say what will be here
            painter.setPen(QColor(self.colours.muted))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self.accessibleName())
            return
        box = self._box(area)
        across, down = self._across(box), self._down(box)
        self._paint_grid(painter, box, across, down)
        painter.save()
        painter.setClipRect(box.adjusted(-1, -1, 1, 1))
        for one in self.series:
            style = Qt.PenStyle.DashLine if one.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._colour(one.tint), 1.8, style))
            places = zip(across(one.x).tolist(), down(one.y).tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in places]))
        painter.restore()
        self._paint_marks(painter, box, across)
        self._paint_legend(painter, area)

    def _box(self, area: QRectF) -> QRectF:
        tall = self.line_px
        return area.adjusted(4.6 * tall, 1.6 * tall + Space.XS, -Space.M, -2.3 * tall)

    def _across(self, box: QRectF) -> Callable[[Floats], Floats]:
        return scale(self._x, box.left(), box.right(), logarithmic=self.axes.log_x)

    def _down(self, box: QRectF) -> Callable[[Floats], Floats]:
        return scale(self._y, box.bottom(), box.top(), logarithmic=self.axes.log_y)

    def _paint_grid(
        self,
        painter: QPainter,
        box: QRectF,
        across: Callable[[Floats], Floats],
        down: Callable[[Floats], Floats],
    ) -> None:
        tall, colours = self.line_px, self.colours
        for value in values_between(
            self._y, box.height() / (2.2 * tall), logarithmic=self.axes.log_y
        ):
            y = float(down(np.array(value)))
            painter.setPen(QPen(QColor(colours.border), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(QColor(colours.muted))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(box.left() - 70, y - tall / 2, 64, tall), right, words(value))
        for value in values_between(self._x, box.width() / (5 * tall), logarithmic=self.axes.log_x):
            x = float(across(np.array(value)))
            room = QRectF(x - 40, box.bottom() + 2, 80, tall)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words(value))
        under = QRectF(box.left(), box.bottom() + tall + 2, box.width(), tall)
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, self.axes.x)
        self._paint_y_title(painter, box)

    def _paint_y_title(self, painter: QPainter, box: QRectF) -> None:
        painter.save()
        painter.translate(box.left() - 4.0 * self.line_px, box.center().y())
        painter.rotate(-90)
        room = QRectF(-box.height() / 2, -self.line_px / 2, box.height(), self.line_px)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.axes.y)
        painter.restore()

    def _paint_marks(
        self, painter: QPainter, box: QRectF, across: Callable[[Floats], Floats]
    ) -> None:
        for number, mark in enumerate(self.marks):
            x = float(across(np.array(mark.x)))
            painter.setPen(QPen(self._colour(mark.tint), 1.4))
            painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
            wide = painter.fontMetrics().horizontalAdvance(mark.word) + 2 * Space.XS
            left = x + Space.XS if x + wide < box.right() else x - wide
            y = box.top() + (0.9 + number * 1.1) * self.line_px
            painter.drawText(QPointF(left, y), mark.word)

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        if len(self.series) < 2:
            return
        x, y = area.left() + 4.6 * self.line_px, area.top() + self.line_px * 0.8
        for one in self.series:
            painter.setPen(QPen(self._colour(one.tint), 2.4))
            painter.drawLine(QPointF(x, y), QPointF(x + 16, y))
            painter.setPen(QColor(self.colours.text))
            painter.drawText(QPointF(x + 21, y + self.line_px * 0.3), one.name)
            x += 21 + painter.fontMetrics().horizontalAdvance(one.name) + Space.L

    def _colour(self, tint: str) -> QColor:
        return QColor(tint if tint.startswith("#") else getattr(self.colours, tint))

    def _pick(self, event: QMouseEvent) -> None:
        if not self.series or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        box = self._box(QRectF(self.rect()))
        share = (event.position().x() - box.left()) / max(box.width(), 1.0)
        share, (low, high) = min(max(share, 0.0), 1.0), self._x
        log = self.axes.log_x
        self.picked.emit(low * (high / low) ** share if log else low + (high - low) * share)
