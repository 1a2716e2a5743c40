"""Motion from a stretch of a log: the project's, or the sensor's last seconds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sandbox_fields import ProblemLine
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.timeline import MotionTimeline

_TIMELINE_PX = 240
_HINT = to_translate("Drag the band: the exposure sees that stretch of the log.")
_NONE = to_translate("Open a log, or connect a sensor in Sensor, and take a stretch of its motion.")


class StretchPanel(Panel):
    """Places the exposure on a log."""

    log_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.timeline = MotionTimeline(theme)
        self.timeline.be_narrow()
        self.timeline.setFixedHeight(_TIMELINE_PX)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        self.open, self.live = QPushButton(tr("Open log…")), QPushButton(tr("Take from sensor"))
        self.open.setToolTip(tr("Open a motion log"))
        self.live.setToolTip(tr("Take the last ten seconds of the sensor that is connected"))
        self._arrange()
        self._connect()
        self._show_log(bench.sandbox_log.recording)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.live.setEnabled(self.bench.sensor.live)
        if self.bench.sandbox_log.recording is not None and self.timeline.exposure is None:
            self._show_log(self.bench.sandbox_log.recording)
            self._show(self.bench.sandbox.state)

    def _connect(self) -> None:
        sandbox = self.bench.sandbox
        self.timeline.exposure_dragged.connect(self._take)
        self.timeline.exposure_committed.connect(self._take)
        self.timeline.exposure_committed.connect(lambda *_: sandbox.finish())
        self.open.clicked.connect(self.log_wanted)
        self.live.clicked.connect(self.bench.sandbox_log.take_live)
        self.bench.sandbox_log.changed.connect(self._show_log)
        sandbox.state_changed.connect(self._show)

    def _take(self, start_s: float, duration_s: float) -> None:
        sandbox = self.bench.sandbox
        if sandbox.state.log_start_s != start_s:
            sandbox.change("log_start_s", start_s)
        if abs(sandbox.state.camera.exposure_s - duration_s) > 1e-6:
            sandbox.change("camera.exposure_s", duration_s)

    def _show_log(self, recording: ImuRecording | None) -> None:
        self.timeline.set_recording(recording)
        self.hint.setText(tr(_NONE if recording is None else _HINT))
        if recording is not None:
            self._show(self.bench.sandbox.state)

    def _show(self, state: SandboxState) -> None:
        wished = (state.log_start_s, state.camera.exposure_s)
        if self.bench.sandbox_log.recording is not None and self.timeline.exposure != wished:
            self.timeline.set_exposure(*wished)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.open)
        row.addWidget(self.live)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.hint)
        column.addWidget(self.timeline)
        column.addLayout(row)
        column.addWidget(ProblemLine(self.bench.sandbox, ("log_start_s", "source")))
