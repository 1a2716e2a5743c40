"""A number by slider, by keyboard or, where the program can choose, by itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QSlider

from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.services.translation import tr, written
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import Field
from deblur_studio.ui.widgets.slider_scale import SliderScale

_NUMBER_WIDTH_PX = 76


class CalmSlider(QSlider):
    """A slider that lets the wheel scroll the form until it is chosen."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberEdit(QLineEdit):
    """Takes a number as text; the arrow keys step it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(steps * 10 if shift else steps)


class NumberField(Field):
    """A number by slider, keyboard or, where the program can choose, by itself."""

    digits = 6
    """How many digits are shown of a number that was not typed."""

    def __init__(self, theme: Theme, spec: ParameterSpec) -> None:
        super().__init__(theme, spec)
        self._scale = SliderScale.of(spec)
        self._by_hand = self._start_value()
        self._edit = NumberEdit()
        self._edit.setFixedWidth(_NUMBER_WIDTH_PX)
        self._edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._edit.textEdited.connect(self._on_text)
        self._edit.editingFinished.connect(self._on_finished)
        self._edit.stepped.connect(self._on_stepped)
        self._slider = self._new_slider()
        self._automatic = QCheckBox(tr("Automatic"))
        if spec.automatic is None:
            self._automatic.hide()
        self._automatic.toggled.connect(self._on_automatic)
        self._automatic.setAccessibleName(tr("{name}: automatic", name=tr(spec.label)))
        for control in (self._edit, self._slider):
            self._name_control(control)
        self._label.setBuddy(self._edit)
        self._lay_out()

    def show_value(self, value: object) -> None:
        assert isinstance(value, (int, float))
        automatic = self.spec.automatic is not None and value == self.spec.automatic
        if not automatic:
            self._by_hand = float(value)
        with QSignalBlocker(self._automatic):
            self._automatic.setChecked(automatic)
        self._show_by_hand(automatic=automatic)

    def show_problem(self, sentence: str) -> None:
        super().show_problem(sentence)
        self._edit.setProperty("problem", "true" if sentence else "false")
        self._edit.style().unpolish(self._edit)
        self._edit.style().polish(self._edit)

    def _show_by_hand(self, *, automatic: bool) -> None:
        self._edit.setText("" if automatic else self._text_of(self._by_hand))
        self._edit.setPlaceholderText(tr("auto") if automatic else "")
        if self._scale is not None:
            with QSignalBlocker(self._slider):
                self._slider.setValue(self._scale.place(self._by_hand))
        self._edit.setEnabled(not automatic)
        self._slider.setEnabled(not automatic)

    def _text_of(self, number: float) -> str:
        return written(number, f".{self.digits}g")

    def _on_text(self, text: str) -> None:
        try:
            number = float(text.strip().replace(",", "."))
        except ValueError:
            self.unreadable.emit(tr("{name} must be a number.", name=tr(self.spec.label)))
            return
        if self.spec.type is int and not number.is_integer():
            self.unreadable.emit(tr("{name} must be a whole number.", name=tr(self.spec.label)))
            return
        self._by_hand = number
        if self._scale is not None and math.isfinite(number):
            with QSignalBlocker(self._slider):
                self._slider.setValue(self._scale.place(number))
        self._propose(number)

    def _on_finished(self) -> None:
        if not self.problem:
            self._edit.setText(self._text_of(self._by_hand))

    def _on_place(self, place: int) -> None:
        assert self._scale is not None
        self._by_hand = self._scale.value(place)
        self._edit.setText(self._text_of(self._by_hand))
        self._propose(self._by_hand)

    def _on_stepped(self, steps: int) -> None:
        if self._scale is not None:
            self._slider.setValue(self._slider.value() + steps)
        else:
            self._on_text(f"{self._by_hand + steps * (self.spec.step or 1.0):.12g}")
            self._on_finished()

    def _on_automatic(self, automatic: bool) -> None:
        self._show_by_hand(automatic=automatic)
        chosen = self.spec.automatic if automatic else self._by_hand
        assert chosen is not None
        self._propose(chosen)

    def _propose(self, number: float) -> None:
        whole = self.spec.type is int and math.isfinite(number)
        self.proposed.emit(int(number) if whole else float(number))

    def _start_value(self) -> float:
        if self._scale is None:
            return self.spec.minimum or 0.0
        return self._scale.value(self._scale.places // 2)

    def _new_slider(self) -> CalmSlider:
        slider = CalmSlider(Qt.Orientation.Horizontal)
        slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if self._scale is None:
            slider.hide()
        else:
            slider.setRange(0, self._scale.places)
            slider.setPageStep(max(1, self._scale.places // 10))
            slider.valueChanged.connect(self._on_place)
        return slider

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._label)
        above.addStretch(1)
        above.addWidget(self._automatic)
        self._column.addLayout(above)
        row = above  # one line is enough where there is no slider to be seen
        if self._scale is not None:
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            self._column.addLayout(row)
        row.addWidget(self._slider, 1 if self._scale is not None else 0)
        row.addWidget(self._edit)
        if self.spec.unit:
            unit = QLabel(tr(self.spec.unit))
            unit.setProperty("role", "muted")
            row.addWidget(unit)
        self._column.addWidget(self._problem)
