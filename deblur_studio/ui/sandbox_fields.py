"""Controls that show and change values of the sandbox's state, and say what is wrong with them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QSlider, QVBoxLayout, QWidget

from deblur_studio.core.parameters import specs_of
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_results import FieldProblem
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form import ParameterForm
from deblur_studio.ui.widgets.number_field import NumberField
from deblur_studio.ui.widgets.slider_row import SliderRow


class StateForm(QWidget):
    """The form of one table of the state, such as ``motion``; it changes value by value."""

    def __init__(
        self,
        theme: Theme,
        sandbox: SandboxService,
        table: str,
        names: Sequence[str] = (),
        number_class: type[NumberField] = SliderRow,
    ) -> None:
        super().__init__()
        self._sandbox, self._table = sandbox, table
        self.form = ParameterForm(theme, self._shown(), number_class=number_class)
        self._names = tuple(names) or tuple(spec.name for spec in specs_of(self._shown()))
        for spec in specs_of(self._shown()):
            self.form.field(spec.name).setVisible(spec.name in self._names)
        layout = self.form.layout()
        assert layout is not None
        layout.setSpacing(Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        for slider in self.form.findChildren(QSlider):
            slider.sliderReleased.connect(sandbox.finish)
        self.form.changed.connect(self._take)
        sandbox.state_changed.connect(lambda _: self._show())
        sandbox.problem_changed.connect(self._show_problem)

    def _shown(self) -> Any:
        return getattr(self._sandbox.state, self._table)

    def _take(self, parameters: Any) -> None:
        before = dataclasses.asdict(self._shown())
        for name, value in dataclasses.asdict(parameters).items():
            if value != before[name]:
                self._sandbox.change(f"{self._table}.{name}", value)

    def _show(self) -> None:
        if self.form.parameters() != self._shown():
            self.form.set_parameters(self._shown())

    def _show_problem(self, problem: FieldProblem | None) -> None:
        for name in self._names:
            mine = problem is not None and problem.field == f"{self._table}.{name}"
            if mine and problem is not None:
                self.form.field(name).show_problem(problem.sentence)


class ProblemLine(QLabel):
    """Says what is wrong with any of some fields; takes no room while nothing is."""

    def __init__(self, sandbox: SandboxService, fields: Sequence[str]) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self.setProperty("role", "problem")
        self.setWordWrap(True)
        self.hide()
        sandbox.problem_changed.connect(self._show)
        self._show(sandbox.problem)

    def _show(self, problem: FieldProblem | None) -> None:
        mine = problem is not None and problem.field in self._fields
        self.setText(problem.sentence if mine and problem is not None else "")
        self.setVisible(mine)
