"""The measured motion over time, and the exposure as a band on it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.decimate import Floats
from deblur_studio.ui.widgets.exposure_band import ExposureBand
from deblur_studio.ui.widgets.time_strip import TimeStrip
from deblur_studio.ui.widgets.timeline_header import AXES, RateUnit, TimelineHeader

_EMPTY = to_translate("Open a motion log to see how the camera turned.")
_MARGIN_OF_EXPOSURE = 2.0
_SHORTEST_VIEW_S = 2e-3
_STEP_S = 1e-3
_LONG_STEP_S = 1e-2
_SCORE_HEIGHT_PX = 72


class MotionTimeline(QWidget):
    """Three gyroscope curves, the accelerometer and a search's score on request."""

    exposure_dragged = Signal(float, float)
    exposure_committed = Signal(float, float)
    unit_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recording: ImuRecording | None = None
        self._unit = RateUnit.RAD_S
        self._accel_wanted = self._narrow = False
        self.gyro = TimeStrip(theme, AXES, self)
        self.accel = TimeStrip(theme, AXES, self)
        self.score = TimeStrip(theme, ("accent",), self)
        self.band = ExposureBand(theme, self.gyro, self)
        self.band.dragged.connect(self.exposure_dragged)
        self.band.committed.connect(self.exposure_committed)
        self._header = TimelineHeader(theme)
        self._header.unit_chosen.connect(self.set_rate_unit)
        self._header.unit_chosen.connect(self.unit_chosen)
        self._header.exposure_wanted.connect(self.zoom_to_exposure)
        self._header.log_wanted.connect(self.zoom_to_log)
        self._stack = QStackedLayout()
        self._lay_out()
        self._set_up_strips()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Motion over time"))
        self.set_recording(None)

    @property
    def exposure(self) -> tuple[float, float] | None:
        """Start and duration of the band on the log's clock."""
        return self.band.times_s

    def set_recording(self, recording: ImuRecording | None) -> None:
        """Show another log whole, or the empty state."""
        self._recording = recording
        self._stack.setCurrentIndex(0 if recording is None else 1)
        self.clear_score()
        if recording is None:
            self.clear_exposure()
            return
        origin_s = float(recording.time_s[0])
        self.accel.plot.setVisible(self._accel_wanted and recording.accel_m_s2 is not None)
        if recording.accel_m_s2 is not None:
            self.accel.set_data(recording.time_s, recording.accel_m_s2, recording.gaps, origin_s)
        label = tr("time in s, {clock}", clock=tr(recording.clock))
        self.gyro.show_time_label(tr("time in s") if self._narrow else label)
        self._show_rates()
        self._keep_band_of(recording)
        self.zoom_to_log()

    def set_exposure(self, start_s: float, duration_s: float) -> None:
        """Put the band there, without a signal."""
        self.band.place(start_s, duration_s)
        self._limit_view()

    def clear_exposure(self) -> None:
        self.band.hide()

    def be_narrow(self) -> None:
        """Fit into a narrow column."""
        self._narrow = True
        self._header.be_narrow()

    def set_rate_unit(self, unit: RateUnit) -> None:
        if unit is not self._unit:
            self._unit = unit
            self._header.show_unit(unit)
            self._show_rates()

    def set_accel_visible(self, visible: bool) -> None:
        """Show the accelerometer below, where the log has one."""
        self._accel_wanted = visible
        has_accel = self._recording is not None and self._recording.accel_m_s2 is not None
        self.accel.plot.setVisible(visible and has_accel)

    def set_score(self, start_s: Floats, score: Floats, label: str) -> None:
        """Show what a search found: a score for each start of the exposure."""
        if self._recording is not None:
            self.score.set_caption(label)
            origin_s = float(self._recording.time_s[0])
            self.score.set_data(start_s, score[:, np.newaxis], (), origin_s)
            self.score.plot.show()

    def clear_score(self) -> None:
        self.score.plot.hide()

    def zoom_to_exposure(self) -> None:
        """Show the band with as much again around it."""
        if self.band.times_s is not None:
            start_s, duration_s = self.band.times_s
            room_s = max(duration_s * _MARGIN_OF_EXPOSURE, _SHORTEST_VIEW_S)
            self._show_times(start_s - room_s, start_s + duration_s + room_s)

    def zoom_to_stretch(self, start_s: float, end_s: float) -> None:
        """Show a stretch of the log's clock with a little room about it."""
        room_s = max(0.02 * (end_s - start_s), _SHORTEST_VIEW_S)
        self._show_times(start_s - room_s, end_s + room_s)

    def zoom_to_log(self) -> None:
        if self._recording is not None:
            self._limit_view()
            self._show_times(*self._reach_s())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        side = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if side is None or self.band.times_s is None:
            super().keyPressEvent(event)
            return
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.band.move_by(side * (_LONG_STEP_S if shift else _STEP_S))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if arrow and self.band.times_s is not None and not event.isAutoRepeat():
            self.band.commit()
        else:
            super().keyReleaseEvent(event)

    def _centre_band(self, time_s: float) -> None:
        if self.band.times_s is not None:
            start_s, duration_s = self.band.times_s
            self.band.move_by(time_s - duration_s / 2 - start_s)
            self.band.commit()

    def _keep_band_of(self, recording: ImuRecording) -> None:
        """Put the band on the new log's origin, or hide it where it belongs to another log."""
        if self.band.times_s is None:
            return
        start_s, duration_s = self.band.times_s
        if recording.time_s[0] <= start_s + duration_s and start_s <= recording.time_s[-1]:
            self.band.place(start_s, duration_s)
        else:
            self.band.hide()

    def _show_rates(self) -> None:
        self.gyro.set_label(self._unit.value)
        if self._recording is None:
            return
        factor = math.degrees(1.0) if self._unit is RateUnit.DEG_S else 1.0
        rates = self._recording.gyro_rad_s * factor
        time_s, gaps = self._recording.time_s, self._recording.gaps
        self.gyro.set_data(time_s, rates, gaps, float(time_s[0]))

    def _reach_s(self) -> tuple[float, float]:
        """Return the stretch that holds the log and the exposure."""
        assert self._recording is not None
        ends = [float(self._recording.time_s[0]), float(self._recording.time_s[-1])]
        if self.band.times_s is not None:
            start_s, duration_s = self.band.times_s
            ends += [start_s, start_s + duration_s]
        return min(ends), max(ends)

    def _limit_view(self) -> None:
        if self._recording is None:
            return
        low, high = self._reach_s()
        origin, room = self.gyro.origin_s, 0.05 * (high - low)
        self.gyro.plot.getViewBox().setLimits(
            xMin=low - room - origin, xMax=high + room - origin, minXRange=_SHORTEST_VIEW_S
        )

    def _show_times(self, start_s: float, end_s: float) -> None:
        origin = self.gyro.origin_s
        self.gyro.plot.getViewBox().setXRange(start_s - origin, end_s - origin, padding=0)

    def _set_up_strips(self) -> None:
        self.accel.set_label("m/s\N{SUPERSCRIPT TWO}")
        for below in (self.accel, self.score):
            below.plot.setXLink(self.gyro.plot)
            below.plot.hideAxis("bottom")
            below.plot.hide()
        self.score.plot.setFixedHeight(_SCORE_HEIGHT_PX)
        for strip in (self.gyro, self.accel, self.score):
            strip.double_clicked.connect(self._centre_band)

    def _lay_out(self) -> None:
        empty = QLabel(tr(_EMPTY))
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setProperty("role", "muted")
        plots = QWidget()
        column = QVBoxLayout(plots)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._header)
        column.addWidget(self.gyro.plot, 3)
        column.addWidget(self.accel.plot, 2)
        column.addWidget(self.score.plot)
        self.setLayout(self._stack)  # first: a page without a parent is a window of its own
        self._stack.addWidget(empty)
        self._stack.addWidget(plots)
