"""Bluetooth end to end: bleak's real backend against a fake BlueZ on a private bus."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.witmotion.decoder import decode
from deblur_studio.core.motion.witmotion.samples import ACCEL_SCALE_M_S2
from deblur_studio.devices.ble import BleTransport
from deblur_studio.devices.commands import Calibration, calibrate, set_axes
from deblur_studio.devices.patience import Patience
from deblur_studio.devices.radio import Radio
from deblur_studio.devices.session import SensorSession
from deblur_studio.devices.transport import DeviceInfo, LinkState, Phase, Reason

HASTY = Patience(connect_s=1.5, silence_s=0.4, give_up_silence_s=1.2, give_up_s=1.5,
                 first_pause_s=0.05, longest_pause_s=0.2)  # fmt: skip

Bluez = Callable[..., Any]


def wait_until(true: Callable[[], bool], timeout_s: float = 6.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not become true in time"
        time.sleep(0.005)


class Ear:
    def __init__(self) -> None:
        self.states: list[LinkState] = []
        self.pieces: list[tuple[bytes, float]] = []
        self.found: dict[str, DeviceInfo] = {}

    def on_state(self, state: LinkState) -> None:
        self.states.append(state)

    def on_bytes(self, data: bytes, arrival_s: float) -> None:
        self.pieces.append((data, arrival_s))

    def on_found(self, device: DeviceInfo) -> None:
        self.found[device.address] = device

    @property
    def phases(self) -> list[Phase]:
        return [state.phase for state in self.states]


@pytest.fixture
def radio() -> Iterator[Radio]:
    radio = Radio()
    yield radio
    radio.close()


def scanned(radio: Radio, count: int = 1) -> list[DeviceInfo]:
    ear = Ear()
    radio.scan(ear)
    wait_until(lambda: len(ear.found) >= count)
    radio.stop_scan()
    wait_until(lambda: ear.phases[-1] is Phase.OFF)
    return sorted(ear.found.values(), key=lambda device: device.address)


@pytest.fixture
def linked(radio: Radio, bluez: Bluez) -> Iterator[tuple[Any, SensorSession]]:
    """A sensor at 200 Hz that streams into a session."""
    fake = bluez()
    session = SensorSession(BleTransport(radio, scanned(radio)[0], HASTY))
    session.start()
    wait_until(lambda: session.state.phase is Phase.STREAMING)
    yield fake, session
    session.stop()


def phases_of(events: list[Any]) -> list[Phase]:
    return [event.phase for event in events if isinstance(event, LinkState)]


def counts(session: SensorSession) -> np.ndarray:
    """The count that the fake sensor puts into its acceleration."""
    accel = session.snapshot(1e9).accel_m_s2
    words = np.round(accel[:, :2] / ACCEL_SCALE_M_S2).astype(int)
    return words[:, 0] + (words[:, 1] << 15)


def test_that_a_scan_finds_sensors_by_name_and_by_service_with_their_signal_strength(
    radio: Radio, bluez: Bluez
) -> None:
    bluez("--names", "WT901BLE67,WT901BLE68,sensor by service,WTother,other")
    found = scanned(radio, 4)
    assert [device.name for device in found] == [
        "WT901BLE67",
        "WT901BLE68",
        "sensor by service",
        "WTother",
    ]
    assert all(device.rssi_dbm is not None and -60 < device.rssi_dbm < -50 for device in found)


def test_that_samples_arrive_whole_and_in_order_at_200_hz(
    linked: tuple[Any, SensorSession],
) -> None:
    fake, session = linked
    time.sleep(3.0)
    sent = fake.tell("stall")
    time.sleep(0.1)
    seen = counts(session)
    np.testing.assert_array_equal(np.diff(seen), 1)
    assert seen[0] == 0
    assert seen[-1] >= sent - 2  # the last frame waits for the next one
    assert sent > 500
    assert session.quality().timing.rate_hz == pytest.approx(200.0, rel=0.02)
    assert session.quality().bytes_left_out == 0


@pytest.mark.slow
def test_that_nothing_is_lost_in_ten_seconds_at_200_hz(linked: tuple[Any, SensorSession]) -> None:
    fake, session = linked
    time.sleep(10.0)
    sent = fake.tell("stall")
    time.sleep(0.1)
    np.testing.assert_array_equal(counts(session)[: sent - 2], np.arange(sent - 2))
    assert sent > 1900


def test_that_registers_are_read_and_the_rate_is_set_and_read_back(
    linked: tuple[Any, SensorSession],
) -> None:
    fake, session = linked
    wait_until(lambda: session.quality().status.axes is not None)
    status = session.quality().status
    assert (status.rate_hz, status.battery_v, status.temperature_c) == (200.0, 3.91, 25.12)
    assert (status.firmware, status.battery_percent) == ("1104", 73)
    session.set_rate(50.0)
    wait_until(lambda: session.quality().status.rate_hz == 50.0)
    assert fake.written[-4:] == ["ffaa6988b5", "ffaa030800", "ffaa000000", "ffaa270300"]
    wait_until(lambda: (session.quality().timing.rate_hz or 0.0) > 0.0)
    assert session.quality().timing.rate_hz == pytest.approx(50.0, rel=0.03)


def test_that_calibrations_and_axes_reach_the_sensor_as_the_protocol_has_them(
    linked: tuple[Any, SensorSession],
) -> None:
    fake, session = linked
    wait_until(lambda: session.quality().status.axes == 6)
    told = len(fake.written)
    session.send(calibrate(Calibration.BIAS))
    session.send(calibrate(Calibration.MAGNETIC))
    session.send(calibrate(Calibration.END))
    session.send(set_axes(9))
    wait_until(lambda: session.quality().status.axes == 9)
    unlock, save = "ffaa6988b5", "ffaa000000"
    assert fake.written[told:] == [
        *(unlock, "ffaa010100"),
        *(unlock, "ffaa010700"),
        *(unlock, "ffaa010000", save),
        *(unlock, "ffaa240000", save, "ffaa272400"),
    ]
    session.send(set_axes(6))
    wait_until(lambda: session.quality().status.axes == 6)
    assert fake.written[-3] == "ffaa240100"


def test_that_a_dropped_link_comes_back_with_the_gap_marked(
    linked: tuple[Any, SensorSession], tmp_path: Path
) -> None:
    fake, session = linked
    recorder = session.record(tmp_path / "recording")
    time.sleep(0.7)
    session.events()
    before = fake.tell("drop")
    wait_until(lambda: session.state.phase is Phase.STREAMING and session.quality().gaps == 1)
    time.sleep(0.7)
    session.stop()
    assert phases_of(session.events())[:2] == [Phase.RECONNECTING, Phase.STREAMING]
    snapshot = session.snapshot(1e9)
    assert set(np.diff(snapshot.segment)) == {0, 1}
    assert len(snapshot.time_s) >= before
    recording = recorder.finish()
    assert any("broke off" in note and "dropped" in note for note in recording.warnings)
    assert read_log(tmp_path / "recording").gyro_rad_s.shape == recording.gyro_rad_s.shape


def test_that_a_silent_sensor_is_stalled_and_goes_on(linked: tuple[Any, SensorSession]) -> None:
    fake, session = linked
    fake.tell("stall")
    wait_until(lambda: session.state.phase is Phase.STALLED)
    assert session.state.trouble is not None
    assert session.state.trouble.reason is Reason.SILENT
    assert "sends nothing" in session.state.trouble.sentence
    fake.tell("resume")
    wait_until(lambda: session.state.phase is Phase.STREAMING)
    assert session.quality().gaps == 1


def test_that_long_silence_leads_to_a_new_connection(linked: tuple[Any, SensorSession]) -> None:
    fake, session = linked
    session.events()
    fake.tell("stall")
    wait_until(lambda: Phase.RECONNECTING in phases_of(list(session._events)))
    fake.tell("resume")
    wait_until(lambda: session.state.phase is Phase.STREAMING)


def test_that_a_sensor_that_stays_away_is_lost(linked: tuple[Any, SensorSession]) -> None:
    fake, session = linked
    fake.tell("refuse on")
    fake.tell("drop")
    wait_until(lambda: session.state.phase is Phase.LOST)
    assert session.state.trouble is not None
    assert session.state.trouble.reason is Reason.IN_USE
    fake.tell("refuse off")
    session.start()
    wait_until(lambda: session.state.phase is Phase.STREAMING)


def test_that_bluetooth_switched_off_is_said_and_survived(
    linked: tuple[Any, SensorSession],
) -> None:
    fake, session = linked
    fake.tell("power off")
    wait_until(lambda: reason_of(session) is Reason.ADAPTER_OFF)
    assert session.state.phase is Phase.RECONNECTING
    fake.tell("power on")
    wait_until(lambda: session.state.phase is Phase.STREAMING)


def reason_of(session: SensorSession) -> Reason | None:
    return session.state.trouble.reason if session.state.trouble else None


def test_that_two_sensors_stream_at_once(radio: Radio, bluez: Bluez) -> None:
    bluez("--names", "WT901BLE67,WT901BLE68", "--rate", "100")
    ears = [Ear(), Ear()]
    links = [BleTransport(radio, device, HASTY) for device in scanned(radio, 2)]
    for link, ear in zip(links, ears, strict=True):
        link.start(ear)
    for ear in ears:
        wait_until(lambda ear=ear: len(ear.pieces) > 30)
    for link, ear in zip(links, ears, strict=True):
        link.stop()
        assert ear.phases == [Phase.CONNECTING, Phase.STREAMING, Phase.OFF]
        assert len(decode(b"".join(data for data, _ in ear.pieces)).samples) == len(ear.pieces)


def test_that_nothing_is_called_after_stop(linked: tuple[Any, SensorSession]) -> None:
    _, session = linked
    session.stop()
    assert session.state.phase is Phase.OFF
    session.events()
    samples = session.quality().samples
    time.sleep(0.2)
    assert session.quality().samples == samples
    assert session.events() == []


def test_that_closing_the_radio_ends_a_link_and_its_thread(
    linked: tuple[Any, SensorSession], radio: Radio
) -> None:
    fake, session = linked
    radio.close()
    samples = session.quality().samples
    session.set_rate(50.0)
    session.stop()
    session.start()
    time.sleep(0.1)
    assert session.quality().samples == samples
    assert "ffaa030800" not in fake.written


def test_that_a_second_start_begins_another_stretch(linked: tuple[Any, SensorSession]) -> None:
    _, session = linked
    wait_until(lambda: session.quality().samples > 20)
    session.stop()
    session.start()
    before = session.quality().samples
    wait_until(lambda: session.quality().samples > before + 20)
    assert set(session.snapshot(1e9).segment) == {0, 1}
    assert session.quality().gaps == 0


def test_that_a_link_can_be_stopped_while_it_connects(radio: Radio, bluez: Bluez) -> None:
    bluez()
    ear = Ear()
    link = BleTransport(radio, DeviceInfo("WT901BLE99", "D9:41:48:15:5E:99"), HASTY)
    link.start(ear)
    wait_until(lambda: ear.phases == [Phase.CONNECTING])
    started = time.monotonic()
    link.stop()
    assert time.monotonic() - started < 1.0
    assert ear.phases == [Phase.CONNECTING, Phase.OFF]


@pytest.mark.parametrize(
    ("options", "reason", "words"),
    [
        (["--no-adapter"], Reason.NO_ADAPTER, "no Bluetooth adapter"),
        (["--off"], Reason.ADAPTER_OFF, "switched off"),
    ],
)
def test_that_a_scan_without_a_usable_adapter_says_what_to_do(
    radio: Radio, bluez: Bluez, options: list[str], reason: Reason, words: str
) -> None:
    bluez(*options)
    assert_scan_fails(radio, reason, words)


def test_that_a_scan_without_the_bluetooth_service_says_what_to_do(
    radio: Radio, bus: subprocess.Popen[str]
) -> None:
    assert_scan_fails(radio, Reason.NO_SERVICE, "systemctl start bluetooth")


def test_that_a_scan_without_a_message_bus_says_what_to_do(
    radio: Radio, bus: subprocess.Popen[str]
) -> None:
    bus.kill()
    bus.wait()
    assert_scan_fails(radio, Reason.NO_BUS, "D-Bus")


def test_that_a_message_bus_that_dies_breaks_the_link_and_nothing_else(
    linked: tuple[Any, SensorSession], bus: subprocess.Popen[str]
) -> None:
    _, session = linked
    bus.kill()
    wait_until(lambda: session.state.phase is Phase.LOST, 10.0)
    assert session.state.trouble is not None
    assert session.state.trouble.reason is Reason.NO_BUS
    assert session.quality().gaps == 1


@pytest.mark.parametrize(
    ("options", "device", "reason", "words"),
    [
        (["--refuse"], None, Reason.IN_USE, "WT901BLE68 refuses the connection"),
        ([], DeviceInfo("WT9", "D9:41:48:15:5E:99"), Reason.OUT_OF_REACH, "WT9 is out of reach"),
        (["--names", "WTother"], None, Reason.NOT_A_SENSOR, "WTother does not have the data"),
    ],
)
def test_that_a_connection_that_cannot_be_made_says_what_to_do(
    radio: Radio,
    bluez: Bluez,
    options: list[str],
    device: DeviceInfo | None,
    reason: Reason,
    words: str,
) -> None:
    bluez(*options)
    ear = Ear()
    link = BleTransport(radio, device or scanned(radio)[0], HASTY)
    link.start(ear)
    wait_until(lambda: ear.phases[-1:] == [Phase.FAILED])
    assert ear.phases == [Phase.CONNECTING, Phase.FAILED]
    trouble = ear.states[-1].trouble
    assert trouble is not None
    assert trouble.reason is reason
    assert words in trouble.sentence
    link.stop()


def assert_scan_fails(radio: Radio, reason: Reason, words: str) -> None:
    ear = Ear()
    radio.scan(ear)
    wait_until(lambda: ear.phases[-1:] == [Phase.FAILED])
    trouble = ear.states[-1].trouble
    assert trouble is not None
    assert trouble.reason is reason
    assert words in trouble.sentence


@pytest.mark.sensor
def test_that_a_real_sensor_streams(radio: Radio) -> None:
    wanted = os.environ.get("DEBLUR_STUDIO_SENSOR")
    if not wanted:
        pytest.skip("set DEBLUR_STUDIO_SENSOR to the name or address of a sensor in reach")
    ear = Ear()
    radio.scan(ear)
    wait_until(lambda: any(wanted in (d.name, d.address) for d in ear.found.values()), 20.0)
    radio.stop_scan()
    device = next(d for d in ear.found.values() if wanted in (d.name, d.address))
    session = SensorSession(BleTransport(radio, device))
    session.start()
    wait_until(lambda: session.quality().samples > 50, 30.0)
    session.stop()
    assert np.linalg.norm(session.snapshot(5.0).accel_m_s2, axis=1).mean() == pytest.approx(
        9.8, 0.2
    )
