"""Motion by sliders, and motions worth looking at first."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout

from deblur_studio.core.sandbox.presets import PRESETS
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sandbox_fields import ProblemLine, StateForm
from deblur_studio.ui.theme import Theme

_COLUMNS = 2


class SlidersPanel(Panel):
    """Every slider is followed while it is dragged; a preset sets several at once."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.fields = StateForm(theme, bench.sandbox, "motion")
        self.presets = {one.name: self._preset(one.name, one.title) for one in PRESETS}
        grid = QGridLayout()
        grid.setSpacing(Space.XS)
        for number, button in enumerate(self.presets.values()):
            grid.addWidget(button, *divmod(number, _COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(grid)
        column.addWidget(ProblemLine(bench.sandbox, ("motion",)))
        column.addWidget(self.fields)

    def _preset(self, name: str, title: str) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("role", "compact")
        button.setToolTip(f"Move the camera as this preset does: {title.lower()}")
        button.clicked.connect(lambda: self.bench.sandbox.choose_preset(name))
        return button
