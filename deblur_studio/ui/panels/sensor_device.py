"""What the sensor does to itself: its own calibrations and its axes, kept in the device."""

from __future__ import annotations

import math

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.sensor_commands import REST_S, Task
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme

_REST = to_translate(
    "The sensor lies still and level for five seconds. From then on it takes what it measured"
    " there off its acceleration and rate."
)
_MAGNETIC = to_translate(
    "Turn the sensor slowly about all three axes, then end. It corrects the heading of nine axes"
    " for the magnetism around it."
)
_AXES = to_translate(
    "Six: the heading comes from the gyroscope alone, right beside metal and cameras. Nine: from"
    " the magnetometer as well. Neither changes the measured rate."
)
_KEPT = to_translate("This is saved in the sensor and outlives its power switch.")
_COUNTS = (6, 9)


class DevicePanel(Panel):
    """Asks before anything changes the device, and says why where nothing can be done."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.rest, self.magnetic = QPushButton(), QPushButton()
        self.bar, self.reason, self.axes = QProgressBar(), _label(theme, ""), QComboBox()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the calibration at rest"))
        self.axes.setAccessibleName(tr("Axes of the sensor"))
        self.axes.setPlaceholderText(tr("Axes not known yet"))
        for count, name in zip(_COUNTS, (tr("Six axes"), tr("Nine axes")), strict=True):
            self.axes.addItem(name, count)
        self._arrange()
        self.rest.clicked.connect(self._rest)
        self.magnetic.clicked.connect(self._magnetic)
        self.axes.activated.connect(self._choose_axes)
        bench.commands.changed.connect(self._show)
        bench.sensor.state_changed.connect(self._show)
        bench.sensor.session_changed.connect(self._show)
        bench.sensor.answered.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        frame, name = QFrame(), QLabel(tr("Inside the sensor"))
        frame.setProperty("role", "panel")
        frame.setAccessibleName(name.text())
        name.setFont(self.theme.font(FontRole.HEADING))
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        parts: tuple[QWidget, ...] = (
            *(name, self.reason, self.rest, self.bar, _label(self.theme, tr(_REST))),
            *(self.magnetic, _label(self.theme, tr(_MAGNETIC))),
            *(self.axes, _label(self.theme, tr(_AXES))),
        )
        for part in parts:
            column.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, Space.S, Space.S)
        layout.addWidget(frame)

    def _rest(self) -> None:
        if self._sure(tr("Calibrate at rest"), f"{tr(_REST)} {tr(_KEPT)}"):
            self.bench.commands.rest()

    def _magnetic(self) -> None:
        commands = self.bench.commands
        if commands.task is Task.MAGNETIC:
            commands.end()
        elif self._sure(tr("Calibrate the magnetometer"), f"{tr(_MAGNETIC)} {tr(_KEPT)}"):
            commands.start_magnetic()

    def _choose_axes(self) -> None:
        commands, count = self.bench.commands, self.axes.currentData()
        wanted = count != commands.axes and self._sure(
            tr("Change the axes"), f"{tr(_AXES)} {tr(_KEPT)}"
        )
        if wanted:
            commands.use_axes(count)
        else:
            self._show()

    def _sure(self, title: str, text: str) -> bool:
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(self, title, text, buttons.Ok | buttons.Cancel)
        return answer == buttons.Ok

    def _show(self) -> None:
        commands = self.bench.commands
        task, fraction, obstacle = commands.task, commands.fraction, commands.obstacle()
        self.reason.setText(obstacle)
        self.reason.setVisible(bool(obstacle))
        left_s = 0 if fraction is None else math.ceil((1.0 - fraction) * REST_S)
        self.rest.setText(
            tr("Calibrate at rest…")
            if fraction is None
            else tr("Keep still, {left} s", left=left_s)
        )
        self.magnetic.setText(
            tr("End and save") if task is Task.MAGNETIC else tr("Calibrate the magnetometer…")
        )
        self.bar.setVisible(fraction is not None)
        self.bar.setValue(round(100 * (fraction or 0.0)))
        free = not obstacle and task is None
        self.rest.setEnabled(free)
        self.magnetic.setEnabled(free or task is Task.MAGNETIC)
        self.axes.setEnabled(free)
        self.axes.setCurrentIndex(self.axes.findData(commands.axes))
        for part in (self.rest, self.magnetic, self.axes):
            part.setToolTip(obstacle or ("" if part.isEnabled() else tr("A calibration goes on.")))


def _label(theme: Theme, text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setFont(theme.font(FontRole.SMALL))
    label.setWordWrap(True)
    return label
