"""Each gate of the verdict before the button, by a shot that trips it."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.alignment.verdict import verdict_before
from deblur_studio.core.motion.recording import Gap


def gate(verdict, name: str):
    return next(each for each in verdict.gates if each.name == name)


def judged(known, *, photo=None, recording=None, settings=None, mounting_known=True):
    return verdict_before(
        known.photo if photo is None else photo,
        recording or known.recording,
        settings or known.settings,
        mounting_known=mounting_known,
    )


def test_that_an_ordinary_shot_has_no_bad_gate(known) -> None:
    verdict = judged(known)
    assert verdict.level != "bad", verdict.sentence
    assert gate(verdict, "stabilised").level == "good"
    assert gate(verdict, "extent").value == pytest.approx(14, abs=2)


def test_that_an_assumed_mounting_is_doubtful(known) -> None:
    assert gate(judged(known, mounting_known=False), "mounting").level == "doubtful"


def test_that_a_gap_in_the_exposure_is_bad(known) -> None:
    broken = dataclasses.replace(known.recording, gaps=(Gap(2.93, 2.95),))
    verdict = judged(known, recording=broken)
    assert verdict.level == "bad"
    assert "gap" in gate(verdict, "coverage").sentence


def test_that_a_slow_log_is_bad(known) -> None:
    log = known.recording
    slow = dataclasses.replace(log, time_s=log.time_s[::10], gyro_rad_s=log.gyro_rad_s[::10])
    assert gate(judged(known, recording=slow), "rate").level == "bad"


def test_that_a_sensor_at_the_end_of_its_range_is_bad(known) -> None:
    gyro = known.recording.gyro_rad_s.copy()
    inside = (known.recording.time_s > 2.9) & (known.recording.time_s < 2.98)
    gyro[inside, 0] = 35.0
    stuck = dataclasses.replace(known.recording, gyro_rad_s=gyro)
    assert gate(judged(known, recording=stuck), "sensor-range").level == "bad"


def test_that_a_white_sky_is_doubtful_or_bad(known) -> None:
    sky = known.photo.copy()
    sky[:40] = 1.0
    assert gate(judged(known, photo=sky), "clipping").level == "doubtful"
    sky[:200] = 1.0
    assert gate(judged(known, photo=sky), "clipping").level == "bad"


def test_that_a_photo_sharper_than_the_log_says_is_taken_for_stabilised(known) -> None:
    verdict = judged(known, photo=known.sharp)
    assert gate(verdict, "stabilised").level == "bad"
    assert "stabilised" in verdict.sentence


def test_that_a_log_at_rest_leaves_nothing_to_remove(known) -> None:
    still = dataclasses.replace(
        known.recording, gyro_rad_s=np.zeros_like(known.recording.gyro_rad_s)
    )
    assert gate(judged(known, recording=still), "extent").level == "doubtful"


def test_that_a_long_straight_kernel_destroys_detail(known) -> None:
    gyro = np.zeros_like(known.recording.gyro_rad_s)
    gyro[:, 1] = 0.5
    pan = dataclasses.replace(known.recording, gyro_rad_s=gyro)
    # A straight kernel of 21 px has a zero every 1/21 of a cycle, narrow but in all directions.
    assert gate(judged(known, recording=pan), "destroyed").value > 0.1
