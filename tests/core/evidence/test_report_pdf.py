"""The report on paper."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deblur_studio.core.errors import EvidenceError, OutputError
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.evidence.report_file import write_report
from deblur_studio.core.evidence.report_pdf import print_pdf
from deblur_studio.core.progress import Cancelled


class StopLater:
    """Stops once something was printed for a while."""

    def __init__(self) -> None:
        self.stopped_s = 0.0

    def checkpoint(self, fraction: float, message: str = "") -> None:
        if fraction > 0.8:
            self.stopped_s = time.monotonic()
            raise Cancelled


def pages(path: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", path.read_bytes()))


def test_that_the_report_is_printed_and_noted(restored_case: OpenCase, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    file = write_report(restored_case, path, self_test=False)
    assert path.read_bytes().startswith(b"%PDF-")
    assert pages(path) >= 6
    last = check_record(restored_case.record.path).entries[-1]
    assert (last.step, last.outputs[0].sha256) == ("report", file.sha256)


def test_that_a_report_never_lies_over_a_file_of_the_case(
    restored_case: OpenCase, tmp_path: Path
) -> None:
    photo = tmp_path / "IMG_1.png"
    photo = photo.rename(tmp_path / "IMG_1.html")
    with pytest.raises(OutputError, match="must end in"):
        write_report(restored_case, tmp_path / "report.txt", self_test=False)
    restored_case.case = restored_case.case.model_copy(
        update={"cameras": (restored_case.case.photos[0].file.model_copy(
            update={"path": "../IMG_1.html"}),)}
    )  # fmt: skip
    with pytest.raises(OutputError, match="is an original"):
        write_report(restored_case, photo, self_test=False, overwrite=True)


def test_that_a_child_that_fails_gives_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "deblur_studio.core.evidence.report_pdf.own_command",
        lambda: [sys.executable, "-c", "import sys; sys.exit('no library for windows')"],
    )
    with pytest.raises(EvidenceError, match="no library for windows"):
        print_pdf(b"<p>x</p>", tmp_path / "x.pdf", "foot")


def test_that_printing_can_be_stopped_and_leaves_nothing(
    restored_case: OpenCase, tmp_path: Path
) -> None:
    path, stop = tmp_path / "report.pdf", StopLater()
    with pytest.raises(Cancelled):
        write_report(restored_case, path, stop, self_test=False)
    assert time.monotonic() - stop.stopped_s < 1.0
    assert [each.name for each in tmp_path.glob("*.pdf")] == []


def test_that_commands_stay_without_qt_until_a_pdf_is_printed() -> None:
    code = (
        "import sys, deblur_studio.core.evidence.report_file, deblur_studio.cli.report;"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
