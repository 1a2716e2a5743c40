"""Paints a square table of numbers as coloured cells, with the numbers where they can be read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from deblur_studio.ui.palette import ON_DARK_CELL, ON_LIGHT_CELL
from deblur_studio.ui.widgets.colormap import levels_of, perceptual_ramp

Values = NDArray[np.float32]

_BRIGHT = 150
_SMALLEST_PT = 5.5


@dataclass(frozen=True)
class TableLook:
    """The range that colours stand for, whether they are grey, and the numbers' format."""

    low: float
    high: float
    grey: bool
    form: str = "{:.2f}"


def paint_table(
    painter: QPainter, box: QRectF, values: Values, look: TableLook, border: QColor
) -> None:
    """Paint a (k, k) table into a square box."""
    side = values.shape[0]
    cell = box.width() / side
    levels = levels_of(values, look.low, look.high)
    font = _font_that_fits(painter.font(), look, cell)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if font is not None:
        painter.setFont(font)
    for row in range(side):
        for column in range(side):
            spot = QRectF(box.left() + column * cell, box.top() + row * cell, cell, cell)
            ground = _colour(int(levels[row, column]), grey=look.grey)
            painter.fillRect(spot, ground)
            if font is not None:
                painter.setPen(QColor(ON_LIGHT_CELL if _light(ground) else ON_DARK_CELL))
                text = number(float(values[row, column]), look.form)
                painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)
    painter.setPen(QPen(border, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    painter.restore()


def cell_box(box: QRectF, side: int, row: int, column: int) -> QRectF:
    """Return where a cell of a table is."""
    cell = box.width() / side
    return QRectF(box.left() + column * cell, box.top() + row * cell, cell, cell)


def number(value: float, form: str) -> str:
    """Return a value as a cell writes it: nothing is 0, and below one there is no leading 0."""
    if value == 0:
        return "0"
    text = form.format(value)
    if not any(digit in text for digit in "123456789"):
        return "~0"
    if text.startswith("0."):
        text = text[1:]
    return text.replace("-0.", "-.").replace("-", "\N{MINUS SIGN}")


def _font_that_fits(base: QFont, look: TableLook, cell: float) -> QFont | None:
    """Return the largest font up to the base in which a cell's number fits, None if none does."""
    widest = number(max(abs(look.low), abs(look.high), 0.01) * 0.888, look.form)
    wide = QFontMetricsF(base).horizontalAdvance(widest if look.low >= 0 else f"-{widest}")
    points = min(base.pointSizeF() * 1.6, base.pointSizeF() * 0.86 * cell / max(wide, 1.0))
    if points < _SMALLEST_PT:
        return None
    font = QFont(base)
    font.setPointSizeF(points)
    return font


def _colour(level: int, *, grey: bool) -> QColor:
    if grey:
        return QColor(level, level, level)
    return QColor(*(int(part) for part in perceptual_ramp()[level]))


def _light(colour: QColor) -> bool:
    return 0.3 * colour.red() + 0.59 * colour.green() + 0.11 * colour.blue() > _BRIGHT
