"""Damaged logs are read or refused; they never raise anything but LogError."""

from __future__ import annotations

from pathlib import Path

import fuzz_logs
import pytest
from small_logs import small_logs

from deblur_studio.core.motion.formats import read_log

COUNT = 300
LOGS = small_logs()


def test_that_damaged_logs_are_read_or_refused(tmp_path: Path) -> None:
    report = fuzz_logs.fuzz(tuple(LOGS.values()), COUNT, 2026, tmp_path)
    assert report.failures == []
    assert sum(report.read.values()) > COUNT // 5
    assert report.refused > COUNT // 10
    assert report.slowest_s < fuzz_logs.LONGEST_S
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", LOGS)
def test_that_the_undamaged_logs_are_all_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / ("export.zip" if "zip" in name else "Gyroscope.csv")
    path.write_bytes(LOGS[name])
    recording = read_log(path)
    assert recording.source.format == name.split(" ")[0]
    assert len(recording.time_s) == 40


def test_that_a_reader_that_breaks_is_found_and_its_log_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(path: Path) -> None:
        raise IndexError(path.name)

    monkeypatch.setattr(fuzz_logs, "read_log", broken)
    report = fuzz_logs.fuzz(tuple(LOGS.values()), 3, 1, tmp_path)
    assert len(report.failures) == 3
    assert "IndexError" in report.failures[0]
    assert len(list(tmp_path.glob("failure-*.bin"))) == 3
