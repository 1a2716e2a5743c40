from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.motion.stillness import STILL_RAD_S, last_stretch


def stream(noise: float, seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    time_s = 100.0 + np.arange(800) / 200
    gyro = np.array([0.01, -0.02, 0.03]) + rng.normal(0, noise, (800, 3))
    accel = np.array([0.0, 9.81, 0.0]) + rng.normal(0, 0.02, (800, 3))
    return time_s, gyro, accel


def test_that_a_table_gives_the_bias_and_where_up_is() -> None:
    found = last_stretch(*stream(0.001), 3.0)
    assert found is not None
    assert found.duration_s == pytest.approx(3.0, abs=0.01)
    assert found.noise_rad_s == pytest.approx(0.001, rel=0.1)
    assert found.noise_rad_s < STILL_RAD_S
    assert found.rate_rad_s == pytest.approx((0.01, -0.02, 0.03), abs=2e-4)
    assert found.accel_m_s2 == pytest.approx((0.0, 9.81, 0.0), abs=0.01)


def test_that_the_worst_axis_counts_and_only_the_last_stretch() -> None:
    time_s, gyro, accel = stream(0.001)
    gyro[-100:, 2] += np.sin(np.arange(100))
    found = last_stretch(time_s, gyro, accel, 0.5)
    assert found is not None
    assert found.noise_rad_s > 0.5
    gyro = stream(0.001)[1]
    gyro[:500] = 7.0
    found = last_stretch(time_s, gyro, accel, 1.0)
    assert found is not None
    assert found.noise_rad_s < STILL_RAD_S


def test_that_a_stream_that_is_too_short_or_empty_of_values_says_nothing() -> None:
    time_s, gyro, accel = stream(0.001)
    assert last_stretch(time_s[:100], gyro[:100], accel[:100], 1.0) is None
    assert last_stretch(time_s[:0], gyro[:0], accel[:0], 1.0) is None
    assert last_stretch(time_s, gyro, np.full_like(accel, np.nan), 1.0) is None


def test_that_samples_without_values_are_left_out() -> None:
    time_s, gyro, accel = stream(0.001)
    accel[::2], gyro[::3] = np.nan, np.nan
    found = last_stretch(time_s, gyro, accel, 1.0)
    assert found is not None
    assert np.isfinite([*found.rate_rad_s, *found.accel_m_s2]).all()
