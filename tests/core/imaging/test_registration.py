"""Registration of a restoration to the truth."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from deblur_studio.core.imaging.registration import (
    MOST_SHIFT_PX,
    aligned,
    shift_between,
    shifted,
)


@pytest.fixture(scope="module")
def truth(leaves):
    sharp = leaves(120, 150)  # which a lens has seen
    return np.asarray(cv2.GaussianBlur(sharp, (0, 0), 1.0), dtype=np.float32)


@pytest.mark.parametrize("shift", [(0.0, 0.0), (0.3, -0.4), (1.3, -2.2), (-2.7, 1.5)])
def test_that_a_shift_is_found_and_taken_off(truth, shift) -> None:
    moved = shifted(truth, shift)
    assert shift_between(moved, truth, 16) == pytest.approx(shift, abs=0.05)
    back, found = aligned(moved, truth, 16)
    inside = (slice(20, -20),) * 2
    assert np.abs(back - truth)[inside].mean() < 0.005
    assert found == pytest.approx(shift, abs=0.05)


def test_that_noise_and_blur_do_not_mislead_it(truth) -> None:
    rng = np.random.default_rng(0)
    moved = shifted(truth, (0.8, 0.5)) + rng.normal(0, 0.05, truth.shape).astype(np.float32)
    assert shift_between(moved, truth, 16) == pytest.approx((0.8, 0.5), abs=0.1)


def test_that_an_aligned_picture_is_handed_back_untouched(truth) -> None:
    same, shift = aligned(truth, truth, 16)
    assert same is truth
    assert shift == (0.0, 0.0)


def test_that_a_shift_is_never_longer_than_the_limit(truth) -> None:
    shift = shift_between(shifted(truth, (9.0, -7.0)), truth, 16)
    assert max(map(abs, shift)) <= MOST_SHIFT_PX


@pytest.mark.parametrize("axis", [None, 0])
def test_that_a_picture_without_edges_both_ways_is_not_moved(axis) -> None:
    flat = np.full((60, 80, 3), 0.5, np.float32)
    if axis == 0:
        flat[30:] = 0.2
    assert shift_between(flat, flat + np.float32(0.1), 8) == (0.0, 0.0)


def test_that_moving_is_dropped_where_it_helps_nothing(truth) -> None:
    noise = np.random.default_rng(1).uniform(0, 1, truth.shape).astype(np.float32)
    moved, shift = aligned(noise, truth, 16)
    before, after = (float(np.mean((each - truth) ** 2)) for each in (noise, moved))
    assert after <= before * 1.001 or shift == (0.0, 0.0)
