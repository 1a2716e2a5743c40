"""The bench's kernel: a gallery to choose from, and cells to paint."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from deblur_studio.core.parameters import ParameterSpec
from deblur_studio.core.sandbox.charts import OWN
from deblur_studio.core.sandbox.gallery import GALLERY
from deblur_studio.core.sandbox.state import EDITABLE_SIZE, SandboxState
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.kernel_editor import KernelEditor, Values
from deblur_studio.ui.widgets.number_field import NumberField

_WIDTH_PX = 220
_SIZE = ParameterSpec(
    "Size", "Side of the kernel; odd numbers have a middle.", "px", 3, 33, step=2,
    name="size", type=int,
)  # fmt: skip
_ANGLE = ParameterSpec(
    "Angle", "Direction, from the x axis downwards.", "deg", -180, 180, step=5, name="angle_deg"
)
_CELL = ParameterSpec("Cell", "Weight of the cell that is chosen.", name="cell")


class BenchKernel(QWidget):
    """Changes the bench of the state; painting a cell makes the kernel one's own."""

    def __init__(self, theme: Theme, bench: Workbench, *, editable: bool = True) -> None:
        super().__init__()
        self._bench = bench
        self.choice = CalmCombo()
        self.choice.setAccessibleName("Kernel")
        for one in GALLERY:
            self.choice.addItem(one.title, one.name)
            last = self.choice.count() - 1
            self.choice.setItemData(last, one.summary, Qt.ItemDataRole.ToolTipRole)
        self.choice.activated.connect(lambda _: self._choose())
        self.side = self._field(theme, _SIZE)
        self.angle = self._field(theme, _ANGLE)
        self.editor = KernelEditor(theme, EDITABLE_SIZE)
        self.cell = NumberField(theme, _CELL)
        self.cell.proposed.connect(lambda value: self.editor.set_cell(float(value)))
        self.normalised = QCheckBox("Weights sum to one")
        self.normalised.setToolTip("Keeps the brightness of the picture; off: the weights as typed")
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

    def show_kernel(self, kernel: Values) -> None:
        """Show what can be edited of a kernel (k, k): its middle."""
        if self._bench.sandbox.state.bench.kernel != OWN:
            self.editor.show_values(_middle(kernel))
            self._show_cell()

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

    def _take(self, values: Values) -> None:
        sandbox = self._bench.sandbox
        rows = tuple(tuple(round(float(value), 6) for value in row) for row in values)
        bench = sandbox.state.bench.model_dump()
        sandbox.change("bench", {**bench, "kernel": OWN, "values": rows})

    def _show(self, state: SandboxState) -> None:
        bench = state.bench
        if bench.kernel == OWN and self.choice.findData(OWN) < 0:
            self.choice.addItem("Your own", OWN)
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
        if bench.kernel == OWN:
            self.editor.show_values(np.array(bench.values, np.float32))
            self._show_cell()

    def _show_cell(self) -> None:
        row, column = self.editor.cell
        self.cell.show_value(float(self.editor.values[row, column]))

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


def _middle(kernel: Values) -> Values:
    """Return the middle of a kernel, or the kernel in a larger table of zeros, at the size."""
    values = np.zeros((EDITABLE_SIZE, EDITABLE_SIZE), np.float32)
    reach = min(kernel.shape[0], EDITABLE_SIZE) // 2
    here, there = EDITABLE_SIZE // 2, kernel.shape[0] // 2
    values[here - reach : here + reach + 1, here - reach : here + reach + 1] = kernel[
        there - reach : there + reach + 1, there - reach : there + reach + 1
    ]
    return values
