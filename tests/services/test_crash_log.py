from __future__ import annotations

import faulthandler
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from deblur_studio.services.crash_log import CrashLog, logs_folder

DIE = """
import sys
from pathlib import Path
from deblur_studio.services.crash_log import CrashLog
log = CrashLog(Path(sys.argv[1]))
log.open()
{}
"""


def die(folder: Path, how: str) -> None:
    command = [sys.executable, "-c", DIE.format(how), str(folder)]
    subprocess.run(command, capture_output=True, check=False, timeout=60)


@pytest.fixture
def enabled() -> Iterator[None]:
    """Pytest's own fault handler comes back after the test."""
    was = faulthandler.is_enabled()
    yield
    if was:
        faulthandler.enable(sys.__stderr__)


@pytest.mark.usefixtures("enabled")
def test_that_a_run_that_went_well_leaves_nothing(tmp_path: Path) -> None:
    log = CrashLog(tmp_path)
    assert log.open() == []
    assert len(list(tmp_path.iterdir())) == 1
    log.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("enabled")
def test_that_a_defect_is_found_at_the_next_start_and_only_then(tmp_path: Path) -> None:
    first = CrashLog(tmp_path)
    first.open()
    first.write(ValueError("a defect"))
    first.close()
    second, third = CrashLog(tmp_path), CrashLog(tmp_path)
    (report,) = second.open()
    second.close()
    assert "ValueError: a defect" in report.text
    assert "Deblur Studio" in report.text
    assert report.path.name.startswith("crash-")
    assert third.open() == []
    third.close()


@pytest.mark.usefixtures("enabled")
def test_that_a_bad_access_is_found_at_the_next_start(tmp_path: Path) -> None:
    die(tmp_path, "import ctypes; ctypes.string_at(0)")
    log = CrashLog(tmp_path)
    (report,) = log.open()
    log.close()
    assert "Current thread" in report.text


@pytest.mark.usefixtures("enabled")
def test_that_of_a_killed_run_nothing_is_told(tmp_path: Path) -> None:
    die(tmp_path, "import os; os.kill(os.getpid(), 9)")
    log = CrashLog(tmp_path)
    assert log.open() == []
    log.close()


@pytest.mark.usefixtures("enabled")
def test_that_a_run_that_still_lives_is_left_alone(tmp_path: Path) -> None:
    living, second = CrashLog(tmp_path), CrashLog(tmp_path)
    living.open()
    living.write(ValueError("still going"))
    assert second.open() == []
    second.close()
    living.close()


def test_that_a_folder_that_cannot_be_made_only_costs_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    log = CrashLog(tmp_path / "file")
    assert log.open() == []
    log.write(ValueError("nowhere to go"))
    log.close()


def test_that_logs_lie_beside_settings_kept_elsewhere(tmp_path: Path) -> None:
    assert logs_folder(tmp_path) == tmp_path / "logs"
