"""The calibration assistant in the real window, from photos and a log to a rig in use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import known_shot
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from deblur_studio.app import build
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.export import write_gcsv
from deblur_studio.ui.calibration_wizard import CalibrationWizard
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.camera_card import CameraCard
from deblur_studio.ui.theme import ThemeMode
from deblur_studio.ui.widgets.status import Status

Drop = Callable[[QWidget, list[Path]], None]
STARTS_S, LATE_S = (1.3, 2.1, 2.9, 3.7, 4.5), 0.012


@pytest.fixture(scope="module")
def rig_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five photos of one simulated rig, its log, and times that are 12 ms late."""
    folder = tmp_path_factory.mktemp("rig")
    log = known_shot.shaken_log()
    lines = []
    for number, start_s in enumerate(STARTS_S):
        codes = SRGB.encode_8bit(known_shot.pixels_at(log, start_s, seed=number))
        name = f"shot {number}.png"
        Image.fromarray(codes).save(folder / name)
        lines.append(f"{name} {start_s + LATE_S:.6f} {known_shot.EXPOSURE_S}")
    write_gcsv(known_shot.told_log(log), folder / "motion.gcsv")
    (folder / "times.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def click(button: QWidget) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def camera_card(window: MainWindow) -> CameraCard:
    found = window.findChild(CameraCard)
    assert isinstance(found, CameraCard)
    return found


def test_that_a_rig_is_calibrated_saved_and_used_for_later_photos(
    window: MainWindow,
    rig_files: Path,
    drop: Drop,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calibration = window.bench.rig_calibration
    camera_card(window).rig.calibrate.click()
    wizard = window.findChild(CalibrationWizard)
    assert isinstance(wizard, CalibrationWizard)
    click(wizard.next)

    assert not wizard.next.isEnabled()
    assert wizard.problem.text() == "Add the photos."
    photos = sorted(rig_files.glob("*.png"))
    drop(wizard.shots, photos)
    qtbot.waitUntil(lambda: len(calibration.draft.photos) == 5, timeout=20_000)
    assert "motion log" in wizard.problem.text()
    drop(wizard.shots, [rig_files / "motion.gcsv"])
    qtbot.waitUntil(lambda: calibration.draft.recording is not None, timeout=20_000)
    assert "Enter when shot 0.png was taken" in wizard.problem.text()
    times = str(rig_files / "times.txt")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (times, ""))
    click(wizard.shots.times)
    assert wizard.shots.table.item(2, 2).text() == "2.9120"
    assert wizard.shots.table.item(2, 4).text() == "from times.txt"
    assert not wizard.problem.text()
    click(wizard.next)

    wizard.solve.focal.setValue(1.04 * known_shot.CAMERA.fx_px)
    wizard.solve.reach.setValue(25)
    for name in ("readout", "mounting"):
        wizard.solve.free[name].setChecked(False)
    with qtbot.waitSignal(calibration.finished, timeout=240_000):
        click(wizard.solve.start)
        assert wizard.solve.progress.isVisible()
        assert not wizard.back.isEnabled()

    page = wizard.result_page
    assert page.isVisible()
    assert page.chip.status is Status.OK
    assert [page.photos.item(row, 3).text() for row in range(5)] == ["fits"] * 5
    assert page.values.item(0, 0).text() == "Clock offset"
    found = calibration.found
    assert found is not None
    assert found.camera.time_offset_s == pytest.approx(-LATE_S, abs=0.003)
    assert found.camera.fx_px == pytest.approx(known_shot.CAMERA.fx_px, rel=0.03)
    assert not wizard.save.isEnabled()
    page.name.setText("Test rig")
    click(wizard.save)
    assert not wizard.isVisible()

    card = camera_card(window)
    assert card.rig.choice.currentText() == "Test rig"
    drop(window, [photos[2], rig_files / "motion.gcsv"])
    qtbot.waitUntil(lambda: window.bench.project.settings is not None, timeout=20_000)
    settings = window.bench.project.settings
    assert settings is not None
    assert settings.camera == found.camera
    assert "Test rig" in card.card.note("focal")
    assert "Test rig" in card.card.note("offset")
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=30_000)
    _, again = build((), tmp_path / "config", ThemeMode.LIGHT)
    assert again.bench.rigs.chosen is not None
    assert again.bench.rigs.chosen.camera == found.camera
    again.close()
    again.theme.deleteLater()
    again.deleteLater()
