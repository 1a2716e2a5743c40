"""The live sensors in use, and which of them is shown.

What changes often is asked for with ``snapshot`` and ``quality``, of the sensor that is shown;
signals tell of changes of state only. Opening and ending may wait for threads and so are jobs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sensor_link import SensorLink, tell_trouble
from deblur_studio.services.sensor_scan import SensorScan
from deblur_studio.services.sensor_source import (
    BluetoothSource,
    Source,
    address_of,
    is_replay,
    open_session,
)

if TYPE_CHECKING:
    from deblur_studio.devices.quality import LinkQuality
    from deblur_studio.devices.radio import Radio
    from deblur_studio.devices.ring import Snapshot
    from deblur_studio.devices.session import SensorSession

_POLL_MS = 50
_TOPIC = "sensor"


class SensorService(QObject):
    """Connects, watches and lets go; lives on the GUI thread."""

    state_changed = Signal(object)
    """LinkState of the sensor that is shown, after something changed for any of them."""
    session_changed = Signal()
    """Another sensor is shown, or a sensor was added."""
    ended = Signal(object, str)
    """Path of the recording that ended with a link, or None, and the sensor's address."""
    answered = Signal()
    """A sensor has told one of its settings."""
    recording_refused = Signal(str)
    """Why the disk takes no more."""

    def __init__(
        self, jobs: Jobs, notices: Notices, scan: SensorScan, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self._scan = jobs, notices, scan
        self._links: list[SensorLink] = []
        self.shown: SensorLink | None = None
        """The sensor whose curves and figures are on view; stays when it was let go."""
        self.opening = False
        """Whether a link is just being opened."""
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def links(self) -> tuple[SensorLink, ...]:
        """The sensors in use, and those that were let go since one was connected."""
        return tuple(self._links)

    @property
    def session(self) -> SensorSession | None:
        """The session of the sensor that is shown."""
        return None if self.shown is None else self.shown.session

    @property
    def state(self) -> LinkState:
        """Where the link of the sensor that is shown stands."""
        return LinkState(Phase.OFF) if self.shown is None else self.shown.state

    @property
    def live(self) -> bool:
        """Whether the sensor that is shown is in use, about to be, or about to be let go."""
        return self.opening or (self.shown is not None and self.shown.live)

    @property
    def any_live(self) -> bool:
        """Whether any sensor is in use."""
        return any(link.live for link in self._links)

    @property
    def replays(self) -> bool:
        """Whether a recording is shown, which obeys no commands."""
        return self.device is not None and is_replay(self.device)

    @property
    def device(self) -> DeviceInfo | None:
        """Which sensor is shown."""
        return None if self.shown is None else self.shown.device

    def snapshot(self, last_s: float) -> Snapshot | None:
        """Return the samples of the last seconds, None before the first sensor."""
        return None if self.session is None else self.session.snapshot(last_s)

    def quality(self) -> LinkQuality | None:
        """Return how well the sensor is received, None before the first sensor."""
        return None if self.session is None else self.session.quality()

    def set_rate(self, rate_hz: float) -> None:
        """Ask the sensor for another rate; it is read back."""
        if self.session is not None and self.live:
            self.session.set_rate(rate_hz)

    def show(self, link: SensorLink) -> None:
        """Let curves, figures and calibration follow another sensor."""
        if link is not self.shown and link in self._links:
            self.shown = link
            self.session_changed.emit()
            self.state_changed.emit(self.state)

    def link_of(self, source: Source) -> SensorLink | None:
        """Return the live link to this source, if there is one."""
        address = address_of(source)
        found = [one for one in self._links if one.live and one.device.address == address]
        return found[0] if found else None

    def connect_source(self, source: Source) -> None:
        """Stream from one more source; one that is connected already is shown."""
        known = self.link_of(source)
        if known is not None:
            self.show(known)
        if self.opening or known is not None:
            return
        self._notices.settle(_TOPIC)
        self.opening = True
        self.state_changed.emit(self.state)
        if isinstance(source, BluetoothSource):
            self._scan.with_radio(lambda radio: self._open(source, radio))
        else:
            self._open(source, None)

    def disconnect_sensor(self, link: SensorLink | None = None) -> None:
        """Let a sensor go, by default the one shown; ends its recording, keeps its curves."""
        chosen = link or self.shown
        if chosen is None or chosen.ending or not chosen.live:
            return
        folder = chosen.recorded_to
        chosen.ending = True

        def done(_: object = None) -> None:
            chosen.ending = False
            self._poll()
            self.state_changed.emit(self.state)
            self.ended.emit(folder, chosen.device.address)

        self.state_changed.emit(self.state)
        self._jobs.start(lambda context: chosen.session.stop(), Reaction(done, cancelled=done))

    def shutdown(self) -> None:
        """End all streams; waits for their threads."""
        self._timer.stop()
        for link in self._links:
            link.session.stop()

    def _open(self, source: Source, radio: Radio | None) -> None:
        def fail(failure: Failure) -> None:
            self._set_opening(False)
            self._notices.fail(failure, _TOPIC)

        gone = [link.session for link in self._links if not link.live]
        reaction = Reaction(self._use, fail, cancelled=lambda: self._set_opening(False))
        self._jobs.start(lambda context: open_session(source, radio, gone), reaction)

    def _use(self, session: SensorSession) -> None:
        if not self.any_live:
            self._scan.stop()
        self.shown = SensorLink(session)
        self._links = [*(link for link in self._links if link.live), self.shown]
        self.shown.start()
        self._timer.start()
        self._set_opening(False)
        self.session_changed.emit()

    def _set_opening(self, opening: bool) -> None:
        self.opening = opening
        self._poll()
        self.state_changed.emit(self.state)

    def _poll(self) -> None:
        told = [(link, event) for link in self._links for event in link.events()]
        for link, event in told:
            if isinstance(event, LinkState):
                tell_trouble(self._notices, link, event)
                self.state_changed.emit(event if link is self.shown else self.state)
            elif isinstance(event, str):
                self.recording_refused.emit(event)
            else:
                self.answered.emit()
        if not told and not self.any_live:
            self._timer.stop()
