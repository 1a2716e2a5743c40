"""The window's menus, made of actions that others own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from deblur_studio.services.sample import sample_files
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action, toggle
from deblur_studio.ui.case_actions import add_case_actions
from deblur_studio.ui.file_dialogs import (
    ask_camera,
    ask_log,
    ask_photo,
    ask_save,
    ask_save_camera,
    open_files,
)
from deblur_studio.ui.theme import Theme, ThemeMode


@dataclass(frozen=True)
class FileActions:
    """The actions that the File menu and the tool bar share."""

    photo: QAction
    log: QAction
    camera: QAction
    sample: QAction
    save: QAction
    save_camera: QAction
    batch: QAction
    preferences: QAction
    quit: QAction


def file_actions(
    theme: Theme, window: QMainWindow, bench: Workbench, preferences: Callable[[], object]
) -> FileActions:
    """Make the actions on files; saving is possible while there is a result."""

    def make(text: str, react: Callable[[], object], icon: str, shortcut: str) -> QAction:
        return action(theme, window, text, react, icon=icon, shortcut=shortcut)

    made = FileActions(
        make(tr("Open &photo…"), lambda: ask_photo(window, bench), "open", "Ctrl+O"),
        make(tr("Open motion &log…"), lambda: ask_log(window, bench), "log", "Ctrl+L"),
        make(tr("Open &camera file…"), lambda: ask_camera(window, bench), "camera", ""),
        make(tr("Open s&ample"), lambda: open_files(window, bench, sample_files()), "", "Ctrl+E"),
        make(tr("&Save result as…"), lambda: ask_save(window, bench), "save", "Ctrl+S"),
        make(tr("Save camera &file…"), lambda: ask_save_camera(window, bench), "", ""),
        make(tr("&Batch…"), lambda: _show_batch(theme, bench, window), "batch", "Ctrl+Shift+B"),
        make(tr("P&references…"), preferences, "", "Ctrl+,"),
        make(tr("&Quit"), window.close, "", "Ctrl+Q"),
    )
    made.save.setEnabled(False)
    made.save_camera.setEnabled(False)
    bench.project.restoration_changed.connect(
        lambda: made.save.setEnabled(bench.project.result is not None)
    )
    bench.project.settings_changed.connect(
        lambda: made.save_camera.setEnabled(bench.project.settings is not None)
    )
    return made


def fill_file_menu(
    menu: QMenu, theme: Theme, window: QMainWindow, bench: Workbench, actions: FileActions
) -> None:
    """Fill the File menu; its list of recent photos is made anew each time it opens."""
    recent = QMenu(tr("&Recent"), menu)
    recent.aboutToShow.connect(lambda: _fill_recent(recent, window, bench))
    menu.addActions([actions.photo, actions.log, actions.camera])
    menu.addMenu(recent)
    menu.addAction(actions.sample)
    menu.addSeparator()
    menu.addActions([actions.save, actions.save_camera])
    menu.addSeparator()
    menu.addAction(actions.batch)
    menu.addSeparator()
    add_case_actions(menu, theme, window, bench)
    menu.addSeparator()
    menu.addActions([actions.preferences, actions.quit])


def _show_batch(theme: Theme, bench: Workbench, window: QMainWindow) -> None:
    from deblur_studio.ui.batch_window import show_batch  # not at the start: it knows pydantic

    show_batch(theme, bench, window)


def _fill_recent(menu: QMenu, window: QMainWindow, bench: Workbench) -> None:
    menu.clear()
    for one in bench.settings.preferences.recent:
        paths = one.paths()
        log = f"  +  {paths[1].name}" if len(paths) > 1 else ""
        entry = menu.addAction(paths[0].name.replace("&", "&&") + log)
        entry.setToolTip(one.photo)
        entry.triggered.connect(lambda _=False, paths=paths: open_files(window, bench, paths))
    if menu.isEmpty():
        menu.addAction(tr("No photos yet")).setEnabled(False)


def fill_theme_menu(menu: QMenu, theme: Theme, bench: Workbench) -> None:
    """Offer to follow the system or to stay light or dark."""
    group = QActionGroup(menu)
    for mode, text in (
        (ThemeMode.SYSTEM, tr("As the &system")),
        (ThemeMode.LIGHT, tr("&Light")),
        (ThemeMode.DARK, tr("&Dark")),
    ):
        chosen = menu.addAction(text)
        chosen.setCheckable(True)
        chosen.setChecked(theme.mode is mode)
        chosen.triggered.connect(lambda _=False, mode=mode: _set_theme(theme, bench, mode))
        group.addAction(chosen)


def _set_theme(theme: Theme, bench: Workbench, mode: ThemeMode) -> None:
    theme.set_mode(mode)
    bench.settings.change(replace(bench.settings.preferences, theme=mode.value))


def empty_menu(menu: QMenu) -> None:
    """Take all actions out of a menu; ``clear`` of PySide6 6.11 deletes those of others too."""
    for entry in menu.actions():
        menu.removeAction(entry)
        if entry.parent() is menu and entry.isSeparator():
            entry.deleteLater()


def full_screen_action(theme: Theme, window: QMainWindow) -> QAction:
    """Return the action that gives the window the whole screen."""

    def set_full(on: bool) -> None:
        window.showFullScreen() if on else window.showNormal()

    return toggle(theme, window, tr("F&ull screen"), set_full, shortcut="F11")
