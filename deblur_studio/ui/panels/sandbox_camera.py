"""The picture that is blurred, and the camera: shutter, lens, sensor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_studio.core.sandbox.charts import OWN, PICTURES
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sandbox_fields import ProblemLine, StateForm
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo

_OWN_TITLE = to_translate("Your picture")


class SandboxCameraPanel(Panel):
    """Asks which picture, and with what camera it is taken."""

    picture_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.picture = CalmCombo()
        self.picture.setAccessibleName(tr("Picture"))
        self.picture.setToolTip(tr("The sharp picture that the motion blurs"))
        for one in PICTURES:
            self.picture.addItem(tr(one.title), one.name)
        self.open = QPushButton(tr("Open…"))
        self.open.setToolTip(tr("Take a photo of your own"))
        self.fields = StateForm(theme, bench.sandbox, "camera")
        self.picture.activated.connect(self._choose)
        self.open.clicked.connect(self.picture_wanted)
        self._arrange()
        bench.sandbox.state_changed.connect(self._show)
        self._show(bench.sandbox.state)

    def _choose(self) -> None:
        self.bench.sandbox.change("picture", self.picture.currentData())

    def _show(self, state: SandboxState) -> None:
        if state.picture == OWN and self.picture.findData(OWN) < 0:
            self.picture.addItem(tr(_OWN_TITLE), OWN)
        self.picture.setCurrentIndex(self.picture.findData(state.picture))

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.picture, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        for title, parts in ((tr("Picture"), row), (tr("Camera"), None)):
            name = QLabel(title)
            name.setFont(self.theme.font(FontRole.HEADING))
            column.addWidget(name)
            if parts is not None:
                column.addLayout(parts)
                column.addWidget(ProblemLine(self.bench.sandbox, ("picture",)))
        column.addWidget(ProblemLine(self.bench.sandbox, ("camera",)))
        column.addWidget(self.fields)
