"""Where a live stream can come from; what drives it is imported when it is first used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from deblur_studio.devices.transport import DeviceInfo, Transport
from deblur_studio.services.translation import to_translate

if TYPE_CHECKING:
    from deblur_studio.devices.radio import Radio
    from deblur_studio.devices.session import SensorSession


_REPLAY = "replay:"


class SourceKind(Enum):
    """What a stream is carried by."""

    BLUETOOTH = to_translate("Bluetooth")
    SIMULATED = to_translate("Simulated sensor")
    REPLAY = to_translate("Replay of a recording")


@dataclass(frozen=True)
class BluetoothSource:
    """A sensor that a scan has found."""

    device: DeviceInfo


@dataclass(frozen=True)
class SimulatedSource:
    """A sensor that does not exist; ``motion`` is the name of one of its motions."""

    motion: str
    rate_hz: float = 200.0
    seed: int | None = None


@dataclass(frozen=True)
class ReplaySource:
    """A recording played as if it were measured now."""

    path: Path
    speed: float = 1.0
    loop: bool = False


Source = BluetoothSource | SimulatedSource | ReplaySource


def simulated_motions() -> tuple[str, ...]:
    """Return the names of the motions that a simulated sensor can make."""
    from deblur_studio.devices.simulated import Motion

    return tuple(motion.value for motion in Motion)


def address_of(source: Source) -> str:
    """Return the address that the device of a source has, by which it is known again."""
    match source:
        case BluetoothSource(device):
            return device.address
        case SimulatedSource(motion, _, _):
            from deblur_studio.devices.simulated import Motion

            return f"simulated:{Motion(motion).name.lower()}"
        case ReplaySource(path, _, _):
            return f"{_REPLAY}{path}"


def is_replay(device: DeviceInfo) -> bool:
    """Return whether a device is a recording that is played."""
    return device.address.startswith(_REPLAY)


def transport_of(source: Source, radio: Radio | None) -> Transport:
    """Build what carries a stream; Bluetooth needs the radio.

    Raises:
        DeblurError: A recording cannot be read.
    """
    match source:
        case BluetoothSource(device):
            from deblur_studio.devices.ble import BleTransport

            assert radio is not None
            return BleTransport(radio, device)
        case SimulatedSource(motion, rate_hz, seed):
            from deblur_studio.devices.simulated import Motion, simulated

            return simulated(Motion(motion), np.random.default_rng(seed), rate_hz=rate_hz)
        case ReplaySource(path, speed, loop):
            from deblur_studio.devices.replay import replay_file

            return replay_file(path, speed=speed, loop=loop)


def open_session(
    source: Source, radio: Radio | None, gone: Sequence[SensorSession]
) -> SensorSession:
    """Build the session of a source; what ``gone`` ones may have left running is ended first.

    Raises:
        DeblurError: A recording cannot be read.
    """
    from deblur_studio.devices.session import SensorSession

    for session in gone:
        session.stop()
    return SensorSession(transport_of(source, radio))
