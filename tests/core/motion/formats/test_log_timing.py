from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.motion.formats import timing


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
@pytest.mark.parametrize("rate_hz", [5.0, 10.0, 50.0, 200.0, 412.0, 1000.0, 3200.0])
@pytest.mark.parametrize("start_s", [0.0, 86_000.5, 1.7e9])
def test_that_the_unit_follows_from_the_step(unit: str, rate_hz: float, start_s: float) -> None:
    seconds = start_s + np.arange(100) / rate_hz
    times = timing.from_numbers(seconds / timing.SECONDS[unit], None)
    assert (times.unit, times.unit_from) == (unit, "step")
    np.testing.assert_allclose(times.seconds, seconds, rtol=1e-12)
    assert (times.unix_origin_s == 0.0) is (start_s == 1.7e9)


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("2025-04-25 13:35:56.123", 1745588156.123),
        ("2025/4/25 13:35:56:7", 1745588156.007),
        ("2025-04-25T13:35:56.5Z", 1745588156.5),
        ("2025-04-25 13:35:56+02:00", 1745580956.0),
        ("18:20:54.881", 66054.881),
        ("18:20:54:881", 66054.881),
        ("18:20:54,5", 66054.5),
        ("20170501143222891", 1493649142.891),
        ("20170501_143222_891", 1493649142.891),
    ],
)
def test_that_written_times_are_understood(cell: str, seconds: float) -> None:
    assert timing.from_texts([cell]).seconds[0] == pytest.approx(seconds, abs=1e-6)
    assert timing.is_written(cell) or "_" in cell or cell.isdigit()


def test_that_only_a_time_zone_makes_it_unix_time() -> None:
    assert timing.from_texts(["2025-04-25 13:35:56Z"]).unix_origin_s == 0.0
    local = timing.from_texts(["2025-04-25 13:35:56"])
    assert local.unix_origin_s is None
    assert local.clock == timing.WALL_CLOCK


def test_that_a_day_clock_goes_on_after_midnight() -> None:
    times = timing.from_texts(["23:59:59.990", "00:00:00.000", "00:00:00.010"])
    np.testing.assert_allclose(np.diff(times.seconds), 0.01)


@pytest.mark.parametrize("cell", ["", "null", "12.5", "F3:89:79:49:6C:B3", "2025-13-45 10:00:00"])
def test_that_what_is_no_time_is_nan(cell: str) -> None:
    assert np.isnan(timing.from_texts([cell]).seconds[0])


def test_that_a_nanosecond_counter_is_no_date() -> None:
    assert not timing.is_written("1760565906248623000")
    assert not timing.is_written("250285705039633")
