"""A form made from a frozen parameter dataclass."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.parameters import ParameterSpec, check, specs_of
from deblur_studio.services.failure import sentence_of
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import ChoiceField, Field, SwitchField
from deblur_studio.ui.widgets.number_field import NumberField


class ParameterForm(QWidget):
    """Edits an instance; ``changed`` carries each new valid one."""

    changed = Signal(object)
    validity_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        parameters: Any,
        parent: QWidget | None = None,
        *,
        number_class: type[NumberField] = NumberField,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number_class = number_class
        self._parameters = parameters
        self._fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.M)
        self._build()

    def parameters(self) -> Any:
        """Return the newest valid instance."""
        return self._parameters

    def set_parameters(self, parameters: Any) -> None:
        """Show another instance; of another class, the form is made anew. Emits nothing."""
        same_class = type(parameters) is type(self._parameters)
        self._parameters = parameters
        if same_class:
            self._show_all()
        else:
            self._build()

    def is_valid(self) -> bool:
        """Whether every field shows what ``parameters`` holds."""
        return not any(field.problem for field in self._fields.values())

    def field(self, name: str) -> Field:
        """Return the control of a parameter."""
        return self._fields[name]

    def _build(self) -> None:
        for old in self._fields.values():
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._fields = {spec.name: self._new_field(spec) for spec in specs_of(self._parameters)}
        self._show_all()

    def _new_field(self, spec: ParameterSpec) -> Field:
        field = self._field_class(spec)(self._theme, spec)
        field.proposed.connect(lambda value, name=spec.name: self._take(name, value))
        field.unreadable.connect(lambda text, name=spec.name: self._show_problem(name, text))
        self._column.addWidget(field)
        return field

    def _show_all(self) -> None:
        for name, field in self._fields.items():
            field.show_value(getattr(self._parameters, name))
            self._show_problem(name, "")

    def _take(self, name: str, value: object) -> None:
        try:
            candidate = dataclasses.replace(self._parameters, **{name: value})
            check(candidate)
        except DeblurError as error:
            self._show_problem(name, sentence_of(error))
            return
        self._show_problem(name, "")
        if candidate != self._parameters:
            self._parameters = candidate
            self.changed.emit(candidate)

    def _show_problem(self, name: str, sentence: str) -> None:
        before = self.is_valid()
        self._fields[name].show_problem(sentence)
        if self.is_valid() != before:
            self.validity_changed.emit(not before)

    def _field_class(self, spec: ParameterSpec) -> type[Field]:
        if spec.choices:
            return ChoiceField
        if spec.type is bool:
            return SwitchField
        if spec.type in (int, float):
            return self._number_class
        raise TypeError(f"no control is known for {spec.name!r} of type {spec.type.__name__}")
