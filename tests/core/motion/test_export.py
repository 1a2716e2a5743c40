"""Recordings written for other programs, read back by our own readers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.errors import OutputError
from deblur_studio.core.motion.export import export_beside, write_csv, write_gcsv
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.synthesis.shake import hand_shake


@pytest.fixture
def recording() -> ImuRecording:
    shake = hand_shake(np.random.default_rng(0), 200.0, 2.0, 0.1, gravity=True)
    return replace(shake, unix_origin_s=1_782_139_261.5)


@pytest.mark.parametrize(("write", "name"), [(write_gcsv, "m.gcsv"), (write_csv, "m.csv")])
@pytest.mark.parametrize("start_s", [0.0, 86_400.0, 1.7e9])
def test_that_an_export_reads_back_as_it_was(
    recording: ImuRecording, tmp_path: Path, write, name: str, start_s: float
) -> None:
    late = replace(recording, time_s=recording.time_s + start_s)
    write(late, tmp_path / name)
    again = read_log(tmp_path / name)
    tolerance_s = 2e-6
    np.testing.assert_allclose(again.time_s, late.time_s, rtol=0, atol=tolerance_s)
    np.testing.assert_allclose(again.gyro_rad_s, late.gyro_rad_s, atol=1e-6)
    assert again.accel_m_s2 is not None
    assert late.accel_m_s2 is not None
    np.testing.assert_allclose(again.accel_m_s2, late.accel_m_s2, atol=2e-5)


def test_that_the_unix_time_is_kept_in_a_gcsv(recording: ImuRecording, tmp_path: Path) -> None:
    write_gcsv(recording, tmp_path / "m.gcsv")
    assert read_log(tmp_path / "m.gcsv").unix_origin_s == recording.unix_origin_s


@pytest.mark.parametrize(("write", "name"), [(write_gcsv, "m.gcsv"), (write_csv, "m.csv")])
def test_that_a_recording_without_acceleration_is_exported_without(
    recording: ImuRecording, tmp_path: Path, write, name: str
) -> None:
    write(replace(recording, accel_m_s2=None), tmp_path / name)
    assert read_log(tmp_path / name).accel_m_s2 is None


def test_that_nothing_is_overwritten_unasked(recording: ImuRecording, tmp_path: Path) -> None:
    write_csv(recording, tmp_path / "m.csv")
    with pytest.raises(OutputError, match="exists already"):
        write_csv(recording, tmp_path / "m.csv")
    export_beside(recording, tmp_path)
    paths = export_beside(recording, tmp_path)
    assert [path.name for path in paths] == ["motion.gcsv", "motion.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "m.csv",
        "motion.csv",
        "motion.gcsv",
    ]
