"""One sensor in use: from the bytes of its transport to plots, link quality and a recording."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from deblur_studio.core.motion.witmotion.decoder import Decoded, Decoder
from deblur_studio.core.motion.witmotion.samples import RegisterAnswer
from deblur_studio.devices import commands
from deblur_studio.devices.clock import SampleClock
from deblur_studio.devices.quality import LinkQuality
from deblur_studio.devices.recorder import Recorder
from deblur_studio.devices.ring import CAPACITY, Ring, Snapshot
from deblur_studio.devices.status import SensorStatus, updated
from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase, Transport

ASK_AGAIN_S = 60.0

_BROKEN = (Phase.STALLED, Phase.RECONNECTING, Phase.LOST, Phase.FAILED)
_MAX_EVENTS = 1_000


Event = LinkState | RegisterAnswer | str


class SensorSession:
    """A transport with decoder, clock, ring buffer and recorder; methods suit any thread."""

    def __init__(self, transport: Transport, capacity: int = CAPACITY) -> None:
        self.transport = transport
        self._ring, self._decoder, self._clock = Ring(capacity), Decoder(), SampleClock()
        self._state, self._status = LinkState(Phase.OFF), SensorStatus()
        self._events: deque[Event] = deque(maxlen=_MAX_EVENTS)
        self._lock = threading.RLock()  # between the stream and starting or ending a recording
        self._recorder: Recorder | None = None
        self._segment, self._gaps, self._left_out = 0, 0, 0
        self._last_s: float | None = None
        self._ask_s = np.inf

    # for the owner

    @property
    def device(self) -> DeviceInfo:
        """Which sensor it is."""
        return self.transport.device

    @property
    def state(self) -> LinkState:
        """Where the link stands."""
        return self._state

    @property
    def recorder(self) -> Recorder | None:
        """The recording in progress, if any."""
        return self._recorder

    def start(self) -> None:
        """Connect and stream; returns at once."""
        self.transport.start(self)

    def stop(self) -> None:
        """End the link and a recording."""
        self.transport.stop()
        self.stop_recording()

    def events(self) -> list[Event]:
        """What happened since the last call: states, register answers, sentences of trouble."""
        taken: list[Event] = []
        while self._events:
            taken.append(self._events.popleft())
        return taken

    def snapshot(self, last_s: float) -> Snapshot:
        """A copy of the samples of the last seconds."""
        return self._ring.snapshot(last_s)

    def clear(self) -> None:
        """Forget the samples that plots show."""
        self._ring.clear()

    def quality(self) -> LinkQuality:
        """How well the sensor is received just now."""
        timing, status = self._clock.timing, self._status
        drift_ppm = timing.drift_ppm(status.rate_hz) if status.rate_hz else None
        age_s = None if self._last_s is None else max(0.0, time.perf_counter() - self._last_s)
        return LinkQuality(
            timing, drift_ppm, self._ring.written, self._gaps, self._left_out, age_s, status
        )

    # commands

    def send(self, frames: Sequence[bytes]) -> None:
        """Send commands in order; answers come as events and in the status."""
        self.transport.send(frames)

    def set_rate(self, rate_hz: float) -> None:
        """Set the output rate and read it back.

        Raises:
            ValueError: The sensor has no such rate.
        """
        self.transport.send(commands.set_rate(rate_hz))

    # recording

    def record(self, folder: Path) -> Recorder:
        """Begin a recording in a new folder.

        Raises:
            OutputError: The folder exists already or cannot be made.
        """
        with self._lock:
            self.stop_recording()
            self._recorder = Recorder(folder, self._head(), self._events.append)
            return self._recorder

    def mark(self, label: str, at_s: float | None = None) -> None:
        """Mark an instant of ``time.perf_counter`` in the recording, by default this one."""
        recorder = self._recorder
        if recorder is not None:
            recorder.mark(label, time.perf_counter() if at_s is None else at_s)

    def stop_recording(self) -> Path | None:
        """End the recording; returns its folder when all is on the disk."""
        with self._lock:
            recorder, self._recorder = self._recorder, None
        if recorder is None:
            return None
        recorder.stop()
        return recorder.folder

    # for the transport

    def on_state(self, state: LinkState) -> None:
        """Take the link's state; when it breaks, what follows is another stretch."""
        with self._lock:
            before, self._state = self._state.phase, state
            self._events.append(state)
            if state.phase in _BROKEN and before is Phase.STREAMING:
                self._interrupt(state.trouble.sentence if state.trouble else state.phase.value)
            if state.phase is Phase.STREAMING and before is not Phase.STALLED:
                self._ask_s = time.perf_counter()
            if state.phase is Phase.OFF:
                self._take(self._decoder.flush(), b"", time.perf_counter())
                self._next_segment()

    def on_bytes(self, data: bytes, arrival_s: float) -> None:
        """Decode, time, keep and record."""
        with self._lock:
            self._take(self._decoder.feed(data, arrival_s), data, arrival_s)
        if arrival_s >= self._ask_s:
            first = self._status == SensorStatus()
            self._ask_s = arrival_s + ASK_AGAIN_S
            self.transport.send(commands.ask_all() if first else commands.ask_battery())

    def _take(self, decoded: Decoded, data: bytes, arrival_s: float) -> None:
        times_s = self._clock.times(decoded.arrival_s, decoded.samples.device_s)
        self._left_out += decoded.left_out_bytes
        if len(times_s):
            self._ring.append(times_s, decoded.samples, self._segment)
            self._last_s = arrival_s
        if self._recorder is not None:
            self._recorder.add(data, arrival_s, decoded, self._segment)
        for answer in decoded.answers:
            self._answered(answer)

    def _answered(self, answer: RegisterAnswer) -> None:
        before = self._status.rate_hz
        self._status = updated(self._status, answer)
        self._events.append(answer)
        if before not in (None, self._status.rate_hz):
            self._next_segment()  # another rate is another clock

    def _interrupt(self, why: str) -> None:
        now_s = time.perf_counter()
        self._take(self._decoder.flush(), b"", now_s)
        self._gaps += 1
        self._next_segment()
        if self._recorder is not None:
            self._recorder.interrupt(why, now_s)

    def _next_segment(self) -> None:
        self._segment += 1
        self._clock.restart()

    def _head(self) -> dict[str, object]:
        device, status = self.device, self._status
        return {
            "device": device.name,
            "address": device.address,
            "rate_hz": status.rate_hz,
            "firmware": status.firmware,
        }
