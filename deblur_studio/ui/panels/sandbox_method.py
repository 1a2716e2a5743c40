"""How the blurred picture is restored, live."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.restoration import methods
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.sandbox_fields import ProblemLine
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form import ParameterForm
from deblur_studio.ui.widgets.form_fields import CalmCombo


class SandboxMethodPanel(Panel):
    """Asks for method and parameters; the restored picture follows."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._methods = {one.name: one for one in methods()}
        self.choice = CalmCombo()
        self.choice.setAccessibleName(tr("Method of restoration"))
        for one in self._methods.values():
            self.choice.addItem(tr(one.title), one.name)
            last = self.choice.count() - 1
            self.choice.setItemData(last, tr(one.summary), Qt.ItemDataRole.ToolTipRole)
        self.summary = QLabel()
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.form = ParameterForm(theme, bench.sandbox.state.method_parameters())
        self.one_kernel = QCheckBox(tr("One kernel for the whole picture"))
        self.one_kernel.setToolTip(
            tr("Restore as if every place had the kernel of the centre, and see where it fails")
        )
        self.full_size = QPushButton(tr("Show at full size"))
        self.full_size.setToolTip(tr("Blur and restore every pixel of the picture; takes longer"))
        self._arrange()
        self._connect()
        self._show(bench.sandbox.state)

    def _connect(self) -> None:
        sandbox = self.bench.sandbox
        self.choice.activated.connect(lambda _: sandbox.choose_method(self.choice.currentData()))
        self.form.changed.connect(self._take)
        self.one_kernel.toggled.connect(lambda on: sandbox.change("one_kernel", on))
        self.full_size.clicked.connect(sandbox.render_full_size)
        sandbox.state_changed.connect(self._show)

    def _take(self, parameters: Any) -> None:
        self.bench.sandbox.change("parameters", dataclasses.asdict(parameters))

    def _show(self, state: SandboxState) -> None:
        chosen = self._methods[state.method]
        self.choice.setCurrentIndex(self.choice.findData(state.method))
        self.summary.setText(tr(chosen.summary))
        parameters = state.method_parameters()
        if parameters != self.form.parameters():
            self.form.set_parameters(parameters)
            for slider in self.form.findChildren(QSlider):
                slider.sliderReleased.connect(
                    self.bench.sandbox.finish, Qt.ConnectionType.UniqueConnection
                )
        with QSignalBlocker(self.one_kernel):
            self.one_kernel.setChecked(state.one_kernel)

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        column.setSpacing(Space.S)
        for widget in (
            self.choice,
            ProblemLine(self.bench.sandbox, ("method", "parameters")),
            self.one_kernel,
            self.summary,
            self.form,
            self.full_size,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(ColumnScroll(inside))
