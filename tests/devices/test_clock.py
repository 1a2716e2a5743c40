"""The time of samples while they come."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from deblur_studio.devices.clock import SampleClock

RATE_HZ = 200.0


def arrivals(length_s: float, interval_s: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    true_s = np.arange(round(length_s * RATE_HZ)) / RATE_HZ * (1.0 + 30e-6)
    phase_s = rng.uniform(0.0, interval_s)
    sent_s = np.ceil((true_s - phase_s) / interval_s) * interval_s + phase_s
    return true_s, np.maximum.accumulate(sent_s + rng.exponential(4e-4, len(sent_s)))


def fed(clock: SampleClock, arrival_s: np.ndarray) -> np.ndarray:
    """Feed each burst on its own."""
    edges = [0, *(np.flatnonzero(np.diff(arrival_s) > 0.002) + 1), len(arrival_s)]
    parts = []
    for first, end in pairwise(edges):
        part = arrival_s[first:end]
        parts.append(clock.times(part, np.full(len(part), np.nan)))
    return np.concatenate(parts)


@pytest.mark.parametrize("interval_s", [0.0075, 0.015, 0.030, 0.050])
def test_that_live_times_are_good_to_two_milliseconds(interval_s: float) -> None:
    errors = []
    for seed in range(6):
        true_s, arrival_s = arrivals(20.0, interval_s, seed)
        times = fed(SampleClock(), arrival_s)
        assert np.all(np.diff(times) > 0)
        errors.append((times - true_s)[600:])  # after three seconds
    assert 1e3 * np.sqrt(np.mean(np.concatenate(errors) ** 2)) < 2.0


def test_that_rate_jitter_and_drift_are_measured() -> None:
    _, arrival_s = arrivals(30.0, 0.030)
    clock = SampleClock()
    fed(clock, arrival_s)
    assert clock.timing.rate_hz == pytest.approx(RATE_HZ, rel=2e-4)
    assert clock.timing.jitter_s == pytest.approx(0.030 / np.sqrt(12.0), rel=0.2)
    drift_ppm = clock.timing.drift_ppm(RATE_HZ)
    assert drift_ppm == pytest.approx(-30.0, abs=100.0)


def test_that_samples_lost_in_the_stream_are_counted_once() -> None:
    _, arrival_s = arrivals(30.0, 0.015)
    kept = np.delete(arrival_s, np.arange(2000, 2040))
    clock = SampleClock()
    fed(clock, kept)
    assert clock.timing.lost_samples == pytest.approx(40, abs=1)


def test_that_a_restart_forgets_the_stretch_but_not_the_losses() -> None:
    _, arrival_s = arrivals(10.0, 0.015)
    clock = SampleClock()
    fed(clock, np.delete(arrival_s, np.arange(800, 840)))
    lost = clock.timing.lost_samples
    clock.restart()
    assert clock.timing.rate_hz is None
    assert clock.timing.lost_samples == lost
    later = fed(clock, arrival_s + 100.0)
    assert later[0] >= 99.9


def test_that_the_device_clock_is_used_where_there_is_one() -> None:
    true_s, arrival_s = arrivals(20.0, 0.030)
    clock = SampleClock()
    pieces = [
        clock.times(arrival_s[i : i + 6], 1.7e9 + np.round(true_s[i : i + 6], 3))
        for i in range(0, len(true_s), 6)
    ]
    error_s = (np.concatenate(pieces) - true_s)[600:]
    assert np.std(error_s) < 2e-3
    assert clock.timing.rate_hz == pytest.approx(RATE_HZ, rel=0.01)


def test_that_two_lost_samples_are_counted_with_what_else_explains_them() -> None:
    _, arrival_s = arrivals(20.0, 0.030)
    clock = SampleClock()
    fed(clock, np.delete(arrival_s, [2000, 2001]))
    timing = clock.timing
    assert timing.lost_least <= 2 <= timing.lost_most
    assert timing.lost_samples == pytest.approx(2, abs=1)
    assert timing.last_loss_s == pytest.approx(arrival_s[2002], abs=0.1)


def test_that_the_device_clock_tells_of_a_single_loss() -> None:
    true_s, arrival_s = arrivals(20.0, 0.030)
    kept = np.delete(np.arange(len(true_s)), 2000)
    clock = SampleClock()
    for i in range(0, len(kept), 6):
        part = kept[i : i + 6]
        clock.times(arrival_s[part], 1.7e9 + np.round(true_s[part], 3))
    timing = clock.timing
    assert (timing.lost_samples, timing.lost_least, timing.lost_most) == (1, 1, 1)
    assert timing.last_loss_s == pytest.approx(true_s[2000], abs=0.1)


def test_that_a_whole_recording_may_come_at_once() -> None:
    true_s, arrival_s = arrivals(200.0, 0.015)
    times = SampleClock().times(arrival_s, np.full(len(arrival_s), np.nan))
    assert len(times) == len(true_s)
    assert np.all(np.diff(times) > 0)


def test_that_a_sample_costs_the_same_after_an_hour() -> None:
    clock = SampleClock()
    size = clock._x.nbytes
    for start in range(0, 200 * 3600, 4000):
        arrival_s = np.arange(start, start + 4000) / RATE_HZ
        clock.times(arrival_s, np.full(4000, np.nan))
    assert clock._x.nbytes == size
    assert clock._count <= len(clock._x)
