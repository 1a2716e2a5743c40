"""Motion that is drawn with the mouse or the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sandbox_fields import ProblemLine
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.drawing_pad import DrawingPad, Points
from deblur_studio.ui.widgets.form_fields import CalmCombo

_REACHES_PX = (10.0, 20.0, 40.0, 80.0, 160.0)
_FIRST = 2


class DrawPanel(Panel):
    """The kernel at the picture's centre becomes the line that is drawn."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.pad = DrawingPad(theme, _REACHES_PX[_FIRST])
        self.pad.setMinimumHeight(250)
        self.reach = CalmCombo()
        self.reach.setAccessibleName(tr("How far the pad reaches"))
        for reach_px in _REACHES_PX:
            self.reach.addItem(f"\N{PLUS-MINUS SIGN}{written(reach_px, 'g')} px", reach_px)
        self.reach.setCurrentIndex(_FIRST)
        self.steady = QCheckBox(tr("Steady pace"))
        self.steady.setToolTip(tr("Walk the line at an even speed; off: slow drawing is brighter"))
        self.clear = QPushButton(tr("Clear"))
        self.clear.setToolTip(tr("Take the line away"))
        self._arrange()
        self._connect()
        self._show(bench.sandbox.state)

    def _connect(self) -> None:
        self.pad.drawn.connect(self._take)
        self.clear.clicked.connect(self.pad.clear)
        self.reach.activated.connect(lambda _: self.pad.set_reach_px(self.reach.currentData()))
        self.steady.toggled.connect(lambda on: self.bench.sandbox.change("drawn_steady", on))
        self.bench.sandbox.state_changed.connect(self._show)

    def _take(self, points: Points) -> None:
        self.bench.sandbox.change("drawn_xy_px", points)

    def _show(self, state: SandboxState) -> None:
        if tuple(state.drawn_xy_px) != self.pad.points:
            self.pad.show_points(state.drawn_xy_px)
            self._reach_for(state)
        with QSignalBlocker(self.steady):
            self.steady.setChecked(state.drawn_steady)

    def _reach_for(self, state: SandboxState) -> None:
        """Let the pad reach as far as the line does."""
        furthest = max((abs(value) for point in state.drawn_xy_px for value in point), default=0.0)
        if furthest > self.pad.reach_px:
            fitting = [one for one in _REACHES_PX if one >= furthest] or [_REACHES_PX[-1]]
            self.reach.setCurrentIndex(self.reach.findData(fitting[0]))
            self.pad.set_reach_px(fitting[0])

    def _arrange(self) -> None:
        said = QLabel(tr("Draw how a point of light moves: that is the kernel at the centre."))
        said.setProperty("role", "muted")
        said.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.reach)
        row.addWidget(self.steady)
        row.addStretch(1)
        row.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(said)
        column.addWidget(self.pad, 1)
        column.addLayout(row)
        column.addWidget(ProblemLine(self.bench.sandbox, ("drawn_xy_px",)))
