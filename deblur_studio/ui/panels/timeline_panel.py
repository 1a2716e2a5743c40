"""The motion around the exposure, which is a band to drag."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from deblur_studio.core.errors import DeblurError
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.timeline import MotionTimeline

_HINT = "Open a motion log to see its curves."


class TimelinePanel(Panel):
    """Shows the recording; the band moves the exposure of the project."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.timeline = MotionTimeline(theme)
        self.timeline.setMinimumHeight(110)
        self._message = QLabel(_HINT)
        self._message.setProperty("role", "muted")
        self._message.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        layout.setSpacing(Space.XS)
        layout.addLayout(self._header())
        layout.addWidget(self.timeline, 1)
        self.timeline.exposure_dragged.connect(self._move)
        self.timeline.exposure_committed.connect(self._move)
        bench.project.recording_changed.connect(self._show_recording)
        bench.project.settings_changed.connect(self._show_exposure)
        bench.psf.field_changed.connect(self._show_message)

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.addWidget(self._message, 1)
        for text, zoom in (
            ("Exposure", self.timeline.zoom_to_exposure),
            ("Whole log", self.timeline.zoom_to_log),
        ):
            button = QToolButton()
            button.setText(text)
            button.setToolTip(f"Zoom to the {text.lower()}")
            button.setProperty("role", "flat")
            button.clicked.connect(zoom)
            header.addWidget(button)
        return header

    def _offset_s(self) -> float:
        settings = self.bench.project.settings
        return 0.0 if settings is None else settings.camera.time_offset_s

    def _move(self, start_s: float, duration_s: float) -> None:
        try:
            self.bench.project.set_exposure(Exposure(start_s - self._offset_s(), duration_s))
        except DeblurError as error:
            self.bench.notices.refuse(error)

    def _show_recording(self) -> None:
        self.timeline.set_recording(self.bench.project.recording)
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
        problem = self.bench.psf.problem
        settings = self.bench.project.settings
        if self.bench.project.recording is None:
            text = _HINT
        elif problem:
            text = problem
        elif settings is None:
            text = "Open the photo that belongs to this log."
        else:
            text = "Drag the band to where the shutter was open; its edges change the length."
        self._message.setText(text)
