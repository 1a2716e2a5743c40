"""The pages of the calibration assistant."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from deblur_studio.core.camera.model import Camera
from deblur_studio.services.rig_draft import RigDraft, RigKind, RigPhoto
from deblur_studio.services.rig_found import RigFound, RigRow
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.calibration_wizard import CalibrationWizard
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.status import Status

CAMERA = Camera.centred(64, 48, 60.0)
ROWS = (RigRow("a.jpg", "+120", "0.55", True), RigRow("b.jpg", "-3", "0.70", False))
FOUND = RigFound(CAMERA.replaced(fx_px=66.0), CAMERA, (0.01, 0.0, 0.0), ROWS, True, "1 of 2 fit.")


@pytest.fixture
def wizard(qapp: QApplication, qtbot: QtBot, tmp_path: Path):
    theme, bench = Theme(qapp, ThemeMode.LIGHT), open_workbench(tmp_path / "config")
    wizard = CalibrationWizard(theme, bench)
    wizard.bench = bench
    qtbot.addWidget(wizard)
    wizard.show()
    yield wizard
    assert bench.shutdown()
    theme.deleteLater()


def with_photos(wizard: CalibrationWizard) -> None:
    photo = RigPhoto(Path("a.jpg"), CAMERA, "EXIF", 0.05, None)
    other = dataclasses.replace(photo, path=Path("b.jpg"), start_s=2.0, source="EXIF time")
    wizard.bench.rig_calibration._take(RigDraft(photos=(photo, other)))


def with_found(wizard: CalibrationWizard, **changes: object) -> None:
    calibration = wizard.bench.rig_calibration
    calibration._found = dataclasses.replace(FOUND, **changes)
    calibration.changed.emit()
    calibration.finished.emit()


def test_that_one_way_is_chosen_at_a_time(wizard: CalibrationWizard) -> None:
    wizard.kind.ways[RigKind.CHART].setChecked(True)
    assert wizard.kind.kind() is RigKind.CHART
    wizard.next.click()
    assert wizard.bench.rig_calibration.draft.kind is RigKind.CHART
    assert wizard.problem.text() == "Add the photo of the chart."
    assert not wizard.next.isEnabled()


def test_that_times_are_typed_into_the_table(wizard: CalibrationWizard) -> None:
    with_photos(wizard)
    wizard.go(1)
    table = wizard.shots.table
    assert [table.item(row, 4).text() for row in range(2)] == ["", "EXIF time"]
    table.item(0, 2).setText("1,25")
    photo = wizard.bench.rig_calibration.draft.photos[0]
    assert photo.start_s == 1.25
    assert photo.exposure_s == 0.05
    assert table.item(0, 4).text() == "entered by hand"
    table.item(0, 2).setText("soon")
    assert wizard.bench.rig_calibration.draft.photos[0].start_s == 1.25
    table.item(1, 3).setText("80")
    assert wizard.bench.rig_calibration.draft.photos[1].exposure_s == 0.08


def test_that_photos_are_taken_off_the_list(wizard: CalibrationWizard) -> None:
    with_photos(wizard)
    wizard.go(1)
    assert not wizard.shots.remove.isEnabled()
    wizard.shots.table.selectRow(0)
    wizard.shots.remove.click()
    assert [one.path.name for one in wizard.bench.rig_calibration.draft.photos] == ["b.jpg"]


def test_that_a_number_ended_with_return_stays_on_its_page(wizard: CalibrationWizard) -> None:
    wizard.go(2)
    wizard.solve.focal.setFocus()
    QTest.keyClick(wizard.solve.focal, Qt.Key.Key_Return)
    assert wizard.stack.currentIndex() == 2
    assert wizard.isVisible()


def test_that_what_was_found_is_shown_with_each_photo(wizard: CalibrationWizard) -> None:
    with_found(wizard)
    page = wizard.result_page
    assert page.isVisible()
    assert page.chip.status is Status.OK
    assert page.values.item(1, 1).text() == "60.0 px"
    assert page.values.item(1, 2).text() == "66.0 px"
    assert page.photos.item(1, 3).text() == "does not fit"
    assert wizard.save.text() == "Save rig"
    assert not wizard.save.isEnabled()


def test_that_a_rig_that_is_not_settled_says_so_at_the_button(wizard: CalibrationWizard) -> None:
    with_found(wizard, sure=False)
    assert wizard.result_page.chip.text == "Not settled"
    assert wizard.save.text() == "Save anyway"


def test_that_a_rig_of_the_same_name_is_replaced_only_after_asking(
    wizard: CalibrationWizard, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answers.pop(0))
    with_found(wizard)
    wizard.result_page.name.setText("Twice")
    wizard.save.click()
    assert not wizard.isVisible()
    first = wizard.bench.rigs.chosen
    wizard.show()
    with_found(wizard, summary="Better.")
    wizard.save.click()
    assert wizard.bench.rigs.chosen == first
    assert wizard.isVisible()
    wizard.save.click()
    assert wizard.bench.rigs.chosen.told == "Better."


def test_that_an_unwritable_folder_is_said_in_the_assistant(
    wizard: CalibrationWizard, tmp_path: Path
) -> None:
    (tmp_path / "config").mkdir(exist_ok=True)
    (tmp_path / "config" / "rigs").write_text("in the way")
    with_found(wizard)
    wizard.result_page.name.setText("Nowhere")
    wizard.save.click()
    assert wizard.isVisible()
    assert "cannot be written" in wizard.problem.text()


def test_that_the_chart_is_saved_where_the_user_says(
    wizard: CalibrationWizard, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "dots.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    wizard.kind.chart.click()
    qtbot.waitUntil(lambda: "dots.pdf" in wizard.kind.saved.text(), timeout=10_000)
    assert target.exists()
    qtbot.waitUntil(lambda: not wizard.bench.jobs.busy())
