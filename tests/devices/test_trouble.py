"""Each failure of Bluetooth is one reason with one sentence that says what to do."""

from __future__ import annotations

import pytest
from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakCharacteristicNotFoundError,
    BleakDBusError,
    BleakDeviceNotFoundError,
    BleakError,
)

from deblur_studio.devices.sentences import not_permitted
from deblur_studio.devices.transport import Reason
from deblur_studio.devices.trouble import FAILURES, trouble_of

WHY = BleakBluetoothNotAvailableReason


def unavailable(why: BleakBluetoothNotAvailableReason) -> BleakError:
    return BleakBluetoothNotAvailableError("no", why)


CASES = [
    (unavailable(WHY.NO_BLUETOOTH), Reason.NO_ADAPTER),
    (unavailable(WHY.NO_BLE_CENTRAL_ROLE), Reason.NO_ADAPTER),
    (unavailable(WHY.POWERED_OFF), Reason.ADAPTER_OFF),
    (unavailable(WHY.DENIED_BY_USER), Reason.NOT_PERMITTED),
    (unavailable(WHY.DENIED_BY_SYSTEM), Reason.NOT_PERMITTED),
    (unavailable(WHY.UNKNOWN), Reason.UNEXPECTED),
    (BleakDBusError("org.bluez.Error.NotReady", ["Resource Not Ready"]), Reason.ADAPTER_OFF),
    (BleakDBusError("org.freedesktop.DBus.Error.ServiceUnknown", ["x"]), Reason.NO_SERVICE),
    (BleakDBusError("org.freedesktop.DBus.Error.AccessDenied", ["x"]), Reason.NOT_PERMITTED),
    (BleakDBusError("org.bluez.Error.InProgress", ["x"]), Reason.IN_USE),
    (BleakDBusError("org.bluez.Error.Failed", ["le-connection-abort-by-local"]), Reason.IN_USE),
    (BleakDBusError("org.bluez.Error.Failed", ["Page Timeout"]), Reason.OUT_OF_REACH),
    (BleakDBusError("org.bluez.Error.Failed", ["what"]), Reason.UNEXPECTED),
    (BleakCharacteristicNotFoundError("ffe4"), Reason.NOT_A_SENSOR),
    (BleakDeviceNotFoundError("AA", "gone"), Reason.OUT_OF_REACH),
    (TimeoutError(), Reason.OUT_OF_REACH),
    (PermissionError(13, "denied"), Reason.NOT_PERMITTED),
    (OSError(71, "Protocol error"), Reason.UNEXPECTED),
    (BleakError("device 'dev_AA' not found"), Reason.OUT_OF_REACH),
]


@pytest.mark.parametrize(("error", "reason"), CASES, ids=[repr(case[0])[:60] for case in CASES])
def test_that_a_failure_becomes_a_reason_and_a_sentence(error: Exception, reason: Reason) -> None:
    assert isinstance(error, FAILURES)
    trouble = trouble_of(error, "WT901BLE68")
    assert trouble.reason is reason
    assert "; " in trouble.sentence
    assert "Error" not in trouble.sentence.replace("org.bluez.Error", "")


@pytest.mark.parametrize("error", [FileNotFoundError(2, "x"), ConnectionRefusedError(), EOFError()])
def test_that_a_missing_message_bus_is_named_on_linux(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert trouble_of(error).reason is Reason.NO_BUS
    monkeypatch.setattr("sys.platform", "darwin")
    assert trouble_of(error).reason is Reason.UNEXPECTED


def test_that_the_permission_is_explained_on_each_system() -> None:
    said = [not_permitted(platform).sentence for platform in ("darwin", "win32", "linux")]
    assert "System Settings" in said[0]
    assert "Radios" in said[1]
    assert "group bluetooth" in said[2]
