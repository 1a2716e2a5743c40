"""A small kernel whose cells are painted with the mouse or typed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import MAP_HALO, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.number_table import TableLook, cell_box, paint_table
from deblur_studio.ui.widgets.ticks import words

Values = NDArray[np.float32]

_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_HINT = to_translate("Arrow keys choose a cell; Space or a digit sets it, Delete clears it")


class KernelEditor(Figure):
    """Shows (k, k) weights; ``edited`` carries each new table."""

    edited = Signal(object)
    cell_chosen = Signal(int, int)

    def __init__(self, theme: Theme, size: int = 9, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Kernel to edit"), parent)
        self._values: Values = np.zeros((size, size), np.float32)
        self._cell = (size // 2, size // 2)
        self._brush: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(150, 170)
        self.setToolTip(tr("Paint cells with the mouse, erase with the right button. ") + tr(_HINT))
        self._tell()

    def sizeHint(self) -> QSize:
        return QSize(230, 230)

    @property
    def values(self) -> Values:
        """The weights on view."""
        return self._values

    @property
    def cell(self) -> tuple[int, int]:
        """Row and column of the chosen cell."""
        return self._cell

    def show_values(self, values: Values) -> None:
        """Show other weights (k, k); emits nothing."""
        self._values = np.asarray(values, np.float32)
        side = len(self._values)
        self._cell = (min(self._cell[0], side - 1), min(self._cell[1], side - 1))
        self._tell()
        self.update()

    def choose(self, row: int, column: int) -> None:
        """Choose a cell."""
        side = len(self._values)
        self._cell = (min(max(row, 0), side - 1), min(max(column, 0), side - 1))
        self._tell()
        self.cell_chosen.emit(*self._cell)
        self.update()

    def set_cell(self, value: float) -> None:
        """Give the chosen cell another weight."""
        if float(self._values[self._cell]) == float(np.float32(value)):
            return
        changed = self._values.copy()
        changed[self._cell] = value
        self._values = changed
        self._tell()
        self.update()
        self.edited.emit(changed)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        box = self._box(area)
        high = max(float(self._values.max()), 1e-6)
        look = TableLook(min(float(self._values.min()), 0.0), high, grey=False)
        paint_table(painter, box, self._values, look, QColor(self.colours.border))
        spot = cell_box(box, len(self._values), *self._cell).adjusted(1, 1, -1, -1)
        for colour, width in ((MAP_HALO, 4.0), (self.colours.accent, 2.0)):
            if self.hasFocus() or width < 3:
                painter.setPen(QPen(QColor(colour), width if self.hasFocus() else 1.2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = Qt.Key(event.key()), event.text()
        if key in _MOVES:
            down, right = _MOVES[key]
            self.choose(self._cell[0] + down, self._cell[1] + right)
        elif key == Qt.Key.Key_Space:
            self.set_cell(0.0 if self._values[self._cell] > 0 else self._full())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_cell(0.0)
        elif text.isdigit():
            self.set_cell(float(text))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place is None:
            return
        erase = event.button() == Qt.MouseButton.RightButton
        self._brush = 0.0 if erase or self._values[place] >= self._full() else self._full()
        self.choose(*place)
        self.set_cell(self._brush)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if place is not None and self._brush is not None and place != self._cell:
            self.choose(*place)
            self.set_cell(self._brush)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._brush = None

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def _full(self) -> float:
        highest = float(self._values.max())
        return highest if highest > 0 else 1.0

    def _box(self, area: QRectF) -> QRectF:
        side = min(area.width(), area.height()) - 2 * Space.XS
        middle = area.center()
        return QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)

    def _place(self, point: QPointF) -> tuple[int, int] | None:
        box = self._box(QRectF(self.rect()))
        if not box.contains(point):
            return None
        cell = box.width() / len(self._values)
        last = len(self._values) - 1
        row, column = (point.y() - box.top()) / cell, (point.x() - box.left()) / cell
        return min(int(row), last), min(int(column), last)

    def _tell(self) -> None:
        row, column = self._cell
        value = words(float(self._values[self._cell]))
        self.setAccessibleDescription(
            tr("Row {row}, column {column}: {value}.", row=row + 1, column=column + 1, value=value)
            + f" {tr(_HINT)}."
        )
