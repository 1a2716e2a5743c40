"""A transport that makes its bytes itself, at the pace of a clock: replay and simulation."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from typing import Protocol

from deblur_studio.devices.sentences import silent
from deblur_studio.devices.transport import DeviceInfo, LinkState, Listener, Phase

TICK_S = 0.015  # a usual connection interval; what falls into one arrives together


class Source(Protocol):
    """Makes the bytes of a sensor."""

    def until(self, time_s: float) -> bytes | None:
        """All bytes up to this time since the beginning that were not given yet; None: no more."""

    def answer(self, command: bytes) -> bytes:
        """What the sensor answers to a command, often nothing."""


class PacedTransport:
    """Streams a source; ``speed`` 2 runs through it in half the time, with true time stamps."""

    def __init__(self, device: DeviceInfo, source: Source, speed: float = 1.0) -> None:
        self._device, self._source, self._speed = device, source, speed
        self._thread: threading.Thread | None = None
        self._end = threading.Event()
        self._lock = threading.Lock()
        self._commands: list[bytes] = []
        self._silent_until_s = 0.0

    @property
    def device(self) -> DeviceInfo:
        """Which sensor it stands for."""
        return self._device

    def start(self, listener: Listener) -> None:
        """Stream; returns at once."""
        self.stop()
        self._end.clear()
        self._thread = threading.Thread(
            target=self._stream, args=(listener,), name="paced sensor", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End the stream; returns when no more callbacks will come. Not from a callback."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._end.set()
            thread.join()

    def send(self, commands: Sequence[bytes]) -> None:
        """Give commands to the sensor."""
        with self._lock:
            self._commands.extend(commands)

    def silence(self, duration_s: float) -> None:
        """Send nothing for a while, as a sensor that stalls."""
        self._silent_until_s = time.perf_counter() + duration_s

    def _stream(self, listener: Listener) -> None:
        listener.on_state(LinkState(Phase.CONNECTING))
        listener.on_state(LinkState(Phase.STREAMING))
        start_s, tick, stalled = time.perf_counter(), 0, False
        while not self._end.wait(self._pause_s(start_s, tick)):
            tick += 1
            data = self._source.until(tick * TICK_S)
            if data is None:
                break
            silent_now = time.perf_counter() < self._silent_until_s
            if silent_now != stalled:
                stalled = silent_now
                listener.on_state(self._state(stalled))
            data += self._answers()
            if data and not stalled:
                listener.on_bytes(data, start_s + tick * TICK_S)
        listener.on_state(LinkState(Phase.OFF))

    def _pause_s(self, start_s: float, tick: int) -> float:
        due_s = start_s + (tick + 1) * TICK_S / self._speed
        return max(0.0, due_s - time.perf_counter())

    def _state(self, stalled: bool) -> LinkState:
        if stalled:
            return LinkState(Phase.STALLED, silent(self._device.name))
        return LinkState(Phase.STREAMING)

    def _answers(self) -> bytes:
        with self._lock:
            commands, self._commands = self._commands, []
        return b"".join(self._source.answer(command) for command in commands)
