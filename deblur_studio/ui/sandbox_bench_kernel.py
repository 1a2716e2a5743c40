"""The bench's kernel: a gallery to choose from, and cells to paint."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.core.sandbox.charts import OWN
from deblur_studio.core.sandbox.gallery import GALLERY, gallery_kernel
from deblur_studio.core.sandbox.state import EDITABLE_SIZE, Bench, SandboxState
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.kernel_editor import KernelEditor, Values
from deblur_studio.ui.widgets.number_field import NumberField

_WIDTH_PX = 220
_SIZE = ParameterSpec(
    to_translate("Size"),
    to_translate("Side of the kernel; odd numbers have a middle."),
    "px",
    minimum=3,
    maximum=33,
    step=2,
    name="size",
    type=int,
)
_ANGLE = ParameterSpec(
    to_translate("Angle"),
    to_translate("Direction, from the x axis downwards."),
    "deg",
    minimum=-180,
    maximum=180,
    step=5,
    name="angle_deg",
)
_LARGEST = 1000.0
_CELL = ParameterSpec(
    to_translate("Cell"), to_translate("Weight of the cell that is chosen."), name="cell"
)


class BenchKernel(QWidget):
    """Changes the bench of the state; painting a cell makes the kernel one's own."""

    def __init__(self, theme: Theme, bench: Workbench, *, editable: bool = True) -> None:
        super().__init__()
        self._bench = bench
        self._shown: Bench | None = None
        self.choice = CalmCombo()
        self.choice.setAccessibleName(tr("Kernel"))
        for one in GALLERY:
            self.choice.addItem(tr(one.title), one.name)
            last = self.choice.count() - 1
            self.choice.setItemData(last, tr(one.summary), Qt.ItemDataRole.ToolTipRole)
        self.choice.activated.connect(lambda _: self._choose())
        self.side = self._field(theme, _SIZE)
        self.angle = self._field(theme, _ANGLE)
        self.editor = KernelEditor(theme, EDITABLE_SIZE)
        self.cell = NumberField(theme, _CELL)
        self.cell.proposed.connect(self._set_cell)
        self.cell.unreadable.connect(self.cell.show_problem)
        self.normalised = QCheckBox(tr("Weights sum to one"))
        self.normalised.setToolTip(
            tr("Keeps the brightness of the picture; off: the weights as typed")
        )
        self.normalised.toggled.connect(lambda on: bench.sandbox.change("bench.normalised", on))
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self._arrange(editable=editable)
        self.editor.edited.connect(self._take)
        self.editor.cell_chosen.connect(lambda *_: self._show_cell())
        bench.sandbox_bench.problem_changed.connect(self._show_problem)
        bench.sandbox.state_changed.connect(self._show)
        self._show(bench.sandbox.state)

    def _field(self, theme: Theme, spec: ParameterSpec) -> NumberField:
        made = NumberField(theme, spec)
        made.proposed.connect(lambda value: self._bench.sandbox.change(f"bench.{spec.name}", value))
        made.unreadable.connect(made.show_problem)
        return made

    def _choose(self) -> None:
        name = self.choice.currentData()
        if name == OWN:
            self._take(self.editor.values)
        else:
            self._bench.sandbox.change("bench.kernel", name)

    def _set_cell(self, value: float) -> None:
        if not abs(value) <= _LARGEST:  # nor not a number
            self.cell.show_problem(
                tr("Cell must be from \N{MINUS SIGN}{most:g} to {most:g}.", most=_LARGEST)
            )
            return
        self.cell.show_problem("")
        self.editor.set_cell(float(value))

    def _take(self, values: Values) -> None:
        sandbox = self._bench.sandbox
        rows = tuple(tuple(round(float(value), 6) for value in row) for row in values)
        bench = sandbox.state.bench.model_dump()
        sandbox.change("bench", {**bench, "kernel": OWN, "values": rows})

    def _show(self, state: SandboxState) -> None:
        bench = state.bench
        if bench == self._shown:
            return
        self._shown = bench
        if bench.kernel == OWN and self.choice.findData(OWN) < 0:
            self.choice.addItem(tr("Your own"), OWN)
        self.choice.setCurrentIndex(self.choice.findData(bench.kernel))
        for field, value in ((self.side, bench.size), (self.angle, bench.angle_deg)):
            field.show_value(value)
            field.show_problem("")
        turns = {one.name: one.turns for one in GALLERY}.get(bench.kernel, False)
        self.side.setVisible(bench.kernel != OWN)
        self.angle.setVisible(turns)
        self.normalised.setVisible(bench.kernel == OWN)
        with QSignalBlocker(self.normalised):
            self.normalised.setChecked(bench.normalised)
        self.editor.show_values(_editable(bench))
        self._show_cell()

    def _show_cell(self) -> None:
        row, column = self.editor.cell
        self.cell.show_value(float(self.editor.values[row, column]))
        self.cell.show_problem("")

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _arrange(self, *, editable: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.choice)
        column.addWidget(self.side)
        column.addWidget(self.angle)
        column.addWidget(self.editor, 1)
        column.addWidget(self.cell)
        column.addWidget(self.normalised)
        column.addWidget(self.problem)
        if not editable:
            self.editor.hide()
            self.cell.hide()
            column.addStretch(1)
        self.setMinimumWidth(_WIDTH_PX)
        self.problem.hide()


def _editable(bench: Bench) -> Values:
    """Return the table to paint in: one's own, or the gallery's kernel as far as it can hold it."""
    if bench.kernel == OWN:
        return np.array(bench.values, np.float32)
    kernel = gallery_kernel(bench.kernel, min(bench.size, EDITABLE_SIZE), bench.angle_deg)
    return np.pad(kernel, (EDITABLE_SIZE - kernel.shape[0]) // 2)
