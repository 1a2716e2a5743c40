"""Times of measurement from times of arrival, against a radio that is simulated."""

from __future__ import annotations

import time

import numpy as np
import pytest

from deblur_studio.core.motion.arrival_line import fit_line
from deblur_studio.core.motion.losses import (
    Loss,
    losses_in,
    losses_of_device_time,
    with_losses,
)
from deblur_studio.core.motion.sample_clock import find_losses, sample_times

RATE_HZ = 200.0
Floats = np.ndarray


def burst(
    rng: np.random.Generator, interval_s: float, length_s: float, rate_hz: float = RATE_HZ
) -> tuple[Floats, Floats]:
    """True times and times of arrival: each sample waits for the next moment of the radio."""
    drift = 1.0 + rng.uniform(-200e-6, 200e-6)
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


BURSTS = [
    (rate_hz, interval_s)
    for rate_hz in (100.0, 200.0)
    for interval_s in (0.0075, 0.015, 0.01875, 0.030, 0.050)
]


def open_s(rate_hz: float, interval_s: float) -> float:
    """By how much the constant part can differ with the same arrivals: the common divisor."""
    return float(np.gcd(round(1e5 / rate_hz), round(1e5 * interval_s))) / 1e5


@pytest.mark.parametrize(("rate_hz", "interval_s"), BURSTS)
def test_that_every_run_is_as_exact_as_its_arrivals_allow(
    rate_hz: float, interval_s: float
) -> None:
    errors = []
    for seed in range(60):
        true_s, arrival_s = burst(np.random.default_rng(seed), interval_s, 5.0, rate_hz)
        errors.append(times_of(arrival_s) - true_s)
    half_s = open_s(rate_hz, interval_s) / 2.0
    assert max(abs(error.mean()) for error in errors) < half_s + 0.0011
    assert max(np.std(error) for error in errors) < half_s / np.sqrt(3.0) + 7e-4
    assert max(rms_ms(error) for error in errors) < 1e3 * half_s + 1.1
    pooled_ms = rms_ms(np.concatenate(errors))
    assert pooled_ms < (1.7 if rate_hz == 200.0 else 3.3)


@pytest.mark.parametrize("interval_s", [0.015, 0.030, 0.050])
def test_that_arrivals_leave_half_a_sample_open_and_the_middle_is_taken(interval_s: float) -> None:
    """No method does better: both sensors below give the same arrivals to the bit."""
    index, errors = np.arange(1000), []
    arrivals = []
    for start_s in (0.00001, 0.00499):
        true_s = start_s + index / RATE_HZ
        arrivals.append(np.ceil(np.round(true_s / interval_s, 9)) * interval_s)
        errors.append(float(np.mean(times_of(arrivals[-1]) - true_s)))
    np.testing.assert_array_equal(arrivals[0], arrivals[1])
    assert errors == pytest.approx([0.0025, -0.0025], abs=1e-4)


def test_that_a_minute_leaves_less_than_two_milliseconds() -> None:
    rng, errors = np.random.default_rng(3), []
    for interval_s in (0.0075, 0.015, 0.01875, 0.030, 0.050):
        for _ in range(10):
            true_s, arrival_s = burst(rng, interval_s, 60.0)
            errors.append(times_of(arrival_s) - true_s)
    assert rms_ms(np.concatenate(errors)) < 0.9
    assert max(np.std(error) for error in errors) < 1.5e-3


@pytest.mark.parametrize("share", [0.05, 0.15])
def test_that_moments_that_the_radio_has_to_repeat_do_not_bend_the_time(share: float) -> None:
    rng = np.random.default_rng(6)
    for _ in range(10):
        true_s, _ = burst(rng, 0.015, 20.0)
        number = np.ceil(true_s / 0.015).astype(int)
        taken = np.flatnonzero(rng.random(number.max() + 40) > share)
        arrival_s = taken[np.searchsorted(taken, number)] * 0.015
        assert rms_ms(times_of(arrival_s) - true_s) < 2.6


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
    assert losses_of(arrival_s) == ()


def losses_of(arrival_s: Floats) -> tuple[Loss, ...]:
    return losses_in(np.arange(len(arrival_s), dtype=float), arrival_s)


def lossy(seed: int, interval_s: float, rate_hz: float, count: int) -> tuple[Floats, Floats, int]:
    rng = np.random.default_rng(seed)
    true_s, arrival_s = burst(rng, interval_s, 20.0, rate_hz)
    at = int(rng.integers(len(true_s) // 4, 3 * len(true_s) // 4))
    kept = np.delete(np.arange(len(true_s)), np.arange(at, at + count))
    return true_s[kept], arrival_s[kept], at


@pytest.mark.parametrize(("rate_hz", "interval_s"), BURSTS)
def test_that_a_stream_without_losses_has_none(rate_hz: float, interval_s: float) -> None:
    for seed in range(40):
        _, arrival_s = burst(np.random.default_rng(seed), interval_s, 20.0, rate_hz)
        assert losses_of(arrival_s) == ()


@pytest.mark.parametrize(("rate_hz", "interval_s"), BURSTS)
@pytest.mark.parametrize("count", [2, 3])
def test_that_a_few_lost_samples_are_found_where_they_were(
    rate_hz: float, interval_s: float, count: int
) -> None:
    found = 0
    for seed in range(20):
        true_s, arrival_s, at = lossy(seed, interval_s, rate_hz, count)
        losses = losses_of(arrival_s)
        if len(losses) == 1:
            assert losses[0].least <= count <= losses[0].most
            assert abs(losses[0].count - count) <= 1
            found += abs(losses[0].index - at) <= 0.06 * rate_hz
        assert rms_ms(times_of(arrival_s) - true_s) < 1e3 / rate_hz
    assert found >= 18


@pytest.mark.parametrize("interval_s", [0.0075, 0.01875])
def test_that_a_single_loss_is_found_where_the_intervals_do_not_divide(interval_s: float) -> None:
    found = 0
    for seed in range(20):
        _, arrival_s, at = lossy(seed, interval_s, 200.0, 1)
        losses = losses_of(arrival_s)
        found += [loss.count for loss in losses] == [1] and abs(losses[0].index - at) <= 12
    assert found >= 18


def test_that_losses_are_told_in_a_sentence_and_counted_into_the_index() -> None:
    loss = Loss(3, 2, 1, 3)
    assert loss.sentence(12.34).startswith("2 samples were lost (between 1 and 3) near 12.3 s")
    assert Loss(3, 1, 1, 1).sentence(1.0).startswith("1 sample was lost near 1.0 s")
    np.testing.assert_array_equal(with_losses(np.arange(5.0), [loss]), [0, 1, 2, 5, 6])


def test_that_the_device_time_tells_of_every_loss() -> None:
    true_s, arrival_s = burst(np.random.default_rng(4), 0.030, 20.0)
    kept = np.delete(np.arange(len(true_s)), [500, 900, 901])
    device_s = np.round(1.7e9 + true_s[kept], 3)
    found = find_losses(arrival_s[kept], device_s, np.zeros(len(kept), np.int64))
    assert [(loss.index, loss.count) for loss in found] == [(500, 1), (899, 2)]
    assert losses_of_device_time(device_s[:2], 0.005) == ()


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
