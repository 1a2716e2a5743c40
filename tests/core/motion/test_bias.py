"""The zero offset of a gyroscope."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.motion.bias import still_bias
from deblur_studio.core.motion.recording import Gap

BIAS = np.array([0.012, -0.03, 0.004])


def still(time_s, seed=0):
    return BIAS + np.random.default_rng(seed).normal(0, 0.003, (len(time_s), 3))


def hand(time_s):
    waves = np.sin(2 * np.pi * np.array([3.0, 5.0, 8.0]) * time_s[:, None])
    return 0.05 * waves + 0.03 * np.cos(7 * time_s[:, None])


def hand_around(first_s, last_s):
    def rate(time_s):
        resting = (time_s >= first_s) & (time_s <= last_s)
        return np.where(resting[:, None], still(time_s), 3 * hand(time_s) + 0.3)

    return rate


def test_that_a_still_log_gives_its_mean(recording_of):
    found = still_bias(recording_of(still, hz=200.0, end_s=3.0), near_s=1.5)
    assert found is not None
    assert np.abs(np.array(found.bias_rad_s) - BIAS).max() < 4 * 0.003 / 10
    assert found.noise_rad_s == pytest.approx(0.003, rel=0.2)
    assert found.end_s - found.start_s == pytest.approx(0.5, abs=0.02)
    assert found.start_s < 1.5 < found.end_s


def test_that_a_hand_gives_none(recording_of):
    assert still_bias(recording_of(hand, hz=200.0, end_s=5.0), near_s=2.0) is None


def test_that_the_rest_nearest_to_the_exposure_is_taken(recording_of):
    log = recording_of(hand_around(1.0, 2.0), hz=200.0, end_s=6.0)
    for near_s in (0.0, 5.5):
        found = still_bias(log, near_s)
        assert found is not None
        assert 0.99 <= found.start_s < found.end_s <= 2.01
        assert np.abs(np.array(found.bias_rad_s) - BIAS).max() < 0.002


def test_that_a_steady_turn_is_not_called_bias(recording_of, constant):
    assert still_bias(recording_of(constant((0.0, 0.5, 0.0)), hz=200.0), near_s=0.5) is None


def test_that_too_short_a_rest_is_not_used(recording_of):
    assert still_bias(recording_of(hand_around(1.0, 1.4), hz=200.0, end_s=3.0), 1.0) is None


def test_that_a_rest_is_not_pieced_together_across_a_gap(recording_of):
    log = recording_of(hand_around(1.0, 2.0), hz=200.0, end_s=3.0, gaps=(Gap(1.3, 1.7),))
    assert still_bias(log, 1.5) is None


@pytest.mark.parametrize("samples", [2, 3, 60])
def test_that_a_log_shorter_than_half_a_second_gives_none(recording_of, samples):
    assert still_bias(recording_of(still, hz=200.0, end_s=samples / 200), 0.0) is None
