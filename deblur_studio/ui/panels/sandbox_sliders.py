"""Motion by sliders, and motions worth looking at first."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_studio.core.parameters import specs_of
from deblur_studio.core.sandbox.presets import PRESETS
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sandbox_fields import ProblemLine, StateForm
from deblur_studio.ui.theme import Theme

_COLUMNS = 2
_DRAWS = 10_000


class SlidersPanel(Panel):
    """Every slider is followed while it is dragged; a preset sets several at once."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        specs = specs_of(bench.sandbox.state.motion)
        names = [spec.name for spec in specs if spec.name != "seed"]
        self.fields = StateForm(theme, bench.sandbox, "motion", names)
        self.again, self.draw = QPushButton(tr("Draw again")), QLabel()
        self.again.setToolTip(tr("Another tremor as strong as this one, and other noise"))
        self.again.setProperty("role", "compact")
        self.again.clicked.connect(self._draw_again)
        self.draw.setProperty("role", "muted")
        self.presets = {one.name: self._preset(one.name, tr(one.title)) for one in PRESETS}
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        for number, button in enumerate(self.presets.values()):
            grid.addWidget(button, *divmod(number, _COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(grid)
        column.addWidget(self.fields)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addWidget(self.draw, 1)
        column.addLayout(row)
        column.addWidget(ProblemLine(bench.sandbox, ("motion", "motion.seed")))
        bench.sandbox.state_changed.connect(self._show_draw)
        self._show_draw(bench.sandbox.state)

    def _preset(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("role", "compact")
        button.setToolTip(tr("Move the camera as this preset does: {name}", name=title))
        button.clicked.connect(lambda: self.bench.sandbox.choose_preset(name))
        return button

    def _draw_again(self) -> None:
        sandbox = self.bench.sandbox
        sandbox.change("motion.seed", (sandbox.state.motion.seed + 1) % _DRAWS)
        sandbox.finish()

    def _show_draw(self, state: SandboxState) -> None:
        self.draw.setText(tr("Tremor and noise no. {seed}", seed=state.motion.seed))
