"""Cases, maps, presets and history in the real window, without files dialogs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from deblur_studio.core.batch.preset import find_preset
from deblur_studio.core.evidence.open_case import About
from deblur_studio.core.motion.shot import Exposure
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.case_dialogs import NewCaseDialog
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.canvas_panel import CanvasPanel
from deblur_studio.ui.panels.case_card import CaseCard
from deblur_studio.ui.panels.history_panel import HistoryPanel
from deblur_studio.ui.panels.method_panel import MethodPanel
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.chip import StatusChip

Files = tuple[Path, Path]


@pytest.fixture
def window(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, shot_files: Files
) -> Iterator[MainWindow]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    window = MainWindow(theme, open_workbench(tmp_path / "config"))
    window.resize(1280, 800)
    window.show()
    window.bench.loading.open_files(shot_files)
    idle(window, qtbot)
    yield window
    if window.bench.project.result is not None:
        window.bench.project.mark_saved(window.bench.project.result)
    window.close()
    theme.deleteLater()
    window.deleteLater()


def idle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=120_000)


def make_case(window: MainWindow, path: Path, qtbot: QtBot, mode: str = "evidence") -> None:
    about = About("K 1", "J. Doe", "", "evidence" if mode == "evidence" else "investigative")
    window.bench.evidence.case.make(path, about)
    idle(window, qtbot)


def deblur(window: MainWindow, qtbot: QtBot, method: str = "wiener") -> None:
    window.bench.evidence.choice.choose(method)
    window.findChild(MethodPanel).deblur()
    idle(window, qtbot)
    assert window.bench.project.result is not None


def test_that_the_mode_is_in_view_and_learned_methods_are_off(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    panel = window.findChild(MethodPanel)
    window.bench.evidence.choice.choose("guided")
    make_case(window, tmp_path / "plate.dblr", qtbot)
    chip = window.bar.findChild(StatusChip)
    assert chip.text == "K 1: evidence"
    assert chip.isVisible()
    assert not panel.button.isEnabled()
    assert "classical" in panel.missing.text()
    model = panel.choice.model()
    assert isinstance(model, QStandardItemModel)
    item = model.item(panel.choice.findData("guided"))
    assert not item.isEnabled()
    assert "learned" in item.toolTip().lower()
    window.bench.evidence.choice.choose("wiener")
    assert panel.button.isEnabled()
    window.bench.evidence.case.close()
    idle(window, qtbot)
    assert not chip.isVisible()
    assert item.isEnabled()


def test_that_the_card_says_what_a_case_holds_and_shows_its_results(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    card = window.findChild(CaseCard)
    assert not card.isVisible()
    make_case(window, tmp_path / "plate.dblr", qtbot)
    window.bench.evidence.case.spread_wanted = False
    deblur(window, qtbot)
    first = window.bench.project.result
    deblur(window, qtbot, "total-variation")
    assert card.isVisible()
    assert card.card.value("number") == "K 1"
    assert card.card.value("holds") == "1 photo, 1 log"
    assert card.results.count() == 2
    assert card.results.currentData() == "restore-2"
    card.results.setCurrentIndex(0)
    card.results.activated.emit(0)
    idle(window, qtbot)
    shown = window.bench.project.result
    assert shown is not None
    assert first is not None
    assert shown.kept == first.kept
    assert window.bench.evidence.choice.name == "wiener"


def test_that_a_learned_result_says_so_beside_the_classical_one(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    make_case(window, tmp_path / "plate.dblr", qtbot, "investigative")
    window.bench.evidence.case.spread_wanted = False
    deblur(window, qtbot, "guided")
    panel, canvas = window.findChild(MethodPanel), window.findChild(CanvasPanel)
    assert panel.outcome.label.text().startswith("INVESTIGATIVE ONLY")
    assert canvas.classical_action.isChecked()
    scene = canvas.canvas._scene
    assert scene.restored_label.startswith("INVESTIGATIVE ONLY")
    assert scene.original_label == "Classical result"
    canvas.classical_action.trigger()
    assert scene.original_label == "Original"
    window.bench.evidence.maps.choose("difference")
    assert canvas.maps.overlay.has_map


def test_that_maps_are_computed_when_they_are_asked_for(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    picker, maps = window.findChild(CanvasPanel).maps, window.bench.evidence.maps
    assert not picker.isEnabled()
    deblur(window, qtbot)
    assert not picker.action_of("difference").isEnabled()
    assert "learned" in picker.action_of("difference").toolTip()
    for name in ("chi", "chi_within_budget", "visibility", "spread"):
        picker.action_of(name).trigger()
        idle(window, qtbot)
        assert maps.chosen == name
        assert picker.overlay.has_map, name
    target = tmp_path / "spread.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    picker.save.trigger()
    idle(window, qtbot)
    assert target.read_bytes().startswith(b"\x89PNG")
    picker.action_of("").trigger()
    assert not picker.overlay.has_map


def test_that_computing_a_map_can_be_stopped(window: MainWindow, qtbot: QtBot) -> None:
    deblur(window, qtbot)
    maps = window.bench.evidence.maps
    with qtbot.waitSignal(maps.started):
        maps.choose("spread")
    assert window.findChild(CanvasPanel).progress.isVisible()
    maps.cancel()
    assert maps.chosen == ""
    idle(window, qtbot)
    assert maps.map_of("spread") is None


def test_that_a_drag_is_one_step_and_is_undone_by_the_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    project, choice = window.bench.project, window.bench.evidence.choice
    panel = window.findChild(HistoryPanel)
    stack = panel.view.stack()
    first = project.settings
    assert stack.count() == 0
    for step in range(1, 6):
        project.set_exposure(Exposure(4.0 + step * 0.01, 0.05))
    assert stack.count() == 1
    qtbot.wait(800)
    project.set_exposure(Exposure(4.5, 0.05))
    choice.choose("wiener")
    assert stack.count() == 3
    canvas = window.findChild(CanvasPanel).canvas
    canvas.setFocus()
    for _ in range(3):
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert project.settings == first
    assert choice.name == "total-variation"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(canvas, Qt.Key.Key_Z, both)
    assert project.settings is not None
    assert project.settings.exposure.start_s == pytest.approx(4.05)
    assert stack.text(0).startswith("Start of the exposure")


def test_that_a_slow_drag_stays_one_step_while_the_button_is_held(
    window: MainWindow, qtbot: QtBot
) -> None:
    project, stack = window.bench.project, window.findChild(HistoryPanel).view.stack()
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    project.set_exposure(Exposure(4.0, 0.05))
    qtbot.wait(900)
    project.set_exposure(Exposure(4.1, 0.05))
    count = stack.count()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert count == 1


def test_that_another_photo_begins_a_new_history(
    window: MainWindow, shot_files: Files, qtbot: QtBot
) -> None:
    stack = window.findChild(HistoryPanel).view.stack()
    window.bench.project.set_exposure(Exposure(4.0, 0.05))
    assert stack.canUndo()
    window.bench.loading.load_photo(shot_files[0])
    idle(window, qtbot)
    assert not stack.canUndo()


def test_that_settings_are_kept_as_presets_that_batches_read(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choice, presets = window.bench.evidence.choice, window.bench.evidence.presets
    button = window.findChild(MethodPanel).presets
    choice.choose("total-variation")
    choice.set_parameters(dataclasses.replace(choice.parameters, iterations=33))
    names = iter(["a/b", "Plates"])
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: (next(names), True))
    button.ask_name()
    assert presets.names() == ("Plates",)
    preset = find_preset(str(presets.path_of("Plates")))
    assert preset.method == "total-variation"
    assert preset.parameters["iterations"] == 33
    choice.choose("wiener")
    button.fill()
    button.list.actions()[0].trigger()
    assert (choice.name, choice.parameters.iterations) == ("total-variation", 33)
    presets.remove("Plates")
    assert presets.names() == ()


def test_that_a_new_case_says_what_is_wrong_with_its_place(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "there.dblr").write_text("{}", encoding="utf-8")
    dialog = NewCaseDialog(window, tmp_path / "free.dblr", "J. Doe")
    assert dialog.make.isEnabled()
    assert dialog.mode == "evidence"
    dialog.investigative.click()
    assert dialog.mode == "investigative"
    for text, word in (
        ("", "Choose where"),
        (str(tmp_path / "there.dblr"), "exists already"),
        (str(tmp_path / "nowhere" / "x"), "no folder"),
    ):
        dialog.place.setText(text)
        assert not dialog.make.isEnabled()
        assert word in dialog.problem.text()
    dialog.place.setText(str(tmp_path / "free"))
    assert dialog.path == tmp_path / "free.dblr"
    dialog.deleteLater()
