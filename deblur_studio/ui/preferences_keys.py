"""Which keys do what, and other keys for it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.shortcuts import Shortcut, Shortcuts

_PORTABLE = QKeySequence.SequenceFormat.PortableText


class KeysPage(QWidget):
    """Choose a row, press other keys; keys that are taken are refused with what they do."""

    def __init__(self, shortcuts: Shortcuts) -> None:
        super().__init__()
        self._shortcuts = shortcuts
        self._rows: list[Shortcut] = []
        self.table = QTableWidget(0, 2)
        self.edit = QKeySequenceEdit()
        self.usual, self.all_usual = QPushButton(tr("Usual keys")), QPushButton(tr("Reset all"))
        self.problem = QLabel()
        self._set_up()
        self._arrange()
        self.table.currentCellChanged.connect(lambda *_: self._show_row())
        self.edit.editingFinished.connect(self._take)
        self.usual.clicked.connect(self._take_usual)
        self.all_usual.clicked.connect(self._take_all_usual)

    def fill(self) -> None:
        """List the keys as they are."""
        row = max(self.table.currentRow(), 0)
        self._rows = self._shortcuts.all()
        self.table.setRowCount(len(self._rows))
        for number, shortcut in enumerate(self._rows):
            for column, text in enumerate((shortcut.title, shortcut.shown)):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(number, column, item)
        self.table.setCurrentCell(row, 0)
        self._show_row()

    def _set_up(self) -> None:
        self.table.setHorizontalHeaderLabels([tr("Does"), tr("Keys")])
        self.table.setAccessibleName(tr("Keyboard shortcuts"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(tr("Other keys"))
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(QLabel(tr("Other keys")))
        row.addWidget(self.edit, 1)
        row.addWidget(self.usual)
        row.addWidget(self.all_usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        column.addWidget(self.problem)

    @property
    def _row(self) -> Shortcut | None:
        number = self.table.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _show_row(self) -> None:
        row = self._row
        self.problem.setText("")
        self.edit.setEnabled(row is not None)
        self.edit.setKeySequence(QKeySequence() if row is None else QKeySequence(row.keys))
        self.usual.setEnabled(row is not None and row.keys != row.usual)

    def _take(self) -> None:
        row, keys = self._row, self.edit.keySequence().toString(_PORTABLE)
        if row is None or keys in ("", row.keys):
            return
        against = self._shortcuts.refusal(row.usual, keys)
        if against:
            self.edit.setKeySequence(QKeySequence(row.keys))
            self.problem.setText(_sentence(keys, against))
            return
        self._shortcuts.choose(row.usual, keys)
        self.fill()

    def _take_usual(self) -> None:
        if self._row is not None:
            self.edit.setKeySequence(QKeySequence(self._row.usual))
            self._take()

    def _take_all_usual(self) -> None:
        self._shortcuts.reset()
        self.fill()


def _sentence(keys: str, against: Shortcut | str) -> str:
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    if isinstance(against, str):
        return tr("{keys} belongs to the photo and the controls; press others.", keys=shown)
    title = against.title
    return tr("{keys} is taken by \u201c{title}\u201d; press others.", keys=shown, title=title)
