"""Sensors in reach: the radio's thread tells, a timer on the GUI thread asks."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices

if TYPE_CHECKING:
    from deblur_studio.devices.radio import Radio

_POLL_MS = 200
_TOPIC = "scan"


class FoundSensors:
    """A Finder that keeps what a scan found until somebody looks; suits any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: dict[str, DeviceInfo] = {}
        self._is_new = False
        self.state = LinkState(Phase.OFF)
        """How the scan stands."""

    def on_state(self, state: LinkState) -> None:
        """Take the scan's state."""
        with self._lock:
            self.state, self._is_new = state, True

    def on_found(self, device: DeviceInfo) -> None:
        """Take a sensor, or its new signal strength."""
        with self._lock:
            self._is_new |= self._found.get(device.address) != device
            self._found[device.address] = device

    def take_news(self) -> bool:
        """Return whether anything changed since the last call."""
        with self._lock:
            is_new, self._is_new = self._is_new, False
        return is_new

    def devices(self) -> tuple[DeviceInfo, ...]:
        """Return what was found, in the order of finding."""
        with self._lock:
            return tuple(self._found.values())


class SensorScan(QObject):
    """Owns the radio, which is made when Bluetooth is first wanted."""

    changed = Signal()

    def __init__(self, jobs: Jobs, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._notices = jobs, notices
        self._radio: Radio | None = None
        self._found = FoundSensors()
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def state(self) -> LinkState:
        """How the scan stands."""
        return self._found.state

    def found(self) -> tuple[DeviceInfo, ...]:
        """Return the sensors in reach."""
        return self._found.devices()

    def start(self) -> None:
        """Look for sensors anew until ``stop``."""
        found = self._found = FoundSensors()
        found.on_state(LinkState(Phase.SCANNING))
        self._notices.settle(_TOPIC)

        def ready(radio: Radio) -> None:
            if found is self._found and found.state.phase is Phase.SCANNING:
                radio.scan(found)

        self._timer.start()
        self.with_radio(ready)
        self._poll()

    def stop(self) -> None:
        """End the scan; what it found stays."""
        if self._radio is not None:
            self._radio.stop_scan()
        self._found.on_state(LinkState(Phase.OFF))

    def with_radio(self, react: Callable[[Radio], None]) -> None:
        """Call back with the radio; what drives it takes a moment to import the first time."""

        def take(radio: Radio) -> None:
            self._radio = self._radio or radio
            react(self._radio)

        if self._radio is not None:
            react(self._radio)
        else:
            self._jobs.start(_new_radio, Reaction(take))

    def shutdown(self) -> None:
        """End the radio; waits for its thread."""
        self._timer.stop()
        if self._radio is not None:
            self._radio.close()

    def _poll(self) -> None:
        if self._found.take_news():
            trouble = self.state.trouble
            if trouble is not None:
                self._notices.fail(Failure(trouble.sentence, "", expected=True), _TOPIC)
            self.changed.emit()
        if self.state.phase is not Phase.SCANNING:
            self._timer.stop()


def _new_radio(context: JobContext) -> Radio:
    from deblur_studio.devices.radio import Radio

    context.checkpoint(0.0)
    return Radio()
