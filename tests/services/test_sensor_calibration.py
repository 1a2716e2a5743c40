from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from deblur_studio.core.errors import OutputError
from deblur_studio.core.motion.mounting import mounting_from_string
from deblur_studio.core.motion.proposal import Proposal
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.motion.stillness import Stillness
from deblur_studio.core.motion.three_poses import Pose
from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.sensor_attitude import rotation_of
from deblur_studio.services.sensor_profile import ProfileStore, SensorProfile, with_profile
from deblur_studio.services.sensor_source import SimulatedSource
from deblur_studio.services.workbench import Workbench

PROFILE = SensorProfile(
    "Helmet: cam/1",
    "2026-03-04T05:06:07+00:00",
    "WT901BLE68",
    (0.01, -0.02, 0.03),
    0.001,
    mounting_from_string("zYX"),
)
SHOWN = {
    Pose.LEVEL: (0.0, -9.8, 0.0),
    Pose.LENS_DOWN: (0.0, 0.0, -9.8),
    Pose.RIGHT_SIDE_DOWN: (-9.8, 0.0, 0.0),
}


def stand_still(bench: Workbench, monkeypatch: pytest.MonkeyPatch, found: Stillness | None) -> None:
    monkeypatch.setattr(bench.calibration, "stillness", lambda *_: found)


def test_that_the_bias_of_a_still_sensor_is_taken_and_kept_in_a_profile(
    bench: Workbench, notices: list[Notice], qtbot: QtBot
) -> None:
    assert bench.calibration.stillness() is None
    assert not bench.calibration.take_bias()
    bench.sensor.connect_source(SimulatedSource("lies still", seed=2))
    qtbot.waitUntil(lambda: bench.calibration.stillness(3.0) is not None, timeout=8000)
    assert bench.calibration.take_bias()
    found = bench.calibration.bias
    assert found is not None
    assert np.degrees(found.rate_rad_s) == pytest.approx([0.12, -0.08, 0.05], abs=0.02)
    assert bench.calibration.save("Table")
    assert [one.name for one in bench.calibration.profiles()] == ["Table"]
    assert bench.calibration.profile is not None
    assert bench.calibration.profile.bias_rad_s == found.rate_rad_s


def test_that_a_moving_sensor_gives_no_bias_but_a_sentence(
    bench: Workbench, notices: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_still(bench, monkeypatch, Stillness(3.0, 0.05, (0, 0, 0), (0, 9.8, 0)))
    assert not bench.calibration.take_bias()
    assert bench.calibration.bias is None
    assert "moved" in notices[-1].sentence


def test_that_three_poses_give_the_mounting(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    for number, (pose, accel) in enumerate(SHOWN.items(), start=1):
        assert bench.calibration.mounting is None
        stand_still(bench, monkeypatch, Stillness(1.0, 0.05, (0, 0, 0), accel))
        with qtbot.waitSignal(bench.calibration.changed, timeout=500):
            assert bench.calibration.take_pose(pose)
        assert len(bench.calibration.poses) == number
    assert bench.calibration.mounting is not None
    assert bench.calibration.mounting.orientation == "XYZ"
    bench.calibration.restart_poses()
    assert bench.calibration.poses == ()
    assert bench.calibration.mounting is None


@pytest.mark.parametrize(
    "found",
    [
        None,
        Stillness(1.0, 0.5, (0, 0, 0), (0.0, 9.8, 0.0)),
        Stillness(1.0, 0.01, (0, 0, 0), (0.0, 15.0, 0.0)),
    ],
)
def test_that_a_bad_pose_is_refused_and_the_others_stay(
    bench: Workbench,
    notices: list[Notice],
    monkeypatch: pytest.MonkeyPatch,
    found: Stillness | None,
) -> None:
    stand_still(bench, monkeypatch, Stillness(1.0, 0.01, (0, 0, 0), SHOWN[Pose.LEVEL]))
    assert bench.calibration.take_pose(Pose.LEVEL)
    stand_still(bench, monkeypatch, found)
    assert not bench.calibration.take_pose(Pose.LENS_DOWN)
    assert bench.calibration.poses == (Pose.LEVEL,)
    assert notices[-1].level is Level.ERROR


def test_that_a_contradicting_third_pose_can_be_taken_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    for pose in (Pose.LEVEL, Pose.LENS_DOWN):
        stand_still(bench, monkeypatch, Stillness(1.0, 0.01, (0, 0, 0), SHOWN[pose]))
        assert bench.calibration.take_pose(pose)
    stand_still(bench, monkeypatch, Stillness(1.0, 0.01, (0, 0, 0), (9.8, 0.0, 0.0)))
    assert not bench.calibration.take_pose(Pose.RIGHT_SIDE_DOWN)
    assert len(bench.calibration.poses) == 2
    stand_still(bench, monkeypatch, Stillness(1.0, 0.01, (0, 0, 0), (-9.8, 0.0, 0.0)))
    assert bench.calibration.take_pose(Pose.RIGHT_SIDE_DOWN)


def test_that_a_profile_survives_a_restart_and_damaged_ones_are_left_alone(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path)
    assert store.profiles() == ()
    path = store.save(PROFILE)
    store.save(replace(PROFILE, name="Older", made="2025-01-01T00:00:00+00:00", mounting=None))
    for name, text in (
        ("a", "{"),
        ("b", "[]"),
        ("c", json.dumps({**json.loads(path.read_text()), "mounting": [[1, 0, 0]] * 3})),
        ("d", json.dumps({**json.loads(path.read_text()), "bias_rad_s": [1, 2]})),
    ):
        (path.parent / f"{name}.json").write_text(text)
    again = ProfileStore(tmp_path)
    assert [one.name for one in again.profiles()] == [PROFILE.name, "Older"]
    assert again.profiles()[0] == PROFILE
    assert [one.name for one in again.unreadable] == ["a.json", "b.json", "c.json", "d.json"]


def test_that_a_profile_needs_a_name_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no name"):
        ProfileStore(tmp_path).save(replace(PROFILE, name=" / "))
    (tmp_path / "sensors").write_text("in the way")
    with pytest.raises(OutputError, match="cannot be written"):
        ProfileStore(tmp_path).save(PROFILE)


def test_that_a_profile_gives_the_mounting_and_a_bias_only_where_the_log_has_none(
    settings: ShotSettings,
) -> None:
    without = with_profile(Proposal(settings, {"bias": "none", "mounting": "assumed"}), PROFILE)
    assert without.settings.camera.imu_to_camera == PROFILE.mounting
    assert without.settings.bias_rad_s == PROFILE.bias_rad_s
    assert "Helmet: cam/1" in without.notes["bias"]
    assert "2026-03-04" in without.notes["mounting"]
    measured = replace(settings, bias_rad_s=(0.5, 0.0, 0.0))
    kept = with_profile(Proposal(measured, {"bias": "still"}), PROFILE)
    assert kept.settings.bias_rad_s == (0.5, 0.0, 0.0)
    assert kept.notes["bias"] == "still"


def test_that_angles_turn_about_z_then_y_then_x() -> None:
    assert rotation_of(np.zeros(3)) == pytest.approx(np.eye(3))
    yaw = rotation_of(np.array([0.0, 0.0, 90.0]))
    assert yaw @ (1.0, 0.0, 0.0) == pytest.approx((0.0, 1.0, 0.0))
    pitch = rotation_of(np.array([0.0, -90.0, 0.0]))
    assert pitch @ (1.0, 0.0, 0.0) == pytest.approx((0.0, 0.0, 1.0))
    both = rotation_of(np.array([90.0, 0.0, 90.0]))
    assert both @ (0.0, 1.0, 0.0) == pytest.approx((0.0, 0.0, 1.0))
