"""The controls of a form: each asks for one value and says what was wrong with the last."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme

_NUMBER_WIDTH_PX = 76


class CalmCombo(QComboBox):
    """A combo box that lets the wheel scroll the form until it is chosen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Field(QWidget):
    """One parameter: label, control and, below, what is wrong."""

    proposed = Signal(object)
    unreadable = Signal(str)

    def __init__(self, theme: Theme, spec: ParameterSpec) -> None:
        super().__init__()
        self.spec = spec
        self._label = QLabel(tr(spec.label))
        self._problem = QLabel()
        self._problem.setProperty("role", "problem")
        self._problem.setFont(theme.font(FontRole.SMALL))
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setToolTip(tr(spec.help))
        self.setWhatsThis(tr(spec.help))

    @property
    def problem(self) -> str:
        return self._problem.text()

    def show_value(self, value: object) -> None:
        """Show a value without proposing it."""
        raise NotImplementedError

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; empty says that nothing is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _name_control(self, control: QWidget) -> None:
        control.setAccessibleName(tr(self.spec.label))
        control.setAccessibleDescription(tr(self.spec.help))


class ChoiceField(Field):
    """One of several words."""

    def __init__(self, theme: Theme, spec: ParameterSpec) -> None:
        super().__init__(theme, spec)
        self._combo = CalmCombo()
        self._combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for choice in spec.choices:
            self._combo.addItem(tr(choice), choice)
        self._combo.currentIndexChanged.connect(
            lambda _: self.proposed.emit(self._combo.currentData())
        )
        self._name_control(self._combo)
        self._label.setBuddy(self._combo)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._label)
        row.addWidget(self._combo, 1)
        self._column.addLayout(row)
        self._column.addWidget(self._problem)

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._combo):
            self._combo.setCurrentIndex(self._combo.findData(str(value)))


class SwitchField(Field):
    """Yes or no."""

    def __init__(self, theme: Theme, spec: ParameterSpec) -> None:
        super().__init__(theme, spec)
        self._label.hide()
        self._box = QCheckBox(tr(spec.label))
        self._box.toggled.connect(self.proposed.emit)
        self._name_control(self._box)
        self._column.addWidget(self._box)
        self._column.addWidget(self._problem)

    def show_value(self, value: object) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))
