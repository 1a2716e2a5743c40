"""What the status bar says of the sandbox: what is wrong, or what is being computed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.widgets.elided_label import ElidedLabel


class SandboxStatusLine(QWidget):
    """Follows the sandbox."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._sandbox = bench.sandbox
        self.said, self.shown = ElidedLabel(), QLabel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, Space.S, 0)
        layout.setSpacing(Space.L)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.shown)
        for signal in (self._sandbox.problem_changed, self._sandbox.restored_changed):
            signal.connect(lambda _: self._show())
        self._sandbox.busy_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        problem, shot, found = (
            self._sandbox.problem,
            self._sandbox.blurred,
            self._sandbox.restored,
        )
        if problem is not None:
            self.said.set_whole_text(problem.sentence)
        elif self._sandbox.busy:
            self.said.set_whole_text(tr("Computing…"))
        else:
            remarks = () if found is None else found.remarks
            self.said.set_whole_text(" ".join(map(tr, remarks)))
        if shot is not None:
            wide, tall = shot.camera.width, shot.camera.height
            self.shown.setText(
                tr("Shown at {wide} \N{MULTIPLICATION SIGN} {tall} px", wide=wide, tall=tall)
            )
