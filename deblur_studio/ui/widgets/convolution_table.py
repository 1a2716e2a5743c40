"""The numbers behind a blurred pixel: neighbourhood times kernel, products, and their sum."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from deblur_studio.core.sandbox.convolution import Products
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import OVERLAY_SELECTED, FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.number_table import TableLook, cell_box, paint_table

_TITLES = (
    to_translate("Pixels around it"),
    to_translate("Kernel, turned by half a turn"),
    to_translate("Products"),
)
_SIGNS = ("\N{MULTIPLICATION SIGN}", "=", "")
_EMPTY = to_translate("Click a pixel of the picture to see how its blurred value comes about.")


class ConvolutionTable(Figure):
    """Shows Products; without any, how to get them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Numbers of one pixel"), parent)
        self._products: Products | None = None
        self.sentence = self.weights = ""
        self.setMinimumSize(300, 110)

    def sizeHint(self) -> QSize:
        return QSize(760, 290)

    def show_products(self, products: Products, x: int, y: int) -> None:
        """Show the numbers of a pixel."""
        self._products = products
        count = products.kernel.size
        weights = float(products.kernel.sum(dtype=np.float64))
        self.sentence = tr(
            "Pixel x {x}, y {y}: {count} products add up to {total:.4f}",
            x=x,
            y=y,
            count=count,
            total=products.total,
        )
        self.weights = tr("the weights to {sum:.3f}", sum=weights)
        self.setAccessibleDescription(f"{self.sentence}, {self.weights}")
        self.update()

    def clear(self) -> None:
        """Show how to get numbers."""
        self._products, self.sentence = None, ""
        self.setAccessibleDescription(tr(_EMPTY))
        self.update()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        if self._products is None:
            painter.setFont(self.theme.font(FontRole.BODY))
            painter.setPen(QColor(self.colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(area.adjusted(24, 0, -24, 0), flags, tr(_EMPTY))
            return
        found = self._products
        top = max(float(found.kernel.max()), 1e-6)
        looks = (
            TableLook(0.0, 1.0, grey=True),
            TableLook(min(float(found.kernel.min()), 0.0), top, grey=False),
            TableLook(min(float(found.products.min()), 0.0), top, grey=False),
        )
        tables = (found.around, found.kernel, found.products)
        for number, (values, look) in enumerate(zip(tables, looks, strict=True)):
            box = self._box(area, number)
            painter.setFont(self.small)
            paint_table(painter, box, values, look, QColor(self.colours.border))
            self._paint_words(painter, area, box, number)
        self._mark_middle(painter, self._box(area, 0), len(found.around))
        self._paint_sum(painter, area)

    def _paint_words(self, painter: QPainter, area: QRectF, box: QRectF, number: int) -> None:
        painter.setPen(QColor(self.colours.muted))
        above = QRectF(box.left() - Space.L, box.top() - 1.3 * self.line_px,
                       box.width() + 2 * Space.L, self.line_px)  # fmt: skip
        text = tr(_TITLES[number])
        if painter.fontMetrics().horizontalAdvance(text) > above.width():
            text = text.split(",")[0]
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(self.colours.text))
        painter.setFont(self.theme.font(FontRole.TITLE))
        beside = QRectF(box.right(), box.top(), self._gap(area), box.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignCenter, _SIGNS[number])

    def _paint_sum(self, painter: QPainter, area: QRectF) -> None:
        box = self._box(area, 1)
        painter.setFont(self.theme.font(FontRole.HEADING))
        painter.setPen(QColor(self.colours.text))
        under = QRectF(area.left(), box.bottom() + Space.XS, area.width(), 1.6 * self.line_px)
        text = f"{self.sentence}, {self.weights}"
        wide = painter.fontMetrics().horizontalAdvance(text) < area.width()
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, text if wide else self.sentence)

    def _mark_middle(self, painter: QPainter, box: QRectF, side: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(OVERLAY_SELECTED), 2.0))
        painter.drawRect(cell_box(box, side, side // 2, side // 2))

    def _gap(self, area: QRectF) -> float:
        return max(18.0, 0.03 * area.width())

    def _box(self, area: QRectF, number: int) -> QRectF:
        gap = self._gap(area)
        side = min(
            (area.width() - 2 * gap - 2 * Space.M) / 3, area.height() - 3.4 * self.line_px - Space.S
        )
        left = area.center().x() - (3 * side + 2 * gap) / 2 + number * (side + gap)
        whole = side + 3.2 * self.line_px
        top = area.top() + 1.4 * self.line_px + max(0.0, (area.height() - whole) / 2 - Space.S)
        return QRectF(left, top, side, side)
