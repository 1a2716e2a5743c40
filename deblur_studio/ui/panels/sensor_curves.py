"""Acceleration, rate and angle as they are measured."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from deblur_studio.services.sensor_link import LIVE
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.sensor_bar import SensorBar
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.axis_legend import AxisLegend
from deblur_studio.ui.widgets.live_axis import LiveAxis
from deblur_studio.ui.widgets.live_clock import LiveClock
from deblur_studio.ui.widgets.live_strip import LiveStrip, Stretch, Values, no_stretch

_FRAME_MS = 33
_EMPTY = to_translate("No sensor is connected")
_HINT = to_translate(
    "Choose a source at the left and press Connect. A simulated sensor needs no hardware."
)


class CurvesPanel(Panel):
    """Pulls a snapshot thirty times a second while it is seen and something streams."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.strips = (
            LiveStrip(theme, tr("Acceleration"), "m/s²", 20.0),
            LiveStrip(theme, tr("Angular rate"), "°/s", 5.0),
            LiveStrip(theme, tr("Angle"), "°", 10.0),
        )
        self.bar, self.axis = SensorBar(theme, bench), LiveAxis(theme)
        self._clock, self._stack = LiveClock(), QStackedLayout()
        self._arrange()
        self._frames = QTimer(self)
        self._frames.setTimerType(Qt.TimerType.PreciseTimer)
        self._frames.setInterval(_FRAME_MS)
        self._frames.timeout.connect(self.show_frame)
        self.bar.span_chosen.connect(self._show_span)
        self.bar.paused.connect(self._run)
        self.bar.cleared.connect(self._clear)
        bench.sensor.state_changed.connect(self._run)
        bench.sensor.session_changed.connect(self._follow)
        self._show_span(self.bar.span_s)
        self._run()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._frames.stop()

    def drawing(self) -> bool:
        """Whether the curves move."""
        return self._frames.isActive()

    def show_frame(self) -> None:
        """Draw what has come."""
        span_s = self.bar.span_s
        snapshot = self.bench.sensor.snapshot(span_s * 1.05 + 0.5)
        if snapshot is None:
            return
        time_s = snapshot.time_s
        end_s = float(time_s[-1]) if len(time_s) else 0.0
        if self.bench.sensor.state.phase in LIVE:
            end_s = self._clock.end_s(end_s, time.perf_counter())
        marks_s = self.bench.recording.marks_s
        self._draw(
            Stretch(time_s, snapshot.segment, end_s, span_s, marks_s),
            (snapshot.accel_m_s2, np.degrees(snapshot.gyro_rad_s), snapshot.angle_deg),
        )

    def _draw(self, stretch: Stretch, curves: tuple[Values, Values, Values]) -> None:
        for strip, values in zip(self.strips, curves, strict=True):
            strip.show_stretch(stretch, values)

    def _show_span(self, span_s: float) -> None:
        self.axis.show_span(span_s)
        self.show_frame()

    def _clear(self) -> None:
        self.bench.recording.clear()
        none = np.empty((0, 3))
        self._draw(no_stretch(), (none, none, none))

    def _follow(self) -> None:
        """Another sensor has its own lead over now."""
        self._clock = LiveClock()
        self._run()

    def _run(self) -> None:
        """Let the curves move while there is something to see and somebody to see it."""
        sensor = self.bench.sensor
        self._stack.setCurrentIndex(0 if sensor.session is None else 1)
        if self.bar.pause.isChecked() or not self.isVisible():
            self._frames.stop()
            return
        self.show_frame()
        if sensor.state.phase in LIVE:
            self._frames.start()
        else:
            self._frames.stop()

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addLayout(self._stack, 1)  # first: a page without a parent is a window of its own
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._plots())

    def _plots(self) -> QWidget:
        self.plots = QWidget()
        column = QVBoxLayout(self.plots)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        column.setSpacing(Space.XS)
        legend = AxisLegend(self.theme, ("x", "y", "z"))
        column.addWidget(legend, 0, Qt.AlignmentFlag.AlignRight)
        for strip in self.strips:
            column.addWidget(strip, 1)
        column.addWidget(self.axis)
        return self.plots

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        for text, role, font in (
            (tr(_EMPTY), "heading", FontRole.TITLE),
            (tr(_HINT), "muted", FontRole.BODY),
        ):
            label = QLabel(text)
            label.setProperty("role", role)
            label.setFont(self.theme.font(font))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        return page
