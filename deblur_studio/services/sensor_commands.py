"""What a sensor can be told to do to itself: its own calibrations, and its axes.

Each command changes the device for good, so the window asks before it calls one.
"""

from __future__ import annotations

import enum
import time

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.core.errors import CameraError
from deblur_studio.core.motion.stillness import STILL_RAD_S
from deblur_studio.devices.commands import Calibration, calibrate, set_axes
from deblur_studio.devices.transport import Phase
from deblur_studio.services.notices import Notices
from deblur_studio.services.sensor import SensorService
from deblur_studio.services.sensor_calibration import SensorCalibration
from deblur_studio.services.sensor_link import SensorLink
from deblur_studio.services.translation import tr

REST_S = 5.0
_TICK_MS = 100
_TOPIC = "device"


class Task(enum.Enum):
    """What the sensor is busy with."""

    REST = "rest"
    MAGNETIC = "magnetic"


class SensorCommands(QObject):
    """Speaks to the sensor that is shown; a calibration goes on when another is looked at."""

    changed = Signal()

    def __init__(
        self,
        sensor: SensorService,
        calibration: SensorCalibration,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sensor, self._calibration, self._notices = sensor, calibration, notices
        self._link: SensorLink | None = None
        self._began_s = 0.0
        self.task: Task | None = None
        """The calibration in progress."""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._go_on)
        sensor.state_changed.connect(self._watch)

    @property
    def fraction(self) -> float | None:
        """How far a calibration at rest is, None while there is none."""
        if self.task is not Task.REST:
            return None
        return min((time.perf_counter() - self._began_s) / REST_S, 1.0)

    @property
    def axes(self) -> int | None:
        """How many axes the sensor says it uses, 6 or 9."""
        quality = self._sensor.quality()
        return None if quality is None else quality.status.axes

    def obstacle(self) -> str:
        """Return why the sensor cannot be told anything now; empty when it can."""
        if self._sensor.state.phase is not Phase.STREAMING:
            return tr("Connect a sensor first.")
        if self._sensor.replays:
            return tr("A replay obeys no commands; connect a sensor.")
        return ""

    def rest(self) -> bool:
        """Let accelerometer and gyroscope calibrate themselves for five seconds, lying still."""
        found = self._calibration.stillness()
        if found is None or found.noise_rad_s > STILL_RAD_S:
            sentence = tr(
                "The sensor moves; lay it on a level table and start again when it is still."
            )
            self._notices.refuse(CameraError(sentence), _TOPIC)
            return False
        return self._begin(Task.REST, Calibration.BIAS)

    def start_magnetic(self) -> bool:
        """Let the magnetometer calibrate itself until ``end``."""
        return self._begin(Task.MAGNETIC, Calibration.MAGNETIC)

    def end(self) -> None:
        """End the calibration in progress and let the sensor save what it found."""
        link, task = self._link, self.task
        self._forget()
        if link is None or task is None:
            return
        link.session.send(calibrate(Calibration.END))
        told = (
            tr(
                "{name} has calibrated its accelerometer and gyroscope and saved it.",
                name=link.device.name,
            )
            if task is Task.REST
            else tr("{name} has calibrated its magnetometer and saved it.", name=link.device.name)
        )
        self._notices.inform(told, _TOPIC)

    def use_axes(self, count: int) -> bool:
        """Let the sensor use 6 or 9 axes; it is read back."""
        session = self._sensor.session
        if session is None or self.obstacle():
            return False
        session.send(set_axes(count))
        return True

    def _begin(self, task: Task, what: Calibration) -> bool:
        link = self._sensor.shown
        if link is None or self.task is not None or self.obstacle():
            return False
        self._notices.settle(_TOPIC)
        link.session.send(calibrate(what))
        self._link, self.task, self._began_s = link, task, time.perf_counter()
        self._timer.start()
        self.changed.emit()
        return True

    def _go_on(self) -> None:
        if self.fraction == 1.0:
            self.end()
        else:
            self.changed.emit()

    def _watch(self) -> None:
        """Give up a calibration whose sensor has gone."""
        link = self._link
        if link is not None and (link.ending or link.state.phase is not Phase.STREAMING):
            self._forget()
            sentence = tr(
                "The link to {name} broke off; calibrate it again.", name=link.device.name
            )
            self._notices.refuse(CameraError(sentence), _TOPIC)

    def _forget(self) -> None:
        self._timer.stop()
        self._link = self.task = None
        self.changed.emit()
