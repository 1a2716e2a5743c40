"""Binary captures of WitMotion sensors as logs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import log_summary, read_log
from deblur_studio.core.motion.witmotion.encode import motion_frames

Write = Callable[[str, str | bytes], Path]


def swing(rate_hz: float, count: int = 400, *, size_deg: float = 30.0) -> np.ndarray:
    """Frames (N, 20) of a sensor that swings about its z axis."""
    time_s = np.arange(count) / rate_hz
    angle, speed = np.zeros((count, 3)), 2.0 * np.pi * 0.5
    rate = np.zeros((count, 3))
    angle[:, 2] = size_deg * np.sin(speed * time_s)
    rate[:, 2] = np.radians(size_deg) * speed * np.cos(speed * time_s)
    return motion_frames(np.tile([0.0, 0.0, 9.80665], (count, 1)), rate, angle)


def with_clock(frames: np.ndarray, milli: np.ndarray) -> bytes:
    clock = np.zeros((len(frames), 8), np.uint8)
    clock[:, :6] = [26, 6, 22, 14, 41, 0]
    clock[:, 4] += (milli // 60_000).astype(np.uint8)
    clock[:, 5] = milli // 1000 % 60
    clock[:, 6:] = (milli % 1000).astype("<u2")[:, None].view(np.uint8)
    return np.hstack([frames, clock]).tobytes()


@pytest.mark.parametrize("rate_hz", [20.0, 50.0, 100.0, 200.0])
def test_that_the_rate_of_a_capture_without_times_is_found_from_its_angles(
    write: Write, rate_hz: float
) -> None:
    summary = log_summary(read_log(write("capture.bin", swing(rate_hz).tobytes())))
    assert summary["format"] == "witmotion_raw"
    assert summary["rate_hz"] == pytest.approx(rate_hz)
    assert summary["guess"] == {"rate_hz": f"{rate_hz:g}"}
    assert any("from its angles and rates" in note for note in summary["warnings"])


def test_that_the_rate_of_a_capture_at_rest_is_a_guess_and_said(write: Write) -> None:
    recording = read_log(write("capture.txt", swing(50.0, size_deg=0.0).tobytes()))
    assert recording.rate_hz == pytest.approx(100.0)
    assert any("at rest" in note for note in recording.warnings)


def test_that_the_clock_of_the_sensor_gives_times_and_gaps(write: Write) -> None:
    milli = np.arange(400) * 10
    milli[200:] += 500
    recording = read_log(write("capture.txt", with_clock(swing(100.0), milli)))
    assert recording.rate_hz == pytest.approx(100.0, rel=1e-3)
    (gap,) = recording.gaps
    assert gap.end_s - gap.start_s == pytest.approx(0.51, abs=1e-5)
    assert "the sensor's own chip" in recording.clock
    assert recording.unix_origin_s is None
    assert recording.accel_m_s2 is not None
    np.testing.assert_allclose(recording.accel_m_s2[:, 2], 9.80665, rtol=1e-3)


def test_that_a_capture_that_begins_within_a_frame_is_read(write: Write) -> None:
    data = swing(100.0).tobytes()
    assert len(read_log(write("capture.bin", data[7:])).time_s) == 399


def test_that_damage_is_said(write: Write) -> None:
    data = swing(100.0).tobytes()
    recording = read_log(write("capture.bin", data[:2000] + b"\x00" * 3000 + data[2000:]))
    assert any("no frames and were left out" in note for note in recording.warnings)


def test_that_a_capture_of_a_few_frames_is_too_short(write: Write) -> None:
    with pytest.raises(LogError, match="only 4 usable samples"):
        read_log(write("capture.bin", swing(100.0, 4).tobytes()))


@pytest.mark.real_data
def test_that_the_real_captures_are_read(real_data: Path) -> None:
    timed = log_summary(read_log(real_data / "imu/witmotion_raw/WIT18_0x55_0x61_28byte.TXT"))
    assert timed["format"] == "witmotion_raw"
    assert timed["rate_hz"] == pytest.approx(20.0, rel=1e-3)
    assert timed["duration_s"] == pytest.approx(109.8, abs=0.01)
    assert timed["has_accel"]
    assert timed["gaps"] == []
    classic = read_log(real_data / "imu/witmotion_raw/example_0x55_0x51-54_11byte.TXT")
    assert len(classic.time_s) == 2017
    assert any("holds no times" in note for note in classic.warnings)
