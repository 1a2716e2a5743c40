"""A pad to draw the path of a point of light on, in px of the picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.ticks import ticks, words

Points = tuple[tuple[float, float], ...]

_MOST_POINTS = 1500
_STEP_PX, _LONG_STEP_PX = 1.0, 5.0
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
_EMPTY = to_translate("Draw here how a point of light moves while the shutter is open")
_KEYS = to_translate(
    "Arrow keys draw by 1 px, with Shift by 5; Backspace takes a step back, Delete clears"
)


class DrawingPad(Figure):
    """Takes a line by mouse or arrow keys; ``drawn`` carries its points while it grows."""

    drawn = Signal(object)

    def __init__(self, theme: Theme, reach_px: float = 40.0, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Pad to draw the path on"), parent)
        self._points: Points = ()
        self._reach_px = reach_px
        self._drawing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 180)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolTip(tr(_KEYS))
        self.setAccessibleDescription(tr(_KEYS))

    def sizeHint(self) -> QSize:
        return QSize(260, 260)

    @property
    def points(self) -> Points:
        """Places in px from the middle, x right, y down."""
        return self._points

    @property
    def reach_px(self) -> float:
        """How far the pad reaches from its middle, in px of the picture."""
        return self._reach_px

    def set_reach_px(self, reach_px: float) -> None:
        """Let the pad reach further or less far."""
        self._reach_px = reach_px
        self.update()

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Show another line; emits nothing."""
        if not self._drawing:
            self._points = tuple(points)
            self.update()

    def clear(self) -> None:
        """Take the line away."""
        self._take(())

    def paint(self, painter: QPainter, area: QRectF) -> None:
        box = self._box(area)
        self._paint_grid(painter, box)
        if not self._points:
            painter.setFont(self.theme.font(FontRole.BODY))
            painter.setPen(QColor(self.colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(24, 0, -24, -0.35 * box.height()), flags, tr(_EMPTY))
        else:
            self._paint_line(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.colours.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drawing = True
            self._take((self._place(event.position()),))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing and len(self._points) < _MOST_POINTS:
            place = self._place(event.position())
            if place != self._points[-1]:
                self._take((*self._points, place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drawing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(*_ARROWS[key], _LONG_STEP_PX if shift else _STEP_PX)
        elif key == Qt.Key.Key_Backspace:
            self._take(self._points[:-1])
        elif key == Qt.Key.Key_Delete:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _step(self, right: float, down: float, length_px: float) -> None:
        before = self._points or ((0.0, 0.0),)
        x, y = before[-1]
        if len(before) < _MOST_POINTS:
            self._take((*before, (self._held(x + right * length_px),
                                  self._held(y + down * length_px))))  # fmt: skip

    def _take(self, points: Points) -> None:
        if points != self._points:
            self._points = points
            self.update()
            self.drawn.emit(points)

    def _place(self, point: QPointF) -> tuple[float, float]:
        box = self._box(QRectF(self.rect()))
        away = (point - box.center()) * (2 * self._reach_px / box.width())
        return round(self._held(away.x()), 2), round(self._held(away.y()), 2)

    def _held(self, px: float) -> float:
        return min(max(px, -self._reach_px), self._reach_px)

    def _box(self, area: QRectF) -> QRectF:
        side = min(area.width(), area.height()) - Space.XS
        middle = area.center()
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)

    def _at(self, box: QRectF, x: float, y: float) -> QPointF:
        return box.center() + QPointF(x, y) * (box.width() / (2 * self._reach_px))

    def _paint_grid(self, painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QColor(self.colours.field))
        for value in ticks(-self._reach_px, self._reach_px, about=8):
            strong = abs(value) < 1e-9
            painter.setPen(QPen(QColor(self.colours.outline if strong else self.colours.border)))
            across, down = self._at(box, value, 0.0).x(), self._at(box, 0.0, value).y()
            painter.drawLine(QPointF(across, box.top()), QPointF(across, box.bottom()))
            painter.drawLine(QPointF(box.left(), down), QPointF(box.right(), down))
        painter.setPen(QColor(self.colours.muted))
        corner = box.adjusted(Space.XS, Space.XS, -Space.XS, -2)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        text = f"\N{PLUS-MINUS SIGN}{words(self._reach_px)} px"
        painter.drawText(corner, flags, text)

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        line = QPolygonF([self._at(box, x, y) for x, y in self._points])
        painter.setPen(QPen(QColor(self.colours.accent), 2.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(line)
        painter.setPen(Qt.PenStyle.NoPen)
        for spot, tint in ((line.first(), "ok"), (line.last(), "warning")):
            painter.setBrush(QColor(getattr(self.colours, tint)))
            painter.drawEllipse(spot, 4.0, 4.0)
