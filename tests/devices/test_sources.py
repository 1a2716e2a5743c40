"""Simulated sensors, replay, the session around them, and the commands."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.witmotion.decoder import decode
from deblur_studio.core.motion.witmotion.samples import RegisterAnswer, Samples
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.devices import commands
from deblur_studio.devices.paced import PacedTransport
from deblur_studio.devices.replay import ReplaySource, replay, replay_file
from deblur_studio.devices.ring import Ring
from deblur_studio.devices.session import SensorSession
from deblur_studio.devices.simulated import Motion, SimulatedSensor, simulated
from deblur_studio.devices.status import SensorStatus, updated
from deblur_studio.devices.transport import LinkState, Phase


def wait_until(true: Callable[[], bool], timeout_s: float = 5.0) -> None:
    deadline = time.monotonic() + timeout_s
    while not true():
        assert time.monotonic() < deadline, "it did not become true in time"
        time.sleep(0.005)


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def moved(motion: Motion, seed: int = 0):
    return decode(SimulatedSensor(motion, rng(seed)).until(20.0) or b"").samples


@pytest.fixture
def recording() -> ImuRecording:
    return hand_shake(rng(), 200.0, 1.0, 0.05, gravity=True)


def run_to_end(link: PacedTransport) -> SensorSession:
    session = SensorSession(link)
    session.start()
    wait_until(lambda: session.state.phase is Phase.OFF and session.quality().samples > 0)
    session.stop()
    return session


def test_that_a_still_sensor_feels_gravity_and_turns_no_faster_than_its_bias() -> None:
    still = moved(Motion.STILL)
    assert len(still) == 4001
    np.testing.assert_allclose(still.accel_m_s2.mean(axis=0), [0.0, 0.0, 9.80665], atol=0.01)
    assert np.degrees(np.linalg.norm(still.gyro_rad_s.mean(axis=0))) < 0.2


def test_that_hand_shake_is_as_strong_as_a_hand_and_angles_match_rates() -> None:
    shake = moved(Motion.HAND_SHAKE)
    np.testing.assert_allclose(shake.gyro_rad_s.std(axis=0), [0.05, 0.05, 0.025], rtol=0.2)
    slope = np.gradient(np.radians(shake.angle_deg[:, 0]), 1 / 200)
    assert np.corrcoef(slope, shake.gyro_rad_s[:, 0])[0, 1] > 0.95


def test_that_a_swing_is_a_swing() -> None:
    swing = moved(Motion.SWING)
    assert np.abs(swing.angle_deg[:, 2]).max() == pytest.approx(np.degrees(0.6), rel=0.01)
    assert np.degrees(np.abs(swing.gyro_rad_s[:, 2]).max()) == pytest.approx(86.0, rel=0.02)


def test_that_the_seed_decides() -> None:
    one, same, other = (moved(Motion.HAND_SHAKE, seed).gyro_rad_s for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)


def test_that_the_simulated_sensor_obeys_the_rate_command() -> None:
    session = SensorSession(simulated(Motion.STILL, rng()))
    session.start()
    wait_until(lambda: session.quality().status.rate_hz == 200.0)
    session.set_rate(50.0)
    wait_until(lambda: session.quality().status.rate_hz == 50.0)
    wait_until(lambda: (session.quality().timing.rate_hz or 0.0) > 0.0)
    assert session.quality().timing.rate_hz == pytest.approx(50.0, rel=0.02)
    assert session.quality().status.battery_percent == 80
    session.stop()


def test_that_a_rate_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no rate of 123 Hz"):
        SensorSession(simulated(Motion.STILL, rng())).set_rate(123.0)


def test_that_a_replayed_recording_gives_its_samples_again(recording: ImuRecording) -> None:
    session = run_to_end(replay(recording, speed=20.0))
    snapshot = session.snapshot(100.0)
    assert len(snapshot.time_s) == len(recording.time_s)
    np.testing.assert_allclose(snapshot.gyro_rad_s, recording.gyro_rad_s, atol=1e-3)
    span_s = snapshot.time_s[-1] - snapshot.time_s[0]
    assert span_s == pytest.approx(recording.duration_s, abs=0.03)
    phases = [event.phase for event in session.events() if isinstance(event, LinkState)]
    assert phases == [Phase.CONNECTING, Phase.STREAMING, Phase.OFF]


def test_that_a_loop_begins_anew(recording: ImuRecording) -> None:
    session = SensorSession(replay(recording, speed=50.0, loop=True))
    session.start()
    wait_until(lambda: session.quality().samples > 450)
    session.stop()
    gyro = session.snapshot(100.0).gyro_rad_s
    np.testing.assert_array_equal(gyro[:201], gyro[201:402])


def test_that_a_raw_capture_is_replayed_byte_by_byte(tmp_path: Path) -> None:
    data = SimulatedSensor(Motion.HAND_SHAKE, rng()).until(1.0) or b""
    path = tmp_path / "capture.bin"
    path.write_bytes(data)
    link = replay_file(path, speed=50.0)
    heard: list[bytes] = []

    class Ear:
        def on_state(self, state: LinkState) -> None: ...

        def on_bytes(self, data: bytes, arrival_s: float) -> None:
            heard.append(data)

    link.start(Ear())
    wait_until(lambda: len(b"".join(heard)) == len(data))
    link.stop()
    assert b"".join(heard) == data


def test_that_a_replay_gives_each_byte_once_whatever_the_ticks() -> None:
    data, end = bytes(range(200)), np.arange(20, 201, 20)
    source = ReplaySource(data, end, np.arange(10) * 0.01)
    given = b""
    for tick_s in np.cumsum(rng().uniform(0.0, 0.03, 40)):
        given += source.until(float(tick_s)) or b""
    assert given == data
    assert source.until(9.0) is None


def test_that_a_ring_keeps_the_newest_in_order() -> None:
    ring, source = Ring(100), SimulatedSensor(Motion.SWING, rng())
    samples = decode(source.until(2.0) or b"").samples
    time_s = np.arange(len(samples)) / 200.0
    assert len(ring.snapshot(1.0).time_s) == 0
    for first in range(0, 401, 7):
        part = Samples(*(values[first : first + 7] for values in vars(samples).values()))
        ring.append(time_s[first : first + 7], part, 0)
        kept = ring.snapshot(1e9).time_s
        np.testing.assert_array_equal(kept, time_s[: first + 7][-100:])
    np.testing.assert_allclose(ring.snapshot(0.1).time_s, time_s[-21:])
    np.testing.assert_allclose(ring.snapshot(0.1).angle_deg, samples.angle_deg[-21:], rtol=1e-6)
    assert ring.written == 401
    ring.clear()
    assert len(ring.snapshot(1.0).time_s) == 0


def test_that_commands_are_the_bytes_of_the_protocol() -> None:
    assert [c.hex() for c in commands.set_rate(100.0)] == [
        "ffaa6988b5",
        "ffaa030900",
        "ffaa000000",
        "ffaa270300",
    ]
    assert commands.set_axes(6)[1].hex() == "ffaa240100"
    assert commands.set_axes(9)[1].hex() == "ffaa240000"
    assert commands.calibrate(commands.Calibration.BIAS)[1].hex() == "ffaa010100"
    assert commands.calibrate(commands.Calibration.MAGNETIC)[1].hex() == "ffaa010700"
    assert [c.hex() for c in commands.calibrate(commands.Calibration.END)][1:] == [
        "ffaa010000",
        "ffaa000000",
    ]
    assert [commands.rate_of_code(code) for code in (6, 9, 10, 11, 99)] == [
        10.0,
        100.0,
        200.0,
        200.0,
        None,
    ]


@pytest.mark.parametrize(
    ("register", "values", "wanted"),
    [
        (0x03, (9,), SensorStatus(rate_hz=100.0)),
        (0x64, (410,), SensorStatus(battery_v=4.1)),
        (0x40, (-512,), SensorStatus(temperature_c=-5.12)),
        (0x24, (1,), SensorStatus(axes=6)),
        (0x24, (0,), SensorStatus(axes=9)),
        (0x2E, (1001, 0), SensorStatus(firmware="1001")),
        (0x2E, (0x0203 | 0x4000, -32768), SensorStatus(firmware="1.2.3")),
        (0x77, (5,), SensorStatus()),
    ],
)
def test_that_answers_become_what_they_mean(
    register: int, values: tuple[int, ...], wanted: SensorStatus
) -> None:
    padded = (*values, *[0] * (8 - len(values)))
    assert updated(SensorStatus(), RegisterAnswer(register, padded)) == wanted


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["WIT18_0x55_0x61_28byte.TXT", "example_0x55_0x51-54_11byte.TXT"])
def test_that_real_captures_are_replayed_in_full(real_data: Path, name: str) -> None:
    path = real_data / "imu/witmotion_raw" / name
    session = run_to_end(replay_file(path, speed=200.0))
    assert session.quality().samples == len(read_log(path).time_s)
    assert session.quality().bytes_left_out == 0
