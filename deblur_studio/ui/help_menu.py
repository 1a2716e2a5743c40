"""The Help menu: how the program is used, what it noted, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QMenu

from deblur_studio.services.sample import sample_files
from deblur_studio.services.translation import tr
from deblur_studio.ui.about_dialog import AboutDialog
from deblur_studio.ui.actions import action
from deblur_studio.ui.file_dialogs import open_files
from deblur_studio.ui.help_dialogs import copy_system_info, show_shortcuts
from deblur_studio.ui.log_dialog import LogDialog
from deblur_studio.ui.model_cards import ModelCardsDialog
from deblur_studio.ui.tour import Tour

if TYPE_CHECKING:
    from deblur_studio.ui.main_window import MainWindow


def fill_help_menu(menu: QMenu, window: MainWindow) -> Tour:
    """Fill the Help menu and return the tour that it begins."""
    theme, bench = window.theme, window.bench
    tour = Tour(window)
    for text, react, icon, keys in (
        (tr("&Manual"), lambda: show_manual(window), "lessons", "F1"),
        (tr("&Tour"), lambda: show_tour(window, tour), "", ""),
        (tr("&Keyboard shortcuts"), lambda: show_shortcuts(window), "", "Ctrl+/"),
        (tr("M&odel cards"), lambda: _open(ModelCardsDialog(theme, bench, window)), "info", ""),
        (tr("&Log"), lambda: show_log(window), "log", ""),
        (tr("&Copy system info"), copy_system_info, "copy", ""),
        (tr("&About Deblur Studio"), lambda: _open(AboutDialog(theme, bench, window)), "", ""),
    ):
        menu.addAction(action(theme, window, text, react, icon=icon, shortcut=keys))
    return tour


def show_tour(window: MainWindow, tour: Tour) -> None:
    """Begin the tour, with the sample where there is no shot to show it on."""
    if window.bench.project.settings is None:
        open_files(window, window.bench, sample_files())
    tour.begin()


def show_manual(window: MainWindow) -> None:
    """Open the manual beside the window, or bring it to the front."""
    from deblur_studio.ui.manual_window import ManualWindow

    shown = window.findChild(ManualWindow)
    manual = shown or ManualWindow(window.theme, window)
    manual.show()
    manual.raise_()
    manual.activateWindow()


def show_log(window: MainWindow) -> None:
    """Open the program's own log."""
    _open(LogDialog(window.theme, window.bench.log, window))


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
