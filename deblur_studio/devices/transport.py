"""What carries the bytes of a sensor: the protocol that radio, replay and simulation share."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Phase(enum.Enum):
    """Where a link stands; there are no others."""

    OFF = "off"
    SCANNING = "scanning"
    CONNECTING = "connecting"
    STREAMING = "streaming"
    STALLED = "stalled"
    RECONNECTING = "reconnecting"
    LOST = "lost"
    FAILED = "failed"


class Reason(enum.Enum):
    """Why a link does not stand."""

    NO_ADAPTER = "no Bluetooth adapter"
    ADAPTER_OFF = "Bluetooth is switched off"
    NOT_PERMITTED = "Bluetooth is not permitted"
    NO_SERVICE = "the Bluetooth service does not run"
    NO_BUS = "the system's message bus is missing"
    OUT_OF_REACH = "out of reach"
    IN_USE = "connected elsewhere or refusing"
    NOT_A_SENSOR = "not a motion sensor"
    DROPPED = "the link dropped"
    SILENT = "no data"
    BAD_FILE = "unreadable recording"
    UNEXPECTED = "unexpected"


@dataclass(frozen=True)
class Trouble:
    """A reason, and one sentence for the user that says what to do."""

    reason: Reason
    sentence: str


@dataclass(frozen=True)
class LinkState:
    """``trouble`` is there with FAILED, LOST and STALLED, and while RECONNECTING."""

    phase: Phase
    trouble: Trouble | None = None


@dataclass(frozen=True)
class DeviceInfo:
    """A sensor in reach; ``address`` is what the system calls it (on macOS not a MAC address)."""

    name: str
    address: str
    rssi_dbm: int | None = None


class Listener(Protocol):
    """Told what happens, on the transport's thread; must return quickly."""

    def on_state(self, state: LinkState) -> None:
        """The link has come to another state."""

    def on_bytes(self, data: bytes, arrival_s: float) -> None:
        """Bytes have come, at ``arrival_s`` of ``time.perf_counter``."""


class Finder(Protocol):
    """Told what a scan finds, on the radio's thread."""

    def on_state(self, state: LinkState) -> None:
        """SCANNING, OFF when it has ended, FAILED where it cannot scan."""

    def on_found(self, device: DeviceInfo) -> None:
        """A sensor is in reach; told again as its signal strength changes."""


class Transport(Protocol):
    """Carries the bytes of one sensor; all methods may be called from any thread."""

    @property
    def device(self) -> DeviceInfo:
        """Which sensor it is."""

    def start(self, listener: Listener) -> None:
        """Connect and stream; returns at once."""

    def stop(self) -> None:
        """End it in order; returns when no more callbacks will come."""

    def send(self, commands: Sequence[bytes]) -> None:
        """Send commands in order, with the pause that the sensor needs between them."""
