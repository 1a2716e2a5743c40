"""Times of measurement from times of arrival, against a radio that is simulated."""

from __future__ import annotations

import time

import numpy as np
import pytest

from deblur_studio.core.motion.arrival_line import fit_line, recount
from deblur_studio.core.motion.sample_clock import sample_times

RATE_HZ = 200.0
Floats = np.ndarray


def burst(
    rng: np.random.Generator, interval_s: float, length_s: float, rate_hz: float = RATE_HZ
) -> tuple[Floats, Floats]:
    """True times and times of arrival: each sample waits for the next moment of the radio."""
    drift = 1.0 + rng.uniform(-50e-6, 50e-6)
    true_s = np.arange(round(length_s * rate_hz)) / rate_hz * drift + rng.uniform(0.0, 0.01)
    phase_s = rng.uniform(0.0, interval_s)
    sent_s = np.ceil((true_s - phase_s) / interval_s) * interval_s + phase_s
    return true_s, np.maximum.accumulate(sent_s + rng.exponential(4e-4, len(sent_s)))


def times_of(arrival_s: Floats, segment: Floats | None = None) -> Floats:
    none = np.full(len(arrival_s), np.nan)
    stretch = np.zeros(len(arrival_s), np.int64) if segment is None else segment
    return sample_times(arrival_s, none, stretch)


def rms_ms(error_s: Floats) -> float:
    return 1e3 * float(np.sqrt(np.mean(error_s**2)))


@pytest.mark.parametrize("interval_s", [0.0075, 0.015, 0.01875, 0.030, 0.050])
@pytest.mark.parametrize("length_s", [5.0, 60.0])
def test_that_bursts_leave_less_than_two_milliseconds(interval_s: float, length_s: float) -> None:
    rng, errors, arrivals = np.random.default_rng(3), [], []
    for _ in range(10):
        true_s, arrival_s = burst(rng, interval_s, length_s)
        errors.append(times_of(arrival_s) - true_s)
        arrivals.append(arrival_s - true_s)
    assert rms_ms(np.concatenate(errors)) < 2.0
    assert rms_ms(np.concatenate(errors)) < rms_ms(np.concatenate(arrivals))
    # a constant delay is found when the photo is aligned; what bends the time is not
    assert max(rms_ms(error - error.mean()) for error in errors) < (2.0 if length_s > 30.0 else 3.0)


def test_that_a_late_computer_does_not_bend_the_time() -> None:
    rng = np.random.default_rng(1)
    true_s, arrival_s = burst(rng, 0.015, 30.0)
    for start in (800, 2500, 4000):
        late = slice(start, start + 40)
        arrival_s[late] = np.maximum(arrival_s[late], arrival_s[start + 40])
    assert rms_ms(times_of(arrival_s) - true_s) < 3.0


@pytest.mark.parametrize("lost", [6, 20, 150])
def test_that_lost_samples_are_found_and_make_a_gap(lost: int) -> None:
    true_s, arrival_s = burst(np.random.default_rng(8), 0.015, 20.0)
    kept = np.delete(np.arange(len(true_s)), np.arange(2000, 2000 + lost))
    times = times_of(arrival_s[kept])
    assert rms_ms(times - true_s[kept]) < 3.0
    steps = np.diff(times)
    assert int(np.argmax(steps)) == pytest.approx(1999, abs=4)
    assert steps.max() == pytest.approx((lost + 1) / RATE_HZ, abs=0.006)  # to a sample


def test_that_a_pause_that_is_made_up_for_is_no_loss() -> None:
    _, arrival_s = burst(np.random.default_rng(8), 0.015, 20.0)
    held = slice(2000, 2060)
    arrival_s[held] = arrival_s[2060]
    index = np.arange(len(arrival_s), dtype=float)
    np.testing.assert_array_equal(recount(index, arrival_s), index)


def test_that_stretches_are_timed_apart() -> None:
    rng = np.random.default_rng(4)
    true_s, arrival_s = burst(rng, 0.015, 10.0)
    kept = np.delete(np.arange(len(true_s)), np.arange(900, 1003))
    segment = (kept >= 1000).astype(np.int64)
    times = times_of(arrival_s[kept], segment)
    assert rms_ms(times - true_s[kept]) < 3.0
    assert np.all(np.diff(times) > 0)


def test_that_the_clock_of_the_device_is_followed_where_there_is_one() -> None:
    rng = np.random.default_rng(4)
    true_s, arrival_s = burst(rng, 0.030, 30.0)
    kept = np.sort(rng.choice(len(true_s), 4000, replace=False))
    device_s = 1.7e9 + np.round(true_s[kept] * (1 + 80e-6), 3)
    times = sample_times(arrival_s[kept], device_s, np.zeros(len(kept), np.int64))
    error_s = times - true_s[kept]
    assert rms_ms(error_s - error_s.mean()) < 1.0
    assert rms_ms(error_s) < 3.0


def test_that_clocks_may_drift_slowly_in_a_long_recording() -> None:
    count = 200 * 1200
    true_s = np.arange(count) / 200.0 + 0.05 * np.sin(np.arange(count) / count * 6.0)
    sent_s = np.ceil(true_s / 0.015) * 0.015
    assert rms_ms(times_of(sent_s) - true_s) < 2.0


@pytest.mark.parametrize("arrival_s", [[], [1.0], [1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 2.0, 9.0],
                                       [0.0, 100.0, 200.0, 300.0]])  # fmt: skip
def test_that_a_handful_of_samples_gets_rising_times(arrival_s: list[float]) -> None:
    times = times_of(np.array(arrival_s))
    assert len(times) == len(arrival_s)
    assert np.all(np.isfinite(times))
    assert np.all(np.diff(times) > 0)


def test_that_any_arrivals_give_rising_times() -> None:
    rng = np.random.default_rng(0)
    for _ in range(200):
        count = int(rng.integers(1, 400))
        arrival_s = np.cumsum(rng.choice([0.0, 0.001, 0.02, 3.0], count, p=[0.5, 0.3, 0.19, 0.01]))
        times = times_of(arrival_s, np.cumsum(rng.random(count) < 0.01))
        assert np.all(np.diff(times) > 0)


def test_that_the_line_of_even_arrivals_is_exact() -> None:
    index = np.arange(500, dtype=float)
    line = fit_line(index, 3.0 + 0.01 * index)
    np.testing.assert_allclose(line.at(index), 3.0 + 0.01 * index, atol=1e-9)


def test_that_an_hour_is_timed_in_seconds() -> None:
    _, arrival_s = burst(np.random.default_rng(2), 0.015, 3600.0)
    started = time.perf_counter()
    times_of(arrival_s)
    assert time.perf_counter() - started < 10.0
