"""The choices of an import: delimiter, columns and units of a table, each a combo box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from deblur_studio.core.motion.formats import CsvOptions, CsvPreview
from deblur_studio.core.motion.formats.csv_options import ColumnName
from deblur_studio.core.motion.formats.units import AXIS_UNITS, TIME_UNITS
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo

_LEAST_COMBO_PX = 96
_UNIT_COLUMN = 4
Columns = tuple[ColumnName, ColumnName, ColumnName]


class ImportFields(QWidget):
    """Says how to read a table; ``changed`` carries the options after each choice."""

    changed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table: tuple[object, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.S)
        self._grid.setVerticalSpacing(Space.S)
        self._delimiter = self._combo(tr("Delimiter"), 0, 1)
        self._time = self._combo(tr("Time column"), 1, 1)
        self._gyro = [self._combo(tr("Angular rate {axis}", axis=a), 2, i + 1) for i, a in _AXES]
        self._accel = [self._combo(tr("Acceleration {axis}", axis=a), 3, i + 1) for i, a in _AXES]
        self._units = [
            self._combo(what, row, _UNIT_COLUMN)
            for row, what in enumerate(
                (
                    tr("Unit of the time"),
                    tr("Unit of the angular rate"),
                    tr("Unit of the acceleration"),
                ),
                start=1,
            )
        ]
        self._label_rows()
        _fill(self._delimiter, [(tr(name), mark) for name, mark in _DELIMITERS])
        self._delimiter.currentIndexChanged.connect(self._on_delimiter)
        for combo in (self._time, *self._gyro, *self._accel, *self._units):
            combo.currentIndexChanged.connect(lambda _: self.changed.emit(self.options))

    @property
    def options(self) -> CsvOptions:
        """What the boxes say; columns are counted from 1."""
        time_unit, gyro_unit, accel_unit = (combo.currentData() for combo in self._units)
        accel = _chosen(self._accel)
        return CsvOptions(
            delimiter=self._delimiter.currentData(),
            time_column=self._time.currentData(),
            time_unit=time_unit,
            gyro_columns=_chosen(self._gyro),
            gyro_unit=gyro_unit,
            accel_columns=accel,
            accel_unit=accel_unit,
            use_accel=accel is not None,
        )

    def show_preview(self, preview: CsvPreview) -> None:
        """Offer the columns of the table; choices for the same table stay as they are."""
        table = (preview.path, preview.options.delimiter, preview.header, preview.fields)
        if table != self._table:
            self._table = table
            self._offer(preview)
        self._name_automatic(preview)

    def _offer(self, preview: CsvPreview) -> None:
        names = [
            (preview.header[i] if preview.header else "") or tr("Column {number}", number=i + 1)
            for i in range(preview.fields)
        ]
        items: list[tuple[str, Any]] = [(tr("none"), None)]
        items += [(name, number) for number, name in enumerate(names, 1)]
        options = preview.options
        _choose(self._delimiter, options.delimiter)
        for combo, column in self._columns(options):
            _fill(combo, items)
            index = preview.index_of(column)
            _choose(combo, None if index is None else index + 1)
        for combo, unit, known in zip(self._units, _units_of(options), _UNITS, strict=True):
            _fill(combo, [("", None), *((name.replace("^2", "²"), name) for name in known)])
            _choose(combo, unit)

    def _columns(self, options: CsvOptions) -> list[tuple[CalmCombo, ColumnName | None]]:
        """Each box of a column with what the options say for it."""
        gyro = options.gyro_columns or (None, None, None)
        accel = (options.accel_columns if options.use_accel else None) or (None, None, None)
        pairs = zip([*self._gyro, *self._accel], [*gyro, *accel], strict=True)
        return [(self._time, options.time_column), *pairs]

    def _name_automatic(self, preview: CsvPreview) -> None:
        reading = preview.reading
        found = (reading.time_unit, reading.gyro_unit, reading.accel_unit) if reading else ("",) * 3
        for combo, unit in zip(self._units, found, strict=True):
            word = tr("automatic")
            said = combo.currentData() is not None
            combo.setItemText(
                0, f"{word} ({unit.replace('^2', '²')})" if unit and not said else word
            )

    def _on_delimiter(self) -> None:
        """Another delimiter makes other columns, so all other choices are open again."""
        self.changed.emit(CsvOptions(delimiter=self._delimiter.currentData()))

    def _combo(self, name: str, row: int, column: int) -> CalmCombo:
        combo = CalmCombo()
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.setMinimumWidth(_LEAST_COMBO_PX)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        self._grid.addWidget(combo, row, column)
        self._grid.setColumnStretch(column, 1)
        return combo

    def _label_rows(self) -> None:
        words = (
            tr("Delimiter"),
            tr("Time"),
            tr("Angular rate x, y, z"),
            tr("Acceleration x, y, z"),
        )
        for row, word in enumerate(words):
            label = QLabel(word)
            label.setFont(self._theme.font(FontRole.BODY))
            self._grid.addWidget(label, row, 0)


_AXES = tuple(enumerate("xyz"))
_UNITS = (TIME_UNITS, AXIS_UNITS["gyro"], AXIS_UNITS["accel"])
_DELIMITERS = (
    (to_translate("comma"), ","),
    (to_translate("semicolon"), ";"),
    (to_translate("tab"), "\t"),
    (to_translate("bar"), "|"),
    (to_translate("white space"), " "),
)


def _fill(combo: CalmCombo, items: Sequence[tuple[str, Any]]) -> None:
    with QSignalBlocker(combo):
        combo.clear()
        for text, data in items:
            combo.addItem(text, data)


def _choose(combo: CalmCombo, data: object) -> None:
    with QSignalBlocker(combo):
        combo.setCurrentIndex(max(combo.findData(data), 0))


def _chosen(combos: Sequence[CalmCombo]) -> Columns | None:
    x, y, z = (combo.currentData() for combo in combos)
    return None if None in (x, y, z) else (x, y, z)


def _units_of(options: CsvOptions) -> tuple[str | None, str | None, str | None]:
    return options.time_unit, options.gyro_unit, options.accel_unit
