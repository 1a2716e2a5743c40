"""A list of runs: name and state above, what it is below, a tick to compare it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.empty_list import EmptyList
from deblur_studio.ui.widgets.run_row import ROW_ROLE, RunDelegate, RunRow

__all__ = ["RunList", "RunRow"]


class RunList(EmptyList):
    """Keeps what is chosen and ticked while its rows change."""

    chosen = Signal(object)
    """Key of the row that is chosen, None when none is."""
    ticked = Signal(object)
    """Keys of the rows that are ticked, from top to bottom."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setItemDelegate(RunDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Runs"))
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
        item.setData(ROW_ROLE, row)
        spoken = f"{row.name}, {row.state}, {row.facts}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(f"{row.name}\n{row.state}, {row.facts}")


def _row_of(item: QListWidgetItem) -> RunRow:
    row = item.data(ROW_ROLE)
    assert isinstance(row, RunRow)
    return row
