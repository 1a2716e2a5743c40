"""What the status bar says of the sensor: which it is, its rate, and where recordings go."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.sensor_words import word_of
from deblur_studio.ui.widgets.elided_label import ElidedLabel

_INTERVAL_MS = 500


class SensorStatusLine(QWidget):
    """Follows the sensor twice a second while it is seen."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._bench = bench
        self.folder, self.state, self.rate = ElidedLabel(), QLabel(), QLabel()
        bench.places.changed.connect(self._show_folder)
        self._show_folder()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S, 0, Space.S, 0)
        layout.setSpacing(Space.L)
        layout.addWidget(self.folder, 1)
        layout.addWidget(self.rate)
        layout.addWidget(self.state)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._show)
        bench.sensor.state_changed.connect(self._show)
        bench.sensor.session_changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _show_folder(self) -> None:
        self.folder.set_whole_text(
            tr("Recordings go to {folder}", folder=self._bench.recording.folder)
        )

    def _show(self) -> None:
        sensor, quality = self._bench.sensor, self._bench.sensor.quality()
        rate_hz = None if quality is None or not sensor.live else quality.timing.rate_hz
        self.rate.setText("" if rate_hz is None else f"{written(rate_hz, '.1f')} Hz")
        word = word_of(sensor.state)[1]
        device = sensor.device if len(sensor.links) > 1 else None
        self.state.setText(word if device is None else f"{device.name}: {word}")
