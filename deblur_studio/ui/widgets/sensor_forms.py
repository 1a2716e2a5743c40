"""One form a source of sensor data: what has to be known before connecting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.devices.transport import DeviceInfo, Phase
from deblur_studio.services.sensor_scan import SensorScan
from deblur_studio.services.sensor_source import (
    BluetoothSource,
    ReplaySource,
    SimulatedSource,
    Source,
    simulated_motions,
)
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.elided_label import ElidedLabel
from deblur_studio.ui.widgets.empty_list import EmptyList

_SPEEDS = (1.0, 2.0, 5.0, 10.0)
_NO_SENSORS = to_translate("No sensors yet. Switch the sensor on, then press Scan.")
_LOOKING = to_translate("Looking for sensors…")


class SourceForm(QWidget):
    """The base: ``source`` is None while something is missing."""

    changed = Signal()

    def source(self) -> Source | None:
        """Return what was chosen."""
        raise NotImplementedError

    def _column(self, *widgets: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for widget in widgets:
            layout.addWidget(widget)


class BluetoothForm(SourceForm):
    """Scans and lists what was found with its signal strength."""

    def __init__(self, theme: Theme, scan: SensorScan) -> None:
        super().__init__()
        self._scan = scan
        self.button = QPushButton()
        theme.bind_icon(self.button, "search")
        self.button.clicked.connect(self._toggle)
        self.list = EmptyList(theme)
        self.list.setAccessibleName(tr("Sensors in reach"))
        self.list.setFixedHeight(112)
        self.list.currentRowChanged.connect(lambda _: self.changed.emit())
        self._column(self.button, self.list)
        scan.changed.connect(self._show)
        self._show()

    def source(self) -> Source | None:
        item = self.list.currentItem()
        return None if item is None else BluetoothSource(item.data(Qt.ItemDataRole.UserRole))

    def _toggle(self) -> None:
        if self._scan.state.phase is Phase.SCANNING:
            self._scan.stop()
        else:
            self._scan.start()
        self._show()

    def _show(self) -> None:
        scanning = self._scan.state.phase is Phase.SCANNING
        self.button.setText(tr("Stop scanning") if scanning else tr("Scan"))
        self.list.set_empty_text(tr(_LOOKING if scanning else _NO_SENSORS))
        found = {one.address: one for one in self._scan.found()}
        for row in reversed(range(self.list.count())):
            item = self.list.item(row)
            known = found.pop(item.data(Qt.ItemDataRole.UserRole).address, None)
            if known is None:
                self.list.takeItem(row)
            else:
                _fill(item, known)
        for device in found.values():
            item = QListWidgetItem(self.list)
            _fill(item, device)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self.changed.emit()


class SimulatedForm(SourceForm):
    """A sensor to try the program with."""

    def __init__(self) -> None:
        super().__init__()
        self.motion = QComboBox()
        self.motion.setAccessibleName(tr("Motion of the simulated sensor"))
        for motion in simulated_motions():
            self.motion.addItem(tr(motion), motion)
        self.motion.setCurrentIndex(1)
        self.motion.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._column(self.motion)

    def source(self) -> Source | None:
        return SimulatedSource(self.motion.currentData())


class ReplayForm(SourceForm):
    """A recording or log, its speed, and whether it begins again."""

    file_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._path: Path | None = None
        self.name = ElidedLabel(tr("No file chosen."))
        self.name.setProperty("role", "muted")
        self.choose = QPushButton(tr("Choose file…"))
        theme.bind_icon(self.choose, "open")
        self.choose.clicked.connect(self.file_wanted)
        self.speed = QComboBox()
        self.speed.setAccessibleName(tr("Speed of the replay"))
        for speed in _SPEEDS:
            self.speed.addItem(f"{written(speed, 'g')}\N{MULTIPLICATION SIGN}", speed)
        self.loop = QCheckBox(tr("Repeat"))
        row = QHBoxLayout()
        row.addWidget(self.speed, 1)
        row.addWidget(self.loop)
        options = QWidget()
        options.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self._column(self.choose, self.name, options)

    def set_file(self, path: Path) -> None:
        """Take the file that was chosen."""
        self._path = path
        self.name.set_whole_text(path.name if path.suffix != ".imu" else path.parent.name)
        self.changed.emit()

    def source(self) -> Source | None:
        if self._path is None:
            return None
        return ReplaySource(self._path, self.speed.currentData(), self.loop.isChecked())


def _fill(item: QListWidgetItem, device: DeviceInfo) -> None:
    strength = "" if device.rssi_dbm is None else f"    {device.rssi_dbm} dBm {_bars(device)}"
    if item.text() != device.name + strength:
        item.setText(device.name + strength)
        item.setToolTip(device.address)
    item.setData(Qt.ItemDataRole.UserRole, device)


def _bars(device: DeviceInfo) -> str:
    """Return the signal strength as one to four bars."""
    strength = -100 if device.rssi_dbm is None else device.rssi_dbm
    count = 1 + sum(strength > limit for limit in (-85, -72, -60))
    return "▂▄▆█"[:count]
