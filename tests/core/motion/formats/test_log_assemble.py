from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.assemble import assemble, find_gaps, gap_limit_s, interpolate
from deblur_studio.core.motion.formats.quality import saturated
from deblur_studio.core.motion.formats.streams import RawLog, Stream
from deblur_studio.core.motion.recording import Gap, ImuRecording, LogSource

Floats = NDArray[np.float64]
SOURCE = LogSource((Path("shake.csv"),), "00", "csv")


def recorded(
    time_s: Floats, gyro: Floats | None = None, accel: Stream | None = None
) -> ImuRecording:
    values = 0.1 * np.sin(np.outer(time_s, [3.0, 4.0, 5.0])) if gyro is None else gyro
    return assemble(RawLog(Stream(time_s, values), accel, "own", ()), SOURCE)


def steady(count: int = 100, rate_hz: float = 200.0) -> Floats:
    return np.arange(count) / rate_hz


def test_that_a_clean_log_passes_unchanged_without_warnings() -> None:
    time_s = 7.0 + steady()
    values = np.full((100, 3), 0.1)
    recording = recorded(time_s, values)
    np.testing.assert_array_equal(recording.time_s, time_s)
    np.testing.assert_array_equal(recording.gyro_rad_s, values)
    assert recording.warnings == ()
    assert recording.gaps == ()


def test_that_rows_that_are_no_numbers_are_dropped_and_counted() -> None:
    values = np.full((100, 3), 0.1)
    values[3, 1], values[7, 0], values[9, 2] = np.nan, np.inf, 1e30
    recording = recorded(steady(), values)
    assert len(recording.time_s) == 97
    assert "3 samples are no numbers" in recording.warnings[0]


def test_that_times_out_of_order_are_sorted() -> None:
    order = np.arange(100)
    order[[10, 11]] = [11, 10]
    recording = recorded(steady()[order])
    np.testing.assert_array_equal(recording.time_s, steady())
    assert "runs backwards 1 times" in recording.warnings[0]


def test_that_the_first_of_repeated_times_stays() -> None:
    time_s = np.insert(steady(), 5, steady()[4])
    values = np.arange(303.0).reshape(101, 3) / 1000.0
    recording = recorded(time_s, values)
    np.testing.assert_array_equal(recording.gyro_rad_s[4], values[4])
    assert "1 samples repeat the time" in recording.warnings[0]


def test_that_a_coarse_clock_is_named() -> None:
    recording = recorded(np.floor(steady(400, 1600.0) * 1000.0) / 1000.0)
    assert "clock is coarse: 150 of 400 samples" in recording.warnings[0]


def test_that_a_clock_that_starts_again_leaves_the_longest_recording() -> None:
    time_s = np.concatenate([steady(80), steady(300)])
    values = np.concatenate([np.full((80, 3), 9.0), np.full((300, 3), 0.1)])
    recording = recorded(time_s, values)
    assert len(recording.time_s) == 300
    assert recording.gyro_rad_s.max() == 0.1
    assert "several recordings" in recording.warnings[0]


def test_that_blocks_in_another_order_are_only_sorted() -> None:
    time_s = np.concatenate([steady(200)[100:], steady(200)[:100]])
    np.testing.assert_array_equal(recorded(time_s).time_s, steady(200))


def test_that_a_drop_out_is_a_gap_with_its_place() -> None:
    time_s = np.delete(steady(400), slice(100, 120))
    recording = recorded(time_s)
    assert recording.gaps == (Gap(time_s[99], time_s[100]),)
    assert any("1 gap without samples, the longest 0.105 s" in note for note in recording.warnings)
    assert any("About 20 samples (5 %) are missing" in note for note in recording.warnings)


@pytest.mark.parametrize(("missing", "gaps"), [(1, 0), (3, 0), (5, 1)])
def test_that_a_gap_begins_above_25_ms_at_200_hz(missing: int, gaps: int) -> None:
    time_s = np.delete(steady(400), slice(100, 100 + missing))
    assert len(find_gaps(time_s)) == gaps


def test_that_bursts_of_arrival_do_not_make_every_pause_a_gap() -> None:
    bursts = np.add.outer(np.arange(50) * 0.030, [0.0, 0.0005, 0.001]).ravel()
    assert gap_limit_s(bursts) > 0.0298
    assert find_gaps(bursts) == ()


def test_that_acceleration_is_interpolated_linearly_to_the_gyroscope() -> None:
    accel_s = np.arange(-1, 60) * 0.01
    force = Stream(accel_s, np.stack([accel_s, 2 * accel_s, np.full(61, 9.8)], axis=1))
    recording = recorded(steady(), accel=force)
    assert recording.accel_m_s2 is not None
    np.testing.assert_allclose(recording.accel_m_s2[:, 1], 2 * steady(), atol=1e-12)


def test_that_acceleration_is_not_invented_across_its_gap_or_outside() -> None:
    accel_s = np.concatenate([np.arange(20, 50), np.arange(150, 180)]) * 0.005
    force = Stream(accel_s, np.full((60, 3), 5.66))
    recording = recorded(steady(200), accel=force)
    assert recording.accel_m_s2 is not None
    known = ~np.isnan(recording.accel_m_s2[:, 0])
    expected = np.zeros(200, dtype=bool)
    expected[20:50] = expected[150:180] = True
    np.testing.assert_array_equal(known, expected)
    assert any("missing for 70 %" in note for note in recording.warnings)


def test_that_a_sample_at_the_edge_of_a_gap_is_kept() -> None:
    stream = Stream(np.array([0.0, 0.01, 0.02, 1.0, 1.01]), np.ones((5, 3)))
    found = interpolate(stream, np.array([0.02, 0.5, 1.0]))
    assert np.isnan(found[:, 0]).tolist() == [False, True, False]


def test_that_acceleration_of_another_time_is_left_out() -> None:
    force = Stream(steady() + 100.0, np.full((100, 3), 5.66))
    recording = recorded(steady(), accel=force)
    assert recording.accel_m_s2 is None
    assert any("covers other times" in note for note in recording.warnings)


@pytest.mark.parametrize(
    ("rate_hz", "word"), [(20.0, "too slow"), (49.0, "too slow"), (80.0, "are few"), (100.0, None)]
)
def test_that_a_slow_log_is_named(rate_hz: float, word: str | None) -> None:
    notes = recorded(steady(200, rate_hz)).warnings
    assert any(word in note for note in notes) if word else notes == ()


def test_that_values_stuck_at_the_end_of_their_range_are_saturated() -> None:
    gyro = 12.0 * np.sin(np.outer(steady(400) * 20.0, [1.0, 0.1, 0.1]))
    clipped = np.clip(gyro, -8.0, 8.0)
    assert any("about x is saturated" in note for note in recorded(steady(400), clipped).warnings)
    assert not any("saturated" in note for note in recorded(steady(400), gyro).warnings)


def test_that_two_samples_at_a_known_full_scale_are_saturated() -> None:
    values = np.array([0.1, 4.3633, 0.2, 4.3631, 0.3])  # 250 deg/s
    assert saturated(values).tolist() == [False, True, False, True, False]
    assert not saturated(values * 0.9).any()


def test_that_a_still_sensor_is_not_saturated() -> None:
    assert not saturated(np.full(100, 0.001)).any()


def test_that_an_implausible_rate_is_named() -> None:
    notes = recorded(steady(), np.full((100, 3), 30.0) + np.arange(100)[:, None] * 0.01).warnings
    assert any("may be in deg/s" in note for note in notes)


def test_that_acceleration_without_gravity_is_named() -> None:
    force = Stream(steady(), np.full((100, 3), 0.2))
    assert any("gravity" in note for note in recorded(steady(), accel=force).warnings)


@pytest.mark.parametrize("count", [0, 1, 7])
def test_that_too_few_samples_are_refused(count: int) -> None:
    with pytest.raises(LogError, match=r"shake\.csv has only \d usable samples"):
        recorded(steady(count), np.full((count, 3), 0.1))


def test_that_a_clock_that_stands_still_is_refused() -> None:
    with pytest.raises(LogError, match="has only 1 usable samples"):
        recorded(np.full(100, 3.0))


def test_that_a_clock_in_the_wrong_unit_is_refused() -> None:
    with pytest.raises(LogError, match="time unit"):
        recorded(steady() * 1e-9)
