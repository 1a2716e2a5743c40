"""How a row of the list of runs is painted."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.status import Status

ROW_ROLE = Qt.ItemDataRole.UserRole
_CHECK_PX = 16
_ICON_PX = 13
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RunRow:
    """What a row shows; ``key`` is what the list calls it by."""

    key: Hashable
    name: str
    facts: str
    status: Status
    state: str


class RunDelegate(QStyledItemDelegate):
    """Paints a row in two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._body, self._small = theme.font(FontRole.BODY), theme.font(FontRole.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(self._body).height() + QFontMetrics(self._small).height()
        return QSize(160, lines + 2 * Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RunRow = index.data(ROW_ROLE)
        box = option.rect
        painter.save()
        colours = self._theme.colours
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, QColor(colours.selection))
        self._paint_tick(painter, self._tick_box(box), ticked=_ticked(index))
        self._paint_texts(painter, row, box, colours.text if selected else colours.muted)
        painter.setPen(QColor(colours.border))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Take a click on the tick itself; the usual place of ticks is another."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        released = event.type() is QEvent.Type.MouseButtonRelease
        if not released or not self._tick_box(option.rect).contains(event.position().toPoint()):
            return False
        return model.setData(index, _other(index), Qt.ItemDataRole.CheckStateRole)

    def _tick_box(self, box: QRect) -> QRect:
        top = box.center().y() - _CHECK_PX // 2
        return QRect(box.left() + Space.S, top, _CHECK_PX, _CHECK_PX)

    def _paint_tick(self, painter: QPainter, box: QRect, *, ticked: bool) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QColor(colours.accent if ticked else colours.outline))
        painter.setBrush(QColor(colours.accent if ticked else colours.field))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if ticked:
            self._theme.icon("ok_mark", "on_accent").paint(painter, box.adjusted(1, 1, -1, -1))

    def _paint_texts(self, painter: QPainter, row: RunRow, box: QRect, facts_tint: str) -> None:
        colours, left = self._theme.colours, box.left() + 2 * Space.S + _CHECK_PX
        width = box.right() - Space.S - left
        body, small = QFontMetrics(self._body), QFontMetrics(self._small)
        state_px = small.horizontalAdvance(row.state)
        top = box.top() + Space.S
        painter.setFont(self._small)
        painter.setPen(QColor(getattr(colours, row.status.tint)))
        right = QRect(left, top, width, body.height())
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(right, flags, row.state)
        icon = self._theme.icon(row.status.icon_name, row.status.tint)
        icon_left = left + width - state_px - _ICON_PX - Space.XS
        icon.paint(painter, icon_left, top + (body.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        painter.setFont(self._body)
        painter.setPen(QColor(colours.text))
        room = icon_left - left - Space.S
        name = body.elidedText(row.name, Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRect(left, top, room, body.height()), 0, name)
        painter.setFont(self._small)
        painter.setPen(QColor(facts_tint))
        facts = small.elidedText(row.facts, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top + body.height(), width, small.height()), 0, facts)


def _ticked(index: Index) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


def _other(index: Index) -> int:
    state = Qt.CheckState.Unchecked if _ticked(index) else Qt.CheckState.Checked
    return int(state.value)
