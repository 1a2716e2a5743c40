"""Which sensors to use: source, what it needs, connect, and how the links stand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.sensor_source import SourceKind
from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.sensor_forms import (
    BluetoothForm,
    ReplayForm,
    SimulatedForm,
    SourceForm,
)
from deblur_studio.ui.widgets.sensor_rows import SensorRows

_INTERVAL_MS = 500
_POLICY = QSizePolicy.Policy
_RATES_HZ = (10.0, 20.0, 50.0, 100.0, 200.0)


class ConnectionPanel(Panel):
    """Connects and disconnects; the sentence under the button says what to do next."""

    file_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Source of sensor data"))
        self.replay, self.bluetooth = ReplayForm(theme), BluetoothForm(theme, bench.scan)
        self.simulated = SimulatedForm()
        self._forms: dict[SourceKind, SourceForm] = {
            SourceKind.BLUETOOTH: self.bluetooth,
            SourceKind.SIMULATED: self.simulated,
            SourceKind.REPLAY: self.replay,
        }
        self.stack = QStackedWidget()
        for kind, form in self._forms.items():
            self.kind.addItem(tr(kind.value), kind)
            self.stack.addWidget(form)
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self.connected, self.sentence = SensorRows(theme), QLabel()
        self.sentence.setProperty("role", "muted")
        self.sentence.setWordWrap(True)
        self._make_rate()
        self._arrange()
        self._connect()
        self._choose()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._show_rate)

    @property
    def form(self) -> SourceForm:
        """The form of the chosen source."""
        return self._forms[self.kind.currentData()]

    @property
    def chip(self) -> StatusChip | None:
        """How the link of the sensor that is shown stands."""
        shown = self.bench.sensor.shown
        return next((row.chip for row in self.connected.rows if row.link is shown), None)

    def replay_file(self, path: Path) -> None:
        """Take the file to replay."""
        self.replay.set_file(path)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _make_rate(self) -> None:
        self.rate = QComboBox()
        self.rate.setAccessibleName(tr("Output rate of the sensor"))
        for rate_hz in _RATES_HZ:
            self.rate.addItem(f"{written(rate_hz, 'g')} Hz", rate_hz)
        self.rate.activated.connect(lambda _: self.bench.sensor.set_rate(self.rate.currentData()))
        label = QLabel(tr("Output rate"))
        label.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.rate, 1)
        self.rate_row = QWidget()
        self.rate_row.setLayout(row)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.S, 0, 0)
        layout.setSpacing(Space.S)
        layout.addWidget(self.kind)
        layout.addWidget(self.stack)
        layout.addWidget(self.button)
        layout.addWidget(self.sentence)
        layout.addWidget(self.connected)
        layout.addWidget(self.rate_row)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._choose)
        self.button.clicked.connect(self.toggle)
        self.replay.file_wanted.connect(self.file_wanted)
        self.bluetooth.list.itemDoubleClicked.connect(lambda _: self.toggle())
        for form in self._forms.values():
            form.changed.connect(self._show)
        self.connected.chosen.connect(self.bench.sensor.show)
        self.connected.let_go.connect(self.bench.sensor.disconnect_sensor)
        self.bench.sensor.state_changed.connect(self._show)

    def _choose(self) -> None:
        self.stack.setCurrentWidget(self.form)
        for form in self._forms.values():  # the stack is as high as the form on view needs
            used = _POLICY.Preferred if form is self.form else _POLICY.Ignored
            form.setSizePolicy(_POLICY.Preferred, used)
        self._show()

    def toggle(self) -> None:
        """Connect to what was chosen, or disconnect it."""
        sensor, source = self.bench.sensor, self.form.source()
        link = None if source is None else sensor.link_of(source)
        if link is not None:
            sensor.disconnect_sensor(link)
        elif source is not None:
            sensor.connect_source(source)

    def _show(self) -> None:
        sensor, source = self.bench.sensor, self.form.source()
        link = None if source is None else sensor.link_of(source)
        another = tr("Connect another") if sensor.any_live else tr("Connect")
        self.button.setText(another if link is None else tr("Disconnect"))
        busy = sensor.opening or (link is not None and link.ending)
        self.button.setEnabled(source is not None and not busy)
        self.connected.show_links(sensor.links, sensor.shown)
        self.rate_row.setVisible(sensor.live and not sensor.replays)
        sentence = self._sentence_now()
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _show_rate(self) -> None:
        """Show what the sensor says it is set to."""
        quality = self.bench.sensor.quality()
        index = -1 if quality is None else self.rate.findData(quality.status.rate_hz)
        if not self.rate.view().isVisible():
            self.rate.setCurrentIndex(index)

    def _sentence_now(self) -> str:
        state = self.bench.sensor.state
        if state.trouble is not None:
            return state.trouble.sentence
        if self.form.source() is None and not self.bench.sensor.any_live:
            return (
                tr("Choose a file to replay.")
                if self.form is self.replay
                else tr("Scan for a sensor.")
            )
        return ""
