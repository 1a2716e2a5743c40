"""The motion around the exposure, which is a band to drag."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QVBoxLayout

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import toggle
from deblur_studio.ui.alignment_bar import AlignmentBar
from deblur_studio.ui.alignment_curve import AlignmentCurve
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.timeline import MotionTimeline
from deblur_studio.ui.widgets.timeline_header import RateUnit

_HELP = to_translate(
    "Drag the band to where the shutter was open; its edges change how long it was."
)


class TimelinePanel(Panel):
    """Shows the recording; the band moves the exposure of the project."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.timeline = MotionTimeline(theme)
        self.timeline.setToolTip(tr(_HELP))
        self.accel_action = toggle(
            theme, self, tr("&Accelerometer curves"), self.timeline.set_accel_visible
        )
        self.message = QLabel(tr("Open the photo that belongs to this log."))
        self.message.setProperty("role", "muted")
        self.message.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        self.search = AlignmentBar(theme, bench)
        self.curve = AlignmentCurve(theme, bench, self.timeline)
        layout.addWidget(self.message)
        layout.addWidget(self.search)
        layout.addWidget(self.timeline, 1)
        self.timeline.exposure_dragged.connect(bench.scrub.begin)
        self.timeline.exposure_dragged.connect(self._move)
        self.timeline.exposure_committed.connect(self._move)
        self.timeline.unit_chosen.connect(self._keep_unit)
        bench.settings.changed.connect(self._show_unit)
        self._show_unit()
        bench.project.recording_changed.connect(self._show_recording)
        bench.project.settings_changed.connect(self._show_exposure)
        self._show_recording()

    def _offset_s(self) -> float:
        settings = self.bench.project.settings
        return 0.0 if settings is None else settings.camera.time_offset_s

    def _keep_unit(self, unit: RateUnit) -> None:
        kept = self.bench.settings.preferences
        self.bench.settings.change(replace(kept, rate_unit=unit.value))

    def _show_unit(self) -> None:
        kept = self.bench.settings.preferences.rate_unit
        if kept in set(RateUnit):
            self.timeline.set_rate_unit(RateUnit(kept))

    def _move(self, start_s: float, duration_s: float) -> None:
        try:
            self.bench.project.set_exposure(Exposure(start_s - self._offset_s(), duration_s))
        except DeblurError as error:
            self.bench.notices.refuse(error)

    def _show_recording(self) -> None:
        recording = self.bench.project.recording
        self.timeline.set_recording(recording)
        self.accel_action.setEnabled(recording is not None and recording.accel_m_s2 is not None)
        self._show_message()

    def _show_exposure(self) -> None:
        settings = self.bench.project.settings
        if settings is None:
            self.timeline.clear_exposure()
        else:
            first = self.timeline.exposure is None
            start_s = settings.exposure.start_s + self._offset_s()
            self.timeline.set_exposure(start_s, settings.exposure.duration_s)
            if first:
                self.timeline.zoom_to_exposure()
        self._show_message()

    def _show_message(self) -> None:
        project = self.bench.project
        self.message.setVisible(project.recording is not None and project.photo is None)
