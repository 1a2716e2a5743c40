"""A list of runs: name and state above, what it is below, a tick to compare it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.empty_list import EmptyList
from deblur_studio.ui.widgets.status import Status

_ROW = Qt.ItemDataRole.UserRole
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


class RunList(EmptyList):
    """Keeps what is chosen and ticked while its rows change."""

    chosen = Signal(object)
    """Key of the row that is chosen, None when none is."""
    ticked = Signal(object)
    """Keys of the rows that are ticked, from top to bottom."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setItemDelegate(_RunDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName("Runs")
        self.currentItemChanged.connect(lambda *_: self.chosen.emit(self.chosen_key()))
        self.itemChanged.connect(lambda _: self.ticked.emit(self.ticked_keys()))
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[RunRow]) -> None:
        """Show these rows."""
        chosen, ticks = self.chosen_key(), set(self.ticked_keys())
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self._add(row, ticked=row.key in ticks)
            self._choose(chosen)
        if self.chosen_key() != chosen:
            self.chosen.emit(self.chosen_key())
        if set(self.ticked_keys()) != ticks:
            self.ticked.emit(self.ticked_keys())

    def show_row(self, row: RunRow) -> None:
        """Show other facts of a row that is there."""
        item = self._item(row.key)
        if item is not None:
            with QSignalBlocker(self):
                self._fill(item, row)
            self.viewport().update()

    def choose(self, key: Hashable) -> None:
        """Choose a row."""
        self._choose(key)

    def chosen_key(self) -> Hashable:
        """Return the key of the row that is chosen."""
        item = self.currentItem()
        return None if item is None else _row_of(item).key

    def ticked_keys(self) -> tuple[Hashable, ...]:
        """Return the keys of the rows that are ticked."""
        return tuple(
            _row_of(item).key
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(number) for number in range(self.count())]

    def _item(self, key: Hashable) -> QListWidgetItem | None:
        return next((item for item in self._items() if _row_of(item).key == key), None)

    def _choose(self, key: Hashable) -> None:
        item = self._item(key)
        if item is None and self.count():
            item = self.item(0)
        if item is not None:
            self.setCurrentItem(item)

    def _add(self, row: RunRow, *, ticked: bool) -> None:
        item = QListWidgetItem()
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._fill(item, row)
        self.addItem(item)

    def _fill(self, item: QListWidgetItem, row: RunRow) -> None:
        item.setData(_ROW, row)
        spoken = f"{row.name}, {row.state}, {row.facts}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(f"{row.name}\n{row.state}, {row.facts}")


class _RunDelegate(QStyledItemDelegate):
    """Paints a row in two lines."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._body, self._small = theme.font(FontRole.BODY), theme.font(FontRole.SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(self._body).height() + QFontMetrics(self._small).height()
        return QSize(160, lines + 2 * Space.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: RunRow = index.data(_ROW)
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


def _row_of(item: QListWidgetItem) -> RunRow:
    row = item.data(_ROW)
    assert isinstance(row, RunRow)
    return row


def _ticked(index: Index) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


def _other(index: Index) -> int:
    state = Qt.CheckState.Unchecked if _ticked(index) else Qt.CheckState.Checked
    return int(state.value)
