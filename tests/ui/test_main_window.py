from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDockWidget
from pytestqt.qtbot import QtBot

from deblur_studio.services.notices import Level, Notice
from deblur_studio.services.workbench import open_workbench
from deblur_studio.ui.help_dialogs import copy_system_info, shortcuts_dialog, shortcuts_of
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.workspaces import WORKSPACES


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, ThemeMode.LIGHT)
    yield theme
    theme.deleteLater()


def open_window(theme: Theme, folder: Path) -> MainWindow:
    return MainWindow(theme, open_workbench(folder))


@pytest.fixture
def window(theme: Theme, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window = open_window(theme, tmp_path)
    qtbot.addWidget(window)
    window.show()
    return window


def action_called(window: MainWindow, text: str) -> QAction:
    found = [
        one for one in window.findChildren(QAction) if one.text().replace("&", "").startswith(text)
    ]
    assert found, text
    return found[0]


def test_that_every_dock_can_be_found_by_the_saved_layout(window: MainWindow) -> None:
    names = [dock.objectName() for dock in window.findChildren(QDockWidget)]
    assert sorted(names) == ["history", "kernel", "method", "shot", "timeline"]


def test_that_the_layout_is_remembered(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    first = open_window(theme, tmp_path)
    qtbot.addWidget(first)
    first.show()
    first.docks[2].hide()
    first.current.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, first.docks[0])
    first.close()
    second = open_window(theme, tmp_path)
    qtbot.addWidget(second)
    second.show()
    assert second.docks[2].isHidden()
    assert second.current.dockWidgetArea(second.docks[0]) is Qt.DockWidgetArea.RightDockWidgetArea
    action_called(second, "Reset layout").trigger()
    assert not second.docks[2].isHidden()
    assert second.current.dockWidgetArea(second.docks[0]) is Qt.DockWidgetArea.LeftDockWidgetArea
    second.close()


def test_that_a_damaged_layout_is_ignored(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "settings.json").write_text('{"geometry": "zz", "layouts": {"restore": "00ff"}}')
    window = open_window(theme, tmp_path)
    qtbot.addWidget(window)
    window.show()
    assert all(not dock.isHidden() for dock in window.docks)
    window.close()


@pytest.mark.parametrize("size", [(1280, 720), (1600, 1000)])
def test_that_nothing_is_clipped(
    window: MainWindow, qtbot: QtBot, shot_files: tuple[Path, Path], size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.bench.loading.open_files(shot_files)
    qtbot.waitUntil(lambda: not window.bench.jobs.busy(), timeout=10_000)
    qtbot.wait(50)
    assert (window.width(), window.height()) == size
    inside = QRect(QPoint(0, 0), window.size())
    for dock in window.docks:
        if dock.visibleRegion().isEmpty():
            continue  # behind a tab
        place = QRect(dock.mapTo(window, QPoint(0, 0)), dock.size())
        assert inside.contains(place), dock.objectName()
    for button in window.findChildren(QAbstractButton):
        shown = button.visibleRegion().boundingRect()
        assert shown.isEmpty() or shown.width() == button.width(), button.text()
    assert window.parts.centre.width() > size[0] * 0.4
    assert window.parts.centre.height() > size[1] * 0.4


def test_that_the_theme_is_changed_and_remembered(window: MainWindow, tmp_path: Path) -> None:
    action_called(window, "Dark").trigger()
    assert window.theme.is_dark
    assert window.bench.settings.preferences.theme == "dark"


def test_that_a_notice_becomes_a_banner_with_details(window: MainWindow) -> None:
    window.bench.notices.posted.emit(Notice(Level.ERROR, "It failed; try again.", "Traceback ..."))
    assert [banner.text for banner in window.banners.banners()] == ["It failed; try again."]


def test_that_saving_is_offered_only_with_a_result(window: MainWindow) -> None:
    assert not action_called(window, "Save result as").isEnabled()


def test_that_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    shortcuts = [one.shortcut() for one in window.findChildren(QAction)]
    keys = [one.toString() for one in shortcuts if not one.isEmpty()]
    assert len(keys) == len(set(keys))


def test_that_the_list_of_shortcuts_names_every_action_with_one(window: MainWindow) -> None:
    listed = dict(shortcuts_of(window))
    assert listed["Ctrl+O"] == "Open photo"
    assert listed["Ctrl+Return"] == "Deblur"
    dialog = shortcuts_dialog(window)
    assert dialog.windowTitle() == "Keyboard shortcuts"
    dialog.close()


def test_that_system_info_goes_to_the_clipboard(window: MainWindow) -> None:
    copy_system_info()
    assert "Qt 6." in QGuiApplication.clipboard().text()


def test_that_recent_photos_are_listed_with_their_log(window: MainWindow) -> None:
    window.bench.settings.remember(Path("/a/photo.jpg"), (Path("/a/log.csv"),))
    menu = action_called(window, "Recent").menu()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()] == ["photo.jpg  +  log.csv"]


def test_that_workspaces_have_names_of_their_own() -> None:
    names = [workspace.name for workspace in WORKSPACES]
    assert len(names) == len(set(names)) >= 1


def test_that_closing_ends_all_work(window: MainWindow) -> None:
    window.close()
    assert not window.bench.jobs.busy()
