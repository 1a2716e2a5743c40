from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.synthesis.shake import hand_shake


def power_above(rate: np.ndarray, rate_hz: float, limit_hz: float) -> float:
    windowed = (rate - rate.mean(axis=0)) * np.hanning(len(rate))[:, None]
    power = np.square(np.abs(np.fft.rfft(windowed, axis=0))).sum(axis=1)
    return float(power[np.fft.rfftfreq(len(rate), 1 / rate_hz) > limit_hz].sum() / power.sum())


def test_that_the_rate_has_the_wanted_size_about_each_axis() -> None:
    shake = hand_shake(np.random.default_rng(0), 200.0, 5.0, 0.12)
    rms = np.sqrt(np.mean(shake.gyro_rad_s**2, axis=0))
    np.testing.assert_allclose(rms, (0.12, 0.12, 0.06), rtol=1e-9)


def test_that_times_are_regular_and_whole() -> None:
    shake = hand_shake(np.random.default_rng(0), 100.0, 3.0, 0.1)
    assert len(shake.time_s) == 301
    assert shake.rate_hz == pytest.approx(100.0)
    assert shake.duration_s == pytest.approx(3.0)
    assert shake.accel_m_s2 is None


@pytest.mark.parametrize("rate_hz", [100.0, 200.0, 1000.0])
def test_that_it_sways_slowly_and_trembles_little(rate_hz: float) -> None:
    shake = hand_shake(np.random.default_rng(4), rate_hz, 20.0, 0.1)
    assert power_above(shake.gyro_rad_s, rate_hz, 20.0) < 0.002
    assert 0.02 < power_above(shake.gyro_rad_s, rate_hz, 5.0) < 0.3


def test_that_the_seed_decides_everything() -> None:
    one, same, other = (
        hand_shake(np.random.default_rng(seed), 200.0, 2.0, 0.1) for seed in (1, 1, 2)
    )
    np.testing.assert_array_equal(one.gyro_rad_s, same.gyro_rad_s)
    assert one.source.sha256 == same.source.sha256 != other.source.sha256


def test_that_gravity_points_up_at_first_and_turns_with_the_camera() -> None:
    shake = hand_shake(np.random.default_rng(0), 200.0, 4.0, 0.2, gravity=True)
    assert shake.accel_m_s2 is not None
    np.testing.assert_allclose(shake.accel_m_s2[0], (0.0, -9.80665, 0.0))
    np.testing.assert_allclose(np.linalg.norm(shake.accel_m_s2, axis=1), 9.80665)
    # A tilt by the angle a about x turns the sight of "up" by -a: its z is +g sin(a).
    tilt = np.cumsum(shake.gyro_rad_s[:-1, 0]) / 200.0
    seen = np.arcsin(shake.accel_m_s2[1:, 2] / 9.80665)
    assert np.corrcoef(tilt, seen)[0, 1] > 0.95
