"""One line of a card: a name, a value that may be edited, and where the value comes from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.elided_label import ElidedLabel

_NAME_WIDTH_PX = 96
_UNIT_WIDTH_PX = 28
_RESET_ICON = QSize(14, 14)


@dataclass(frozen=True)
class Row:
    """What a line of a card shows; ``note`` says where the value comes from.

    ``reset`` says what the value would go back to; empty: there is nothing to go back to.
    """

    key: str
    label: str
    value: str
    note: str = ""
    unit: str = ""
    editable: bool = False
    reset: str = ""


class RowWidget(QWidget):
    """Shows a Row; ``edited`` carries the text once it is committed."""

    edited = Signal(str)
    reset_wanted = Signal()

    def __init__(self, theme: Theme, row: Row, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._shown = row.value
        self._name = QLabel(row.label)
        self._name.setProperty("role", "muted")
        self._name.setFixedWidth(_NAME_WIDTH_PX)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._note.setWordWrap(True)
        self._note.setProperty("role", "small")
        self._note.setFont(theme.font(FontRole.SMALL))
        self._problem = QLabel()
        self._problem.setProperty("role", "problem")
        self._problem.setFont(theme.font(FontRole.SMALL))
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._field: QLineEdit | ElidedLabel = self._editor() if row.editable else self._reader()
        self._field.setAccessibleName(row.label)
        self._name.setBuddy(self._field)
        self.reset = QToolButton()
        self.reset.setIconSize(_RESET_ICON)
        theme.bind_icon(self.reset, "undo")
        self.reset.clicked.connect(lambda: self.reset_wanted.emit())
        self._lay_out()
        self.set_value(row.value, row.note)
        self.set_reset(row.reset)

    def follow(self, before: QWidget) -> QWidget:
        """Come after a widget when Tab is pressed; returns what the next one follows."""
        QWidget.setTabOrder(before, self._field)
        QWidget.setTabOrder(self._field, self.reset)
        return self.reset

    @property
    def value(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()
        return self._field.whole_text

    @property
    def note(self) -> str:
        return self._note.text()

    def set_value(self, value: str, note: str | None = None) -> None:
        """Show another value, and another note unless it is None; clears the problem."""
        self._shown = value
        if isinstance(self._field, QLineEdit):
            with QSignalBlocker(self._field):
                self._field.setText(value)
        else:
            unit = f" {self._row.unit}" if self._row.unit and value else ""
            self._field.set_whole_text(value + unit)
        if note is not None:
            self._note.setText(note)
            self._note.setVisible(bool(note))
        self.set_problem("")

    def set_reset(self, sentence: str) -> None:
        """Offer to take the value back to what the sentence says; empty offers nothing."""
        self.reset.setVisible(bool(sentence))
        self.reset.setToolTip(sentence)
        self.reset.setAccessibleName(tr("Reset: {value}", value=self._row.label))
        self.reset.setAccessibleDescription(sentence)

    def set_problem(self, sentence: str) -> None:
        """Say below the field why its text cannot be taken; empty says that it can."""
        if sentence == self._problem.text():
            return  # polishing costs more than all the rest
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._field.setProperty("problem", "true" if sentence else "false")
        self._field.setAccessibleDescription(sentence)
        self._field.style().unpolish(self._field)
        self._field.style().polish(self._field)

    def _editor(self) -> QLineEdit:
        editor = QLineEdit()
        editor.editingFinished.connect(self._commit)
        return editor

    def _reader(self) -> ElidedLabel:
        reader = ElidedLabel()
        reader.make_copyable()
        return reader

    def _commit(self) -> None:
        text = self.value.strip()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(2)
        grid.addWidget(self._name, 0, 0)
        has_unit = bool(self._row.unit) and self._row.editable
        grid.addWidget(self._field, 0, 1, 1, 1 if has_unit else 2)
        grid.setColumnStretch(1, 1)
        if has_unit:
            unit = QLabel(self._row.unit)
            unit.setProperty("role", "muted")
            unit.setMinimumWidth(_UNIT_WIDTH_PX)
            grid.addWidget(unit, 0, 2)
        grid.addWidget(self.reset, 0, 3)
        grid.addWidget(self._note, 1, 1, 1, 3)
        grid.addWidget(self._problem, 2, 1, 1, 3)
