from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest

from deblur_studio.core.errors import PhotoError
from deblur_studio.services.program_log import FILE_NAME
from deblur_studio.services.workbench import Workbench


def test_that_notices_and_notes_of_threads_are_kept_in_order(bench: Workbench) -> None:
    bench.notices.inform("Saved as a.tif.")
    noted = threading.Thread(target=logging.getLogger("deblur_studio.x").warning, args=("slow",))
    noted.start()
    noted.join()
    bench.notices.refuse(PhotoError("b.png is broken."))
    assert [line.text for line in bench.log.lines()] == [
        "Saved as a.tif.",
        "slow",
        "b.png is broken.",
    ]
    assert [line.text for line in bench.log.lines(logging.ERROR)] == ["b.png is broken."]
    assert "WARNING" in str(bench.log.lines()[1])


def test_that_lines_are_written_to_a_file_as_well(bench: Workbench, tmp_path: Path) -> None:
    bench.log.keep_in(tmp_path / "logs")
    bench.notices.inform("Saved as a.tif.")
    bench.log.close()
    assert "Saved as a.tif." in (tmp_path / "logs" / FILE_NAME).read_text(encoding="utf-8")


def test_that_what_the_window_says_is_not_said_on_the_terminal_as_well(
    bench: Workbench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.notices.warn("Low rate.")
    assert [line.text for line in bench.log.lines()] == ["Low rate."]
    assert caplog.text == ""


def test_that_a_folder_that_cannot_be_made_only_costs_the_file(
    bench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    bench.log.keep_in(tmp_path / "file" / "logs")
    bench.notices.inform("Still here.")
    assert [line.text for line in bench.log.lines()] == ["Still here."]


def test_that_a_closed_log_takes_nothing_more(bench: Workbench) -> None:
    bench.log.close()
    logging.getLogger("deblur_studio.x").warning("late")
    assert bench.log.lines() == []
