"""Bluetooth: one thread with one event loop for the life of the program, and scanning on it."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any

from bleak import BleakScanner
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData

from deblur_studio.devices.transport import DeviceInfo, Finder, LinkState, Phase, Reason, Trouble
from deblur_studio.devices.trouble import FAILURES, trouble_of

SERVICE = "0000ffe5-0000-1000-8000-00805f9a34fb"
NAME_PREFIX = "WT"

_LOG = logging.getLogger(__name__)
_CLOSE_S = 5.0


class Radio:
    """Owns the thread; it is started by the first use and ended for good by ``close``."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._scan: Future[None] | None = None
        self._known: dict[str, BLEDevice] = {}

    def run(self, work: Coroutine[Any, Any, None]) -> Future[None]:
        """Run ``work`` on the loop; what it raises unexpectedly is logged."""
        loop = self._running_loop()
        if loop is None:
            return _never(work)
        future = asyncio.run_coroutine_threadsafe(work, loop)
        future.add_done_callback(_log_defect)
        return future

    def scan(self, finder: Finder) -> None:
        """Look for sensors until ``stop_scan``; a scan that runs is ended first."""
        self.stop_scan()
        self._scan = self.run(self._scanning(finder))

    def stop_scan(self) -> None:
        """End the scan."""
        if self._scan is not None:
            self._scan.cancel()
            self._scan = None

    def known(self, address: str) -> BLEDevice | None:
        """What a scan has found under this address."""
        return self._known.get(address)

    def forget(self, address: str) -> None:
        """The next connection looks for it anew."""
        self._known.pop(address, None)

    def close(self) -> None:
        """End everything and the thread."""
        self.stop_scan()
        with self._lock:
            thread, self._thread, self._closed = self._thread, None, True
        if thread is not None and self._loop is not None and self._end is not None:
            self._loop.call_soon_threadsafe(self._end.set)
            thread.join(_CLOSE_S)

    async def _scanning(self, finder: Finder) -> None:
        def found(device: BLEDevice, seen: AdvertisementData) -> None:
            name = seen.local_name or device.name or ""
            if name.startswith(NAME_PREFIX) or SERVICE in seen.service_uuids:
                self._known[device.address] = device
                finder.on_found(DeviceInfo(name or "WitMotion", device.address, seen.rssi))

        state = LinkState(Phase.OFF)
        try:
            finder.on_state(LinkState(Phase.SCANNING))
            async with BleakScanner(found):
                await asyncio.Event().wait()
        except FAILURES as error:
            state = LinkState(Phase.FAILED, trouble_of(error))
        finally:
            finder.on_state(state)

    def _running_loop(self) -> asyncio.AbstractEventLoop | None:
        with self._lock:
            if self._closed:
                return None
            if self._thread is None or self._loop is None:
                ready = threading.Event()
                self._thread = threading.Thread(
                    target=lambda: asyncio.run(self._live(ready)), name="bluetooth", daemon=True
                )
                self._thread.start()
                ready.wait()
            return self._loop

    async def _live(self, ready: threading.Event) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        ready.set()
        await self._end.wait()


def unexpected(error: BaseException) -> LinkState:
    """The state for a defect of the program."""
    sentence = f"The link ended on an unexpected error ({type(error).__name__}); connect again."
    return LinkState(Phase.FAILED, Trouble(Reason.UNEXPECTED, sentence))


def _never(work: Coroutine[Any, Any, None]) -> Future[None]:
    """What the program wanted after the radio was closed."""
    work.close()
    future: Future[None] = Future()
    future.cancel()
    return future


def _log_defect(future: Future[None]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        _LOG.error("work on the Bluetooth thread failed", exc_info=error)
