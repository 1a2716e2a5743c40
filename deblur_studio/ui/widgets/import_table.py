"""The first rows of a table, with what each column is taken for above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from deblur_studio.core.motion.formats import CsvOptions, CsvPreview
from deblur_studio.core.motion.formats.csv_options import ColumnName
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme

_MOST_COLUMNS = 60
_TINT_ALPHA = 38


class ImportTable(QTableWidget):
    """Read-only cells; columns in use are tinted in the colour of their axis."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._preview: CsvPreview | None = None
        self._used: dict[int, tuple[str, str]] = {}
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setAccessibleName(tr("First rows of the table"))
        theme.changed.connect(self._paint_columns)

    def show_preview(self, preview: CsvPreview, options: CsvOptions) -> None:
        """Show the rows, and for what ``options`` take the columns."""
        if self._preview is None or preview.rows != self._preview.rows:
            self._fill(preview)
        self._preview = preview
        self._used = _uses(preview, options)
        self._name_columns(preview)
        self._paint_columns()

    def use_of(self, column: int) -> str:
        """What the column (from 0) is taken for, empty for nothing."""
        return self._used.get(column, ("", ""))[0]

    def _fill(self, preview: CsvPreview) -> None:
        font = self._theme.font(FontRole.MONO)
        self.setRowCount(len(preview.rows))
        self.setColumnCount(min(preview.fields, _MOST_COLUMNS))
        for row, texts in enumerate(preview.rows):
            for column in range(self.columnCount()):
                self.setItem(row, column, _cell(texts, column, font))
        self.resizeColumnsToContents()
        self.resizeRowsToContents()

    def _name_columns(self, preview: CsvPreview) -> None:
        for column in range(self.columnCount()):
            known = preview.header[column] if column < len(preview.header) else ""
            name = known or tr("Column {number}", number=column + 1)
            use = self.use_of(column)
            self.setHorizontalHeaderItem(
                column, QTableWidgetItem(f"{name}\n{use}" if use else name)
            )
        self.resizeColumnsToContents()

    def _paint_columns(self) -> None:
        for column in range(self.columnCount()):
            tint = QColor(Qt.GlobalColor.transparent)
            if column in self._used:
                tint = QColor(getattr(self._theme.colours, self._used[column][1]))
                tint.setAlpha(_TINT_ALPHA)
            for row in range(self.rowCount()):
                item = self.item(row, column)
                if item is not None:
                    item.setBackground(tint)


def _cell(texts: tuple[str, ...], column: int, font: QFont) -> QTableWidgetItem:
    item = QTableWidgetItem(texts[column] if column < len(texts) else "")
    item.setFont(font)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _uses(preview: CsvPreview, options: CsvOptions) -> dict[int, tuple[str, str]]:
    """Of each column in use: for what, and the name of its colour."""
    wanted: list[tuple[ColumnName | None, str, str]] = [(options.time_column, tr("time"), "accent")]
    for what, columns in (
        (tr("rate"), options.gyro_columns),
        (tr("accel."), options.accel_columns),
    ):
        for axis, column in zip("xyz", columns or (), strict=False):
            wanted.append((column, f"{what} {axis}", axis))
    found = [(preview.index_of(column), use, colour) for column, use, colour in wanted]
    return {index: (use, colour) for index, use, colour in found if index is not None}
