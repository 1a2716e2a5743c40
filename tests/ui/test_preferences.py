from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from deblur_studio.services.places import Place
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.panels.timeline_panel import TimelinePanel
from deblur_studio.ui.preferences_dialog import PreferencesDialog
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.timeline_header import RateUnit


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    window = MainWindow(theme, open_workbench(tmp_path))
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    theme.deleteLater()


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    dialog = PreferencesDialog(window.theme, window.bench, window.shortcuts, window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def keys_of(window: MainWindow, text: str) -> str:
    actions = window.findChildren(QAction)
    found = next(one for one in actions if one.text().replace("&", "").startswith(text))
    return found.shortcut().toString()


def press(dialog: PreferencesDialog, title: str, keys: str) -> None:
    page = dialog.keys
    rows = [page.table.item(row, 0).text() for row in range(page.table.rowCount())]
    page.table.setCurrentCell(rows.index(title), 0)
    page.edit.setKeySequence(QKeySequence(keys))
    page.edit.editingFinished.emit()


def test_that_the_look_and_the_units_follow_at_once(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    general, kept = dialog.general, window.bench.settings
    for combo, value in (
        (general.theme_choice, "dark"),
        (general.unit, RateUnit.DEG_S.value),
        (general.device, "cpu"),
        (general.threads, "1"),
        (general.language, "en"),
    ):
        combo.setCurrentIndex(combo.findData(value))
        combo.activated.emit(combo.currentIndex())
    assert window.theme.is_dark
    timeline = window.findChild(TimelinePanel).timeline
    assert timeline._header._units.currentText() == "deg/s"
    preferences = kept.preferences
    assert (preferences.device, preferences.threads, preferences.theme) == ("cpu", "1", "dark")


def test_that_a_unit_chosen_at_the_timeline_is_remembered(window: MainWindow) -> None:
    window.findChild(TimelinePanel).timeline._header._units.setCurrentText("deg/s")
    assert window.bench.settings.preferences.rate_unit == "deg/s"


def test_that_a_folder_is_chosen_and_given_back(
    dialog: PreferencesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = dialog.folders
    usual = page.paths[Place.RUNS].whole_text
    assert not page.usuals[Place.RUNS].isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "runs2"))
    page.changes[Place.RUNS].click()
    assert page.paths[Place.RUNS].whole_text == str(tmp_path / "runs2")
    page.usuals[Place.RUNS].click()
    assert page.paths[Place.RUNS].whole_text == usual


def test_that_keys_of_every_workspace_are_listed(dialog: PreferencesDialog) -> None:
    dialog.pages.setCurrentWidget(dialog.keys)
    table = dialog.keys.table
    listed = {table.item(row, 0).text() for row in range(table.rowCount())}
    assert {"Open photo", "Deblur", "Undo", "Record", "Manual"} <= listed


def test_that_other_keys_work_are_remembered_and_go_back(
    window: MainWindow, dialog: PreferencesDialog, tmp_path: Path
) -> None:
    dialog.pages.setCurrentWidget(dialog.keys)
    press(dialog, "Open photo", "Ctrl+P")
    assert keys_of(window, "Open photo") == "Ctrl+P"
    assert window.bench.settings.preferences.shortcuts == {"Ctrl+O": "Ctrl+P"}
    dialog.keys.usual.click()
    assert keys_of(window, "Open photo") == "Ctrl+O"
    assert window.bench.settings.preferences.shortcuts == {}


@pytest.mark.parametrize(("keys", "why"), [("Ctrl+S", "Save result as"), ("B", "photo")])
def test_that_keys_that_are_taken_are_refused_with_what_they_do(
    window: MainWindow, dialog: PreferencesDialog, keys: str, why: str
) -> None:
    dialog.pages.setCurrentWidget(dialog.keys)
    press(dialog, "Open photo", keys)
    assert why in dialog.keys.problem.text()
    assert keys_of(window, "Open photo") == "Ctrl+O"


def test_that_chosen_keys_hold_in_workspaces_built_later_and_after_a_restart(
    qapp: QApplication, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.shortcuts.choose("Ctrl+R", "Ctrl+Shift+R")
    window.close()
    again = MainWindow(window.theme, open_workbench(tmp_path))
    qtbot.addWidget(again)
    again.bar.show_workspace("sensor")
    assert keys_of(again, "Record") == "Ctrl+Shift+R"
    again.close()
