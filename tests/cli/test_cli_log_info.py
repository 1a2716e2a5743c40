from __future__ import annotations

from pathlib import Path

import pytest

Files = tuple[Path, Path]


def test_that_json_tells_format_rate_and_gaps(run, shot_files: Files) -> None:
    answer = run("log-info", shot_files[1], "--json").json()
    assert (answer["format"], answer["samples"], answer["has_accel"]) == ("gcsv", 2001, False)
    assert answer["duration_s"] == pytest.approx(10.0)
    assert answer["rate_hz"] == pytest.approx(200.0)
    assert (answer["gaps"], answer["warnings"]) == ([], [])


def test_that_a_table_tells_the_same_to_people(run, shot_files: Files) -> None:
    ended = run("log-info", shot_files[1])
    assert ended.code == 0
    for words in ("gcsv", "2001", "10.000 s", "200.0 Hz", "none"):
        assert words in ended.out


def test_that_gaps_are_shown(run, shot_files: Files) -> None:
    log = shot_files[1]
    lines = log.read_text().splitlines()
    log.write_text("\n".join(lines[:500] + lines[600:]) + "\n")
    assert len(run("log-info", log, "--json").json()["gaps"]) == 1
    assert "warning" in run("log-info", log).out


def test_that_a_folder_is_read_too(run, shot_files: Files, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    shot_files[1].rename(folder / "gyro.gcsv")
    assert run("log-info", folder, "--json").json()["samples"] == 2001


def test_that_no_log_is_one_sentence(run, shot_files: Files) -> None:
    ended = run("log-info", shot_files[0], "--json")
    assert (ended.code, ended.out, ended.err.count("\n")) == (1, "", 1)
    assert "IMG_1.png" in ended.err


@pytest.mark.real_data
def test_that_a_real_log_is_described(run, real_data: Path) -> None:
    log = next(path for path in sorted((real_data / "imu").rglob("*.gcsv")))
    assert run("log-info", log, "--json").json()["rate_hz"] > 50
