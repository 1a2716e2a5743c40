"""Trials of alignment: what is counted, and how."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.alignment.rates import (
    Outcome,
    outcome_of,
    path_error_px,
    table_of,
)
from deblur_studio.core.alignment.trials import Trial, simulated_trial
from deblur_studio.core.synthesis.sources import motions_of, photos_in


@pytest.fixture
def trial(known) -> Trial:
    return Trial(
        photo=known.photo,
        sharp=known.sharp,
        recording=known.recording,
        settings=known.settings,
        path=known.path,
        extent_px=14.0,
        bias_rad_s=tuple(known.bias_rad_s.tolist()),
    )


def row(**changes) -> Outcome:
    plain = Outcome("near", 0, "log", 20.0, 0.1, "found", 0.9, 0.2, 0.003, 0.1, 9.0, 9.0, 40, 4.0)
    return dataclasses.replace(plain, **changes)


def test_that_the_true_motion_with_its_bias_is_right(trial) -> None:
    told = dataclasses.replace(trial.settings, bias_rad_s=trial.bias_rad_s)
    assert path_error_px(trial, told) < 0.2
    camera = trial.camera.replaced(fx_px=1.2 * trial.camera.fx_px, fy_px=1.2 * trial.camera.fy_px)
    assert path_error_px(trial, dataclasses.replace(told, camera=camera)) > 0.5


def test_that_a_path_outside_the_log_is_infinitely_wrong(trial) -> None:
    exposure = dataclasses.replace(trial.settings.exposure, start_s=1000.0)
    assert path_error_px(trial, dataclasses.replace(trial.settings, exposure=exposure)) == np.inf


def test_that_shares_are_of_those_called_found() -> None:
    rows = [row(), row(path_px=2.0, lost_db=3.0), row(verdict="ambiguous"), row(verdict="refused")]
    rows.append(row(kind="still", verdict="not-found"))
    lines = table_of(rows)
    near = "| near | 4 | 2 (50 %) | 1 (25 %) | 1 (50 %) | 1 (50 %) | 3.0 ms |"
    assert lines[2:] == [near, "| still | 1 | 0 (0 %) | 0 (0 %) |  |  |  |"]


@pytest.mark.real_data
def test_that_a_seed_and_a_number_decide_a_trial(real_data: Path) -> None:
    photos = photos_in(real_data / "eval_public" / "kodak")
    motions = motions_of([real_data / "imu" / "gyrodeblurnet" / "gyro_train.txt"])
    one, other = (simulated_trial(5, 2, photos, motions) for _ in range(2))
    np.testing.assert_array_equal(one.photo, other.photo)
    assert one.settings == other.settings


@pytest.mark.slow
@pytest.mark.real_data
def test_that_simulated_shots_are_found(real_data: Path) -> None:
    """A look; the figures come from tests/benchmarks/rates_of_alignment.py."""
    photos = photos_in(real_data / "eval_public" / "kodak")
    logs = ("gyrodeblurnet/gyro_train.txt", "android_txt_tyrex/Thibaud_Nexus5_NoDist_AR")
    motions = motions_of([real_data / "imu" / log for log in logs])
    wanted = [("near", index) for index in range(4)] + [("still", 1), ("foreign", 1)]
    rows = [outcome_of(kind, 9, index, photos, motions) for kind, index in wanted]
    print("\n" + "\n".join(table_of(rows)))
    right = [each for each in rows if each.kind == "near" and each.found and each.path_px < 0.5]
    assert len(right) >= 2
    assert not rows[4].found
