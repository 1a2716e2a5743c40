"""The live sensor in use, at most one.

What changes thirty times a second is asked for with ``snapshot`` and ``quality``; signals tell
of changes of state only. Opening and ending a link may wait for files and threads and so are
jobs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sensor_scan import SensorScan
from deblur_studio.services.sensor_source import BluetoothSource, Source, transport_of

if TYPE_CHECKING:
    from deblur_studio.devices.radio import Radio
    from deblur_studio.devices.ring import Snapshot
    from deblur_studio.devices.session import LinkQuality, SensorSession

LIVE = (Phase.CONNECTING, Phase.STREAMING, Phase.STALLED, Phase.RECONNECTING)
_POLL_MS = 50
_TOPIC = "sensor"


class SensorService(QObject):
    """Connects, watches and lets go; lives on the GUI thread."""

    state_changed = Signal(object)
    """LinkState."""
    session_changed = Signal()
    """Another sensor is in use."""
    ended = Signal(object)
    """Path of the recording that ended with the link, or None."""
    recording_refused = Signal(str)
    """Why the disk takes no more."""

    def __init__(
        self, jobs: Jobs, notices: Notices, scan: SensorScan, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self._scan = jobs, notices, scan
        self.session: SensorSession | None = None
        """The sensor in use, or the last one, whose curves stay."""
        self._between = False  # a job opens or ends a link
        self._starting = False  # until the link tells its first state
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def state(self) -> LinkState:
        """Where the link stands."""
        return LinkState(Phase.OFF) if self.session is None else self.session.state

    @property
    def between(self) -> bool:
        """Whether a link is just being opened or ended."""
        return self._between

    @property
    def live(self) -> bool:
        """Whether a sensor is in use, about to be, or about to be let go."""
        return self._between or self._starting or self.state.phase in LIVE

    @property
    def device(self) -> DeviceInfo | None:
        """Which sensor is in use, or was last."""
        return None if self.session is None else self.session.device

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

    def connect_source(self, source: Source) -> None:
        """Stream from a source; nothing happens while another one is in use."""
        if self.live:
            return
        self._notices.settle(_TOPIC)
        self._between = True
        self.state_changed.emit(self.state)
        if isinstance(source, BluetoothSource):
            self._scan.with_radio(lambda radio: self._open(source, radio))
        else:
            self._open(source, None)

    def disconnect_sensor(self) -> None:
        """Let the sensor go, which ends a recording; its curves stay."""
        session = self.session
        if session is None or self._between:
            return
        folder = None if session.recorder is None else session.recorder.folder

        def done(_: object = None) -> None:
            self._set_between(False)
            self.ended.emit(folder)

        self._set_between(True)
        self._jobs.start(lambda context: session.stop(), Reaction(done, cancelled=done))

    def shutdown(self) -> None:
        """End the stream; waits for its thread."""
        self._timer.stop()
        if self.session is not None:
            self.session.stop()

    def _open(self, source: Source, radio: Radio | None) -> None:
        def fail(failure: Failure) -> None:
            self._set_between(False)
            self._notices.fail(failure, _TOPIC)

        before = self.session

        def open_session(_: JobContext) -> SensorSession:
            from deblur_studio.devices.session import SensorSession

            if before is not None:
                before.stop()  # a link that failed or was lost may have left something running
            return SensorSession(transport_of(source, radio))

        reaction = Reaction(self._use, fail, cancelled=lambda: self._set_between(False))
        self._jobs.start(open_session, reaction)

    def _use(self, session: SensorSession) -> None:
        self._scan.stop()
        self.session = session
        self.session_changed.emit()
        self._starting = True
        self.session.start()
        self._timer.start()
        self._set_between(False)

    def _set_between(self, between: bool) -> None:
        self._between = between
        self._poll()
        self.state_changed.emit(self.state)

    def _poll(self) -> None:
        events = [] if self.session is None else self.session.events()
        for event in events:
            if isinstance(event, LinkState):
                self._starting = False
                self._tell(event)
                self.state_changed.emit(event)
            elif isinstance(event, str):
                self.recording_refused.emit(event)
        if not events and not self.live:
            self._timer.stop()

    def _tell(self, state: LinkState) -> None:
        """Say in a banner what is wrong with the link, and take it back when it is mended."""
        self._notices.settle(_TOPIC)
        if state.trouble is None:
            return
        if state.phase in (Phase.FAILED, Phase.LOST):
            self._notices.fail(Failure(state.trouble.sentence, "", expected=True), _TOPIC)
        else:
            self._notices.warn(state.trouble.sentence, _TOPIC)
