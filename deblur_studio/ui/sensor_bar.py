"""The bar above the curves of a sensor: record, mark, pause, how much to see, hand on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QToolBar, QToolButton

from deblur_studio.devices.transport import Phase
from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action, toggle
from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.sensor_words import size_text, time_text
from deblur_studio.ui.theme import Theme

_TEXT_MS = 250
_SPANS_S = (2.0, 5.0, 10.0, 30.0, 60.0)
_FIRST_SPAN = 2


class SensorBar(QToolBar):
    """Its actions do what they say; what concerns the curves it asks for."""

    span_chosen = Signal(float)
    paused = Signal(bool)
    cleared = Signal()
    picture_wanted = Signal()
    photo_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(tr("Sensor"))
        self._theme, self._bench = theme, bench
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._make_recording()
        self.addSeparator()
        self._make_view()
        self.addSeparator()
        self.use = action(theme, self, tr("&Use for photo"), self.photo_wanted.emit, icon="play")
        for named in (self.record, self.use):
            button = self.widgetForAction(named)
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._texts = QTimer(self)
        self._texts.setInterval(_TEXT_MS)
        self._texts.timeout.connect(self._show_recording)
        bench.sensor.state_changed.connect(self._show_state)
        bench.sensor.session_changed.connect(self._show_state)
        bench.recording.changed.connect(self._show_state)
        self._show_state()

    def view_actions(self) -> tuple[tuple[QAction, ...], ...]:
        """Actions for the View menu, by group."""
        return (self.record, self.mark, self.use), (self.pause, self.clear_curves, self.picture)

    @property
    def span_s(self) -> float:
        """How much time is wanted on view."""
        return float(self.span.currentData())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._texts.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._texts.stop()

    def _make_recording(self) -> None:
        theme, recording = self._theme, self._bench.recording
        self.record = action(
            theme, self, tr("&Record"), self._toggle_recording, icon="record", shortcut="Ctrl+R"
        )
        self.mark = action(
            theme, self, tr("&Mark the shutter"), recording.mark, icon="marker", shortcut="M"
        )
        self.told = QLabel()
        self.told.setFont(theme.font(FontRole.SMALL))
        self.addWidget(self.told)

    def _make_view(self) -> None:
        theme = self._theme
        self.pause = toggle(
            theme, self, tr("&Pause the curves"), self.paused.emit, icon="pause", shortcut="P"
        )
        self.addAction(self.pause)
        self.clear_curves = action(
            theme, self, tr("&Clear the curves"), self.cleared.emit, icon="clear"
        )
        self.picture = action(
            theme, self, tr("&Save a picture…"), self.picture_wanted.emit, icon="photo"
        )
        self.span = QComboBox()
        self.span.setAccessibleName(tr("Time on view"))
        self.span.setToolTip(tr("Time on view"))
        for span_s in _SPANS_S:
            self.span.addItem(f"{written(span_s, 'g')} s", span_s)
        self.span.setCurrentIndex(_FIRST_SPAN)
        self.span.currentIndexChanged.connect(lambda _: self.span_chosen.emit(self.span_s))
        self.addWidget(self.span)

    def _toggle_recording(self) -> None:
        if self._bench.recording.state() is None:
            self._bench.recording.start()
        else:
            self._bench.recording.stop()

    def _show_state(self) -> None:
        sensor, recording = self._bench.sensor, self._bench.recording
        running = recording.state() is not None
        self.record.setText(tr("&Stop") if running else tr("&Record"))
        self._theme.bind_icon(self.record, "stop" if running else "record")
        self.record.setEnabled(running or sensor.any_live)
        self.mark.setEnabled(sensor.state.phase is Phase.STREAMING)
        self.use.setEnabled(recording.last is not None and not running)
        for one in (self.pause, self.clear_curves, self.picture):
            one.setEnabled(sensor.session is not None)
        self._show_recording()

    def _show_recording(self) -> None:
        state, last = self._bench.recording.state(), self._bench.recording.last
        if state is None:
            self.told.setText("" if last is None else tr("Last: {name}", name=last.name[:19]))
            return
        marks = len(self._bench.recording.marks_s)
        marked = tr(", {marks} marked", marks=marks) if marks else ""
        several = tr("{count} sensors, ", count=state.sensors) if state.sensors > 1 else ""
        self.told.setText(
            f"{several}{time_text(state.duration_s)}, {size_text(state.size_bytes)}{marked}"
        )
