from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.workspace_window import WorkspaceWindow
from deblur_studio.ui.workspaces import WORKSPACES


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    yield theme
    theme.deleteLater()


def open_window(theme: Theme, folder: Path, qtbot: QtBot) -> MainWindow:
    window = MainWindow(theme, open_workbench(folder))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    return window


@pytest.fixture
def window(theme: Theme, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = open_window(theme, tmp_path, qtbot)
    yield window
    window.close()


def entry_of(window: MainWindow, name: str) -> QAction:
    return next(one for one in window.bar.entries.actions() if one.data().name == name)


def shown(window: MainWindow) -> str:
    assert window.current.isVisible()
    return window.current.workspace.name


def test_that_a_click_on_its_entry_shows_a_workspace_and_keeps_the_other(
    window: MainWindow,
) -> None:
    restore = window.current
    for name in ("sensor", "restore", "sensor", "sensor"):
        button = window.bar.widgetForAction(entry_of(window, name))
        assert isinstance(button, QToolButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert shown(window) == name
        assert [one.data().name for one in window.bar.entries.actions() if one.isChecked()] == [
            name
        ]
    window.bar.show_workspace("restore")
    assert window.current is restore


def test_that_ctrl_and_a_number_show_a_workspace(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    for number, workspace in enumerate(WORKSPACES, start=1):
        assert entry_of(window, workspace.name).shortcut().toString() == f"Ctrl+{number}"
        entry_of(window, workspace.name).trigger()
        assert shown(window) == workspace.name


def test_that_no_two_actions_on_view_share_a_shortcut(window: MainWindow) -> None:
    for workspace in WORKSPACES:
        window.bar.show_workspace(workspace.name)
    inside = {one: set(one.findChildren(QAction)) for one in window.findChildren(WorkspaceWindow)}
    assert len(inside) == len(WORKSPACES)
    shared = set(window.findChildren(QAction)).difference(*inside.values())
    for own in inside.values():
        shortcuts = [one.shortcut() for one in (*shared, *own)]
        keys = [one.toString() for one in shortcuts if not one.isEmpty()]
        assert len(keys) == len(set(keys))


def test_that_keys_that_two_workspaces_share_do_the_same_in_both(window: MainWindow) -> None:
    for workspace in WORKSPACES:
        window.bar.show_workspace(workspace.name)
    texts: dict[str, set[str]] = {}
    for one in window.findChildren(QAction):
        if not one.shortcut().isEmpty():
            texts.setdefault(one.shortcut().toString(), set()).add(one.text())
    assert {keys: text for keys, text in texts.items() if len(text) > 1} == {}


def test_that_undo_acts_in_the_workspace_on_view(window: MainWindow, qtbot: QtBot) -> None:
    window.bar.show_workspace("sandbox")
    window.bar.show_workspace("restore")
    undone: list[str] = []
    for name in ("restore", "sandbox"):
        window.bar.show_workspace(name)
        undo = next(one for one in window.current.findChildren(QAction) if one.text() == "&Undo")
        undo.setEnabled(True)
        undo.triggered.connect(lambda _=False, name=name: undone.append(name))
    for name in ("restore", "sandbox"):
        window.bar.show_workspace(name)
        QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["restore", "sandbox"]


def test_that_each_workspace_remembers_a_layout_of_its_own(
    theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    first = open_window(theme, tmp_path, qtbot)
    first.docks[0].hide()
    first.bar.show_workspace("sensor")
    assert all(not dock.isHidden() for dock in first.docks)
    first.docks[2].hide()
    first.close()
    second = open_window(theme, tmp_path, qtbot)
    assert [dock.isHidden() for dock in second.docks] == [True, False, False, False, False]
    second.bar.show_workspace("sensor")
    assert [dock.isHidden() for dock in second.docks] == [False, False, True]
    second.current.reset_layout()
    assert not any(dock.isHidden() for dock in second.docks)
    second.close()


@pytest.mark.qt_log_ignore("does not support raise")
def test_that_a_floating_dock_leaves_with_its_workspace_and_comes_back(
    window: MainWindow, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    dock = window.docks[3]
    dock.setFloating(True)
    window.bar.show_workspace("sensor")
    assert not dock.isVisible()
    window.bar.show_workspace("restore")
    assert dock.isVisible()
    assert dock.isFloating()
    window.bar.show_workspace("sensor")
    window.close()
    again = open_window(theme, tmp_path, qtbot)
    assert again.docks[3].isFloating()
    assert again.docks[3].isVisible()
    again.close()


def test_that_the_view_menu_and_the_status_bar_follow_the_workspace(window: MainWindow) -> None:
    def texts() -> list[str]:
        return [one.text().replace("&", "") for one in window._view_menu.actions()]

    assert "Fit photo" in texts()
    window.bar.show_workspace("sensor")
    assert "Fit photo" not in texts()
    assert "Pause the curves" in texts()
    assert window.parts.status.isVisible()
    window.bar.show_workspace("restore")
    assert texts().count("Fit photo") == 1
    assert window.parts.status.isVisible()


def test_that_a_dropped_file_brings_restore_back(
    window: MainWindow, shot_files: tuple[Path, Path], qtbot: QtBot
) -> None:
    from deblur_studio.ui.file_dialogs import open_files

    window.bar.show_workspace("sensor")
    open_files(window, window.bench, shot_files)
    assert shown(window) == "restore"
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=10_000)


def test_that_no_workspace_takes_the_keyboard_away_while_it_is_built(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    shown: list[str] = []
    qapp.focusWindowChanged.connect(lambda one: shown.append("" if one is None else one.title()))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=3000)
    shown.clear()
    for workspace in WORKSPACES:
        window.bar.show_workspace(workspace.name)
        qtbot.wait(50)
        assert window.isActiveWindow()
    assert shown == []
