"""A WitMotion sensor over Bluetooth LE: connect, stream, watch, reconnect."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Sequence
from concurrent.futures import Future

from bleak import BleakClient
from bleak.backends.characteristic import BleakGATTCharacteristic

from deblur_studio.devices.commands import PAUSE_S
from deblur_studio.devices.patience import Patience
from deblur_studio.devices.radio import Radio, unexpected
from deblur_studio.devices.sentences import dropped, silent
from deblur_studio.devices.transport import (
    DeviceInfo,
    LinkState,
    Listener,
    Phase,
    Reason,
    Trouble,
)
from deblur_studio.devices.trouble import FAILURES, trouble_of

NOTIFY = "0000ffe4-0000-1000-8000-00805f9a34fb"
WRITE = "0000ffe9-0000-1000-8000-00805f9a34fb"

_WORTH_A_SECOND_TRY = (Reason.IN_USE, Reason.UNEXPECTED)


class BleTransport:
    """One sensor on the radio's thread."""

    def __init__(self, radio: Radio, device: DeviceInfo, patience: Patience | None = None) -> None:
        self._radio, self._device = radio, device
        self._patience = patience or Patience()
        self._link: _Link | None = None
        self._work: Future[None] | None = None

    @property
    def device(self) -> DeviceInfo:
        """Which sensor it is."""
        return self._device

    def start(self, listener: Listener) -> None:
        """Connect and stream; returns at once."""
        self.stop()
        link = _Link(self._radio, self._device, self._patience, listener)
        self._link, self._work = link, self._radio.run(link.live())
        self._work.add_done_callback(link.report_defect)

    def stop(self) -> None:
        """Disconnect; returns when no more callbacks will come. Not to be called from one."""
        link, work = self._link, self._work
        self._link = self._work = None
        if link is None or work is None or work.done():
            return
        self._radio.run(link.end())
        with contextlib.suppress(TimeoutError):
            work.result(self._patience.connect_s + 2.0)

    def send(self, commands: Sequence[bytes]) -> None:
        """Send commands in order; those that come while there is no link are dropped."""
        link = self._link
        if link is not None:
            self._radio.run(link.enqueue(tuple(commands)))


class _Link:
    """From connecting to the end; lives on the radio's thread."""

    def __init__(
        self, radio: Radio, device: DeviceInfo, patience: Patience, listener: Listener
    ) -> None:
        self._radio, self._device = radio, device
        self._patience, self._listener = patience, listener
        self._commands: asyncio.Queue[bytes] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._phase, self._last_s, self._was_up_s = Phase.OFF, 0.0, float("-inf")

    async def live(self) -> None:
        """Until it is ended, or given up."""
        self._task = asyncio.create_task(self._attempts())
        await asyncio.wait([self._task])
        if self._task.cancelled():
            self._tell(Phase.OFF)
        else:
            self._task.result()

    async def end(self) -> None:
        """Break off whatever goes on."""
        if self._task is not None:
            self._task.cancel()

    async def enqueue(self, commands: Sequence[bytes]) -> None:
        """Put commands in line."""
        if self._phase in (Phase.STREAMING, Phase.STALLED):
            for command in commands:
                self._commands.put_nowait(command)

    def report_defect(self, work: Future[None]) -> None:
        """Tell the listener of an error that nobody expected."""
        error = None if work.cancelled() else work.exception()
        if error is not None:
            self._listener.on_state(unexpected(error))

    async def _attempts(self) -> None:
        self._tell(Phase.CONNECTING)
        failed_first, pause_s = 0, self._patience.first_pause_s
        while True:
            began_s = time.perf_counter()
            trouble = await self._attempt()
            if self._was_up_s == float("-inf"):
                failed_first += 1
                if failed_first > 1 or trouble.reason not in _WORTH_A_SECOND_TRY:
                    self._tell(Phase.FAILED, trouble)
                    return
            else:
                if self._was_up_s >= began_s:
                    pause_s = self._patience.first_pause_s
                if time.perf_counter() - self._was_up_s > self._patience.give_up_s:
                    self._tell(Phase.LOST, trouble)
                    return
                self._tell(Phase.RECONNECTING, trouble)
            await asyncio.sleep(pause_s)
            pause_s = min(2.0 * pause_s, self._patience.longest_pause_s)

    async def _attempt(self) -> Trouble:
        """Connect and stream until it ends; returns why."""
        gone = asyncio.Event()
        target = self._radio.known(self._device.address) or self._device.address
        try:
            async with BleakClient(
                target,
                disconnected_callback=lambda _: gone.set(),
                timeout=self._patience.connect_s,
            ) as client:
                return await self._stream(client, gone)
        except FAILURES as error:
            trouble = trouble_of(error, self._device.name)
            if trouble.reason is Reason.OUT_OF_REACH:
                self._radio.forget(self._device.address)
            return trouble

    async def _stream(self, client: BleakClient, gone: asyncio.Event) -> Trouble:
        self._commands = asyncio.Queue()
        await client.start_notify(NOTIFY, self._on_notify)
        self._last_s = time.perf_counter()
        self._tell(Phase.STREAMING)
        sender = asyncio.create_task(self._send_on(client))
        try:
            return await self._watch(gone)
        finally:
            self._was_up_s = time.perf_counter()
            sender.cancel()
            await asyncio.wait([sender])

    async def _watch(self, gone: asyncio.Event) -> Trouble:
        """Until the link drops or has been silent for too long."""
        name, patience = self._device.name, self._patience
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(patience.silence_s / 4.0):
                    await gone.wait()
                return dropped(name)
            silent_s = time.perf_counter() - self._last_s
            if silent_s > patience.give_up_silence_s:
                return silent(name)
            if silent_s > patience.silence_s and self._phase is Phase.STREAMING:
                self._tell(Phase.STALLED, silent(name))

    async def _send_on(self, client: BleakClient) -> None:
        while True:
            command = await self._commands.get()
            with contextlib.suppress(*FAILURES):  # a link that breaks here is seen by the watch
                await client.write_gatt_char(WRITE, command, response=False)
            await asyncio.sleep(PAUSE_S)

    def _on_notify(self, _: BleakGATTCharacteristic, data: bytearray) -> None:
        self._last_s = time.perf_counter()
        if self._phase is Phase.STALLED:
            self._tell(Phase.STREAMING)
        self._listener.on_bytes(bytes(data), self._last_s)

    def _tell(self, phase: Phase, trouble: Trouble | None = None) -> None:
        self._phase = phase
        self._listener.on_state(LinkState(phase, trouble))
