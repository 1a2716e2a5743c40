"""Acceleration, rate and angle as they are measured, and the recording of them."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QStackedLayout,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.devices.transport import Phase
from deblur_studio.services.sensor import LIVE
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action, toggle
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sensor_words import size_text, time_text
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.axis_legend import AxisLegend
from deblur_studio.ui.widgets.live_axis import LiveAxis
from deblur_studio.ui.widgets.live_clock import LiveClock
from deblur_studio.ui.widgets.live_strip import LiveStrip, Stretch, Values, no_stretch

_FRAME_MS = 33
_TEXT_MS = 250
_SPANS_S = (2.0, 5.0, 10.0, 30.0, 60.0)
_EMPTY = (
    "No sensor is connected",
    "Choose a source at the left and press Connect. A simulated sensor needs no hardware.",
)


class CurvesPanel(Panel):
    """Pulls a snapshot thirty times a second while it is seen and something streams."""

    picture_wanted = Signal()
    photo_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.strips = (
            LiveStrip(theme, "Acceleration", "m/s²", 20.0),
            LiveStrip(theme, "Angular rate", "°/s", 5.0),
            LiveStrip(theme, "Angle", "°", 10.0),
        )
        self.axis, self.clock = LiveAxis(theme), LiveClock()
        self._make_actions()
        self._make_span()
        self._arrange()
        self._frames, self._texts = QTimer(self), QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        for timer, interval_ms, react in (
            (self._frames, _FRAME_MS, self.show_frame),
            (self._texts, _TEXT_MS, self._show_recording),
        ):
            timer.setInterval(interval_ms)
            timer.timeout.connect(react)
        bench.sensor.state_changed.connect(self._show_state)
        bench.recording.changed.connect(self._show_state)
        self._show_state()

    def view_actions(self) -> tuple[tuple[QAction, ...], ...]:
        """Actions for the View menu, by group."""
        return (
            (self.record, self.mark, self.use),
            (self.pause, self.clear, self.picture),
        )

    def span_s(self) -> float:
        """Return how much time is on view."""
        return float(self.span.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run_timers()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()
        self._texts.stop()

    def show_frame(self) -> None:
        """Draw what has come."""
        snapshot = self.bench.sensor.snapshot(self.span_s() * 1.05 + 0.5)
        if snapshot is None or self.pause.isChecked():
            return
        time_s = snapshot.time_s
        live = self.bench.sensor.state.phase in LIVE
        newest_s = float(time_s[-1]) if len(time_s) else 0.0
        end_s = self.clock.end_s(newest_s, time.perf_counter()) if live else newest_s
        marks_s = self.bench.recording.marks_s
        self._draw(
            Stretch(time_s, snapshot.segment, end_s, self.span_s(), marks_s),
            (snapshot.accel_m_s2, np.degrees(snapshot.gyro_rad_s), snapshot.angle_deg),
        )

    def _draw(self, stretch: Stretch, curves: tuple[Values, Values, Values]) -> None:
        for strip, values in zip(self.strips, curves, strict=True):
            strip.show_stretch(stretch, values)

    def _make_actions(self) -> None:
        theme, recording = self.theme, self.bench.recording
        self.record = action(
            theme, self, "&Record", self._toggle_recording, icon="record", shortcut="Ctrl+R"
        )
        self.mark = action(theme, self, "&Mark the shutter", recording.mark, icon="marker",
                           shortcut="M")  # fmt: skip
        self.pause = toggle(
            theme, self, "&Pause the curves", self._pause, icon="pause", shortcut="P"
        )
        self.clear = action(theme, self, "&Clear the curves", self._clear, icon="clear")
        self.picture = action(
            theme, self, "&Save a picture…", self.picture_wanted.emit, icon="photo"
        )
        self.use = action(theme, self, "&Use for photo", self.photo_wanted.emit, icon="play")

    def _make_span(self) -> None:
        self.span = QComboBox()
        self.span.setAccessibleName("Time on view")
        self.span.setToolTip("Time on view")
        for span_s in _SPANS_S:
            self.span.addItem(f"{span_s:g} s", span_s)
        self.span.setCurrentIndex(2)
        self.span.currentIndexChanged.connect(self._show_span)
        self._show_span()

    def _show_span(self) -> None:
        self.axis.show_span(self.span_s())
        if not self.pause.isChecked():
            self.show_frame()

    def _arrange(self) -> None:
        self.told = QLabel()
        self.told.setFont(self.theme.font(FontRole.SMALL))
        bar = QToolBar("Sensor")
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        bar.addActions([self.record, self.mark])
        bar.addWidget(self.told)
        bar.addSeparator()
        bar.addActions([self.pause, self.clear, self.picture])
        bar.addWidget(self.span)
        bar.addSeparator()
        bar.addAction(self.use)
        for shown in (self.record, self.use):
            button = bar.widgetForAction(shown)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._plots())
        layout.addLayout(self._stack, 1)

    def _plots(self) -> QWidget:
        self.plots = QWidget()
        column = QVBoxLayout(self.plots)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        column.setSpacing(Space.XS)
        column.addWidget(AxisLegend(self.theme, ("x", "y", "z")), 0, Qt.AlignmentFlag.AlignRight)
        for strip in self.strips:
            column.addWidget(strip, 1)
        column.addWidget(self.axis)
        return self.plots

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        for text, role, font in zip(
            _EMPTY, ("heading", "muted"), (FontRole.TITLE, FontRole.BODY), strict=True
        ):
            label = QLabel(text)
            label.setProperty("role", role)
            label.setFont(self.theme.font(font))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        return page

    def _toggle_recording(self) -> None:
        if self.bench.recording.state() is None:
            self.bench.recording.start()
        else:
            self.bench.recording.stop()

    def _pause(self, paused: bool) -> None:
        self.pause.setText("&Go on" if paused else "&Pause the curves")

    def _clear(self) -> None:
        self.bench.recording.clear()
        self._draw(no_stretch(), (np.empty((0, 3)),) * 3)

    def _show_state(self) -> None:
        sensor, recording = self.bench.sensor, self.bench.recording
        running = recording.state() is not None
        streaming = sensor.state.phase is Phase.STREAMING
        self.record.setText("&Stop" if running else "&Record")
        self.theme.bind_icon(self.record, "stop" if running else "record")
        self.record.setEnabled(running or sensor.state.phase in LIVE)
        self.mark.setEnabled(streaming)
        self.use.setEnabled(recording.last is not None and not running)
        for one in (self.pause, self.clear, self.picture):
            one.setEnabled(sensor.session is not None)
        self._stack.setCurrentIndex(0 if sensor.session is None else 1)
        self._show_recording()
        self._run_timers()

    def _show_recording(self) -> None:
        state, last = self.bench.recording.state(), self.bench.recording.last
        marks = len(self.bench.recording.marks_s)
        if state is not None:
            marked = f", {marks} marked" if marks else ""
            text = f"{time_text(state.duration_s)}, {size_text(state.size_bytes)}{marked}"
            self.told.setText(text)
        else:
            self.told.setText("" if last is None else _name_of(last))

    def _run_timers(self) -> None:
        live = self.bench.sensor.state.phase in LIVE
        for timer in (self._frames, self._texts):
            if live and self.isVisible():
                timer.start()
            else:
                timer.stop()
        if self.isVisible():
            self.show_frame()


def _name_of(folder: Path) -> str:
    return f"Last: {folder.name[:19]}"
