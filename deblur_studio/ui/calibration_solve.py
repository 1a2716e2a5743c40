"""Third page of the assistant: what is known, what to solve, and the work itself."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from deblur_studio.services.rig_draft import FREE
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.progress import ProgressStrip

_SOLVED = {
    "offset": to_translate("Clock offset"),
    "bias": to_translate("Gyro bias"),
    "focal": to_translate("Focal length"),
    "readout": to_translate("Readout of the rows"),
    "mounting": to_translate("Mounting of the sensor (tries all 24 ways of axes along axes)"),
}


class SolvePage(Panel):
    """Starts the calibration and shows how it goes."""

    title = to_translate("Solve")

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.focal = QDoubleSpinBox()
        self.focal.setRange(0.0, 200_000.0)
        self.focal.setDecimals(1)
        self.focal.setSuffix(" px")
        self.focal.setSpecialValueText(tr("as EXIF says"))
        self.reach = QDoubleSpinBox()
        self.reach.setRange(10.0, 5000.0)
        self.reach.setDecimals(0)
        self.reach.setSuffix(tr(" ms to either side"))
        self.free = {name: QCheckBox(tr(words)) for name, words in _SOLVED.items()}
        self.free["offset"].setEnabled(False)
        self.start = QPushButton(tr("Calibrate"))
        self.start.setProperty("role", "primary")
        self.start.setAutoDefault(False)
        self.progress = ProgressStrip(theme)
        self.remark = QLabel()
        self.remark.setProperty("role", "muted")
        self._arrange()
        self._connect()
        self._show_draft()

    def leave(self) -> None:
        """Say what is known."""
        free = tuple(name for name in FREE if self.free[name].isChecked())
        self.bench.rig_calibration.set_known(
            focal_px=self.focal.value(), reach_s=self.reach.value() / 1e3, free=free
        )

    def _arrange(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        form.addRow(tr("Focal length to begin with"), self.focal)
        form.addRow(tr("The clocks differ by up to"), self.reach)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(form)
        layout.addWidget(QLabel(tr("Solve")))
        for box in self.free.values():
            layout.addWidget(box)
        layout.addStretch(1)
        for widget in (self.remark, self.start, self.progress):
            layout.addWidget(widget)

    def _connect(self) -> None:
        calibration = self.bench.rig_calibration
        self.start.clicked.connect(self._calibrate)
        self.progress.cancel_requested.connect(calibration.cancel)
        calibration.progressed.connect(self.progress.set_progress)
        calibration.changed.connect(self._show)

    def _show_draft(self) -> None:
        draft = self.bench.rig_calibration.draft
        self.focal.setValue(draft.focal_px)
        self.reach.setValue(draft.reach_s * 1e3)
        for name, box in self.free.items():
            box.setChecked(name in draft.free)
        self._show()

    def _calibrate(self) -> None:
        self.leave()
        self.progress.start(tr("Calibrating the rig"))
        self.bench.rig_calibration.calibrate()
        self._show()

    def _show(self) -> None:
        calibration = self.bench.rig_calibration
        working = calibration.calibrating
        self.start.setVisible(not working)
        self.start.setEnabled(not calibration.busy and not calibration.draft.problems())
        if not working:
            self.progress.finish()
        self.remark.setText(calibration.draft.remark())
        self.remark.setVisible(bool(self.remark.text()))
        for field in (self.focal, self.reach, *self.free.values()):
            field.setEnabled(not working and field is not self.free["offset"])
