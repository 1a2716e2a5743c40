"""What bleak, the operating system or D-Bus complain of, as a reason and a sentence."""

from __future__ import annotations

import asyncio
import sys

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
)

from deblur_studio.devices.sentences import (
    ADAPTER_OFF,
    NO_ADAPTER,
    NO_BUS,
    NO_SERVICE,
    in_use,
    not_a_sensor,
    not_permitted,
    out_of_reach,
)
from deblur_studio.devices.transport import Reason, Trouble

FAILURES = (BleakError, OSError, asyncio.TimeoutError, EOFError)

_NO_SERVICE = ("ServiceUnknown", "NameHasNoOwner", "NoReply", "Disconnected", "Spawn")
_IN_USE = ("le-connection-abort", "AlreadyConnected", "InProgress", "br-connection-busy",
           "ConnectionAttemptFailed", "AuthenticationFailed", "AuthenticationRejected")  # fmt: skip
_OUT_OF_REACH = ("Page Timeout", "page-timeout", "NotAvailable", "not found", "UnknownObject",
                 "DoesNotExist", "Unreachable")  # fmt: skip


def trouble_of(error: BaseException, name: str = "The sensor") -> Trouble:
    """The reason behind one of ``FAILURES``."""
    if isinstance(error, BleakBluetoothNotAvailableError):
        return _of_availability(error)
    if isinstance(error, BleakCharacteristicNotFoundError):
        return not_a_sensor(name)
    if isinstance(error, (BleakDeviceNotFoundError, TimeoutError)):
        return out_of_reach(name)
    if isinstance(error, PermissionError):
        return not_permitted()
    if isinstance(error, (FileNotFoundError, ConnectionError, EOFError)):
        return NO_BUS if sys.platform.startswith("linux") else _unexpected(error)
    return _of_text(error, name)


def _of_availability(error: BleakBluetoothNotAvailableError) -> Trouble:
    reasons = BleakBluetoothNotAvailableReason
    match error.reason:
        case reasons.NO_BLUETOOTH | reasons.NO_BLE_CENTRAL_ROLE:
            return NO_ADAPTER
        case reasons.POWERED_OFF:
            return ADAPTER_OFF
        case reasons.DENIED_BY_USER | reasons.DENIED_BY_SYSTEM | reasons.DENIED_BY_UNKNOWN:
            return not_permitted()
    return _unexpected(error)


def _of_text(error: BaseException, name: str) -> Trouble:
    said = f"{getattr(error, 'dbus_error', '')} {error}"
    if isinstance(error, BleakDBusError) and any(sign in said for sign in _NO_SERVICE):
        return NO_SERVICE
    if "NotReady" in said:
        return ADAPTER_OFF
    if "AccessDenied" in said or "NotPermitted" in said or "NotAuthorized" in said:
        return not_permitted()
    if any(sign in said for sign in _IN_USE):
        return in_use(name)
    if any(sign in said for sign in _OUT_OF_REACH):
        return out_of_reach(name)
    return _unexpected(error)


def _unexpected(error: BaseException) -> Trouble:
    said = str(error).rstrip(".") or type(error).__name__
    return Trouble(
        Reason.UNEXPECTED, f"Bluetooth failed ({said}); switch it off and on, then try again."
    )
