"""A case in the real window, from the sample to a bundle that another program verifies."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.core.evidence.case_file import read_case
from deblur_studio.core.evidence.record_check import check_record
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.core.sample import sample
from deblur_studio.ui.case_dialogs import NewCaseDialog
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.case_card import CaseCard
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.verify_dialog import VerifyDialog

Drop = Callable[[QWidget, list[Path]], None]


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=300_000)


def press(window: MainWindow, text: str) -> None:
    """Trigger an entry of the File menu by its text."""
    menu = window.menuBar().actions()[0].menu()
    assert menu is not None
    entries = [one for one in menu.actions() if one.text().replace("&", "") == text]
    assert [type(one) for one in entries] == [QAction]
    assert entries[0].isEnabled(), text
    entries[0].trigger()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "evidence"
    folder.mkdir()
    shot = sample()
    for path in (shot.photo, shot.log, shot.camera):
        shutil.copy(path, folder / path.name)
    return folder


def fill_in(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Answer the dialog of a new case as a person would."""

    def answer(dialog: NewCaseDialog) -> int:
        dialog.place.setText(str(path))
        dialog.fields.number.setText("K 12/26")
        dialog.fields.examiner.setText("J. Doe")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(NewCaseDialog, "exec", answer)


def test_that_a_case_goes_from_the_sample_to_a_verified_bundle(
    window: MainWindow,
    folder: Path,
    drop: Drop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, bundle, report = folder / "plate.dblr", folder / "case.zip", folder / "report.pdf"
    shot = sample()
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    drop(window, [folder / shot.photo.name, folder / shot.log.name])
    idle(window, qtbot)
    window.bench.project.set_exposure(Exposure(shot.start_s, shot.exposure_s))
    fill_in(monkeypatch, case)
    press(window, "New case…")
    idle(window, qtbot)
    window.findChild(CaseCard).spread.click()  # off: eight restorations that others test
    window.bench.evidence.choice.choose("wiener")
    window.findChild(MethodPanel).button.click()
    idle(window, qtbot)
    window.bench.evidence.maps.choose("visibility")
    assert window.findChild(CanvasPanel).maps.overlay.has_map

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(report), "PDF (*.pdf)"))
    press(window, "Report…")
    idle(window, qtbot)
    assert report.read_bytes().startswith(b"%PDF-")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(bundle), ""))
    press(window, "Bundle…")
    idle(window, qtbot)

    steps = [entry.step for entry in check_record(folder / "plate.record.jsonl").entries]
    assert steps == [
        *("case-made", "photo-read", "log-read", "camera-read"),
        *("restore-started", "restore-computed", "result-written", "report", "bundle"),
    ]
    kept = read_case(case)
    assert (kept.number, kept.examiner, kept.mode) == ("K 12/26", "J. Doe", "evidence")
    verify_in_the_window(window, bundle, qtbot, monkeypatch)
    command = [sys.executable, "-m", "deblur_studio", "verify", str(bundle)]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before}


def verify_in_the_window(
    window: MainWindow, bundle: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bundle is verified; with one byte changed it is refused by name."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(bundle), ""))
    press(window, "Verify bundle…")
    idle(window, qtbot)
    (good,) = window.findChildren(VerifyDialog)
    assert good.headline.text().startswith("Verified")
    assert "every bit is the same" in good.lines.toPlainText()
    head = check_record(bundle.parent / "plate.record.jsonl").head
    good.noted.setText(head)
    assert good.compared.text() == "This is the record that was noted."
    good.close()
    qtbot.waitUntil(lambda: not window.findChildren(VerifyDialog))
    whole = bundle.read_bytes()
    bundle.write_bytes(one_byte_changed(bundle, "logs/1/motion.gcsv"))
    press(window, "Verify bundle…")
    idle(window, qtbot)
    (bad,) = window.findChildren(VerifyDialog)
    assert "1 thing differs" in bad.headline.text()
    assert "logs/1/motion.gcsv" in bad.lines.toPlainText()
    bad.close()
    qtbot.waitUntil(lambda: not window.findChildren(VerifyDialog))
    bundle.write_bytes(whole)


def one_byte_changed(bundle: Path, name: str) -> bytes:
    with zipfile.ZipFile(bundle) as archive:
        place = archive.getinfo(name)
    data = bytearray(bundle.read_bytes())
    data[place.header_offset + 30 + len(name) + place.compress_size // 2] ^= 1
    return bytes(data)


def test_that_a_dropped_case_opens_as_it_was_left(
    window: MainWindow,
    shot_files: tuple[Path, Path],
    drop: Drop,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    drop(window, list(shot_files))
    idle(window, qtbot)
    fill_in(monkeypatch, tmp_path / "plate.dblr")
    press(window, "New case…")
    idle(window, qtbot)
    window.bench.project.set_exposure(Exposure(4.25, 0.04))
    press(window, "Close case")
    idle(window, qtbot)
    window.bench.project.set_exposure(Exposure(2.0, 0.02))
    drop(window, [tmp_path / "plate.dblr"])
    idle(window, qtbot)
    settings = window.bench.project.settings
    assert settings is not None
    assert settings.exposure == Exposure(4.25, 0.04)
    assert window.bench.evidence.case.path == tmp_path / "plate.dblr"
