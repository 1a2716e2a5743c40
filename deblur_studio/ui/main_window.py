"""The main window: assembles workspaces, docks, menus and status bar, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action
from deblur_studio.ui.batch_dialogs import may_leave_batch
from deblur_studio.ui.case_chip import case_chip
from deblur_studio.ui.file_dialogs import may_lose_result, open_files
from deblur_studio.ui.help_menu import fill_help_menu
from deblur_studio.ui.layout_memory import restore_geometry, save_geometry
from deblur_studio.ui.log_import import LogImport
from deblur_studio.ui.menus import (
    empty_menu,
    file_actions,
    fill_file_menu,
    fill_theme_menu,
    full_screen_action,
)
from deblur_studio.ui.notify import Notifier
from deblur_studio.ui.panel import WorkspaceParts
from deblur_studio.ui.preferences_dialog import show_preferences
from deblur_studio.ui.shortcuts import Shortcuts
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_dialogs import may_end_training
from deblur_studio.ui.widgets.banner import BannerStack
from deblur_studio.ui.workspace_bar import WorkspaceBar
from deblur_studio.ui.workspace_stack import WorkspaceStack
from deblur_studio.ui.workspace_window import WorkspaceWindow
from deblur_studio.ui.workspaces import WORKSPACES


class MainWindow(QMainWindow):
    """One window with its workspaces."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__()
        self.theme, self.bench = theme, bench
        self.setWindowTitle("Deblur Studio")
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.banners = BannerStack(theme)
        self.workspaces = WorkspaceStack(theme, bench)
        self._set_centre()
        self._status = QStackedWidget()
        self.statusBar().addWidget(self._status, 1)
        self._fill_bars()
        self._notifier = Notifier(bench, self.banners)
        self._log_import = LogImport(theme, bench, self)
        bench.navigation.wanted.connect(self.bar.show_workspace)
        bench.project.photo_changed.connect(self._photo_changed)
        bench.project.recording_changed.connect(self._remember)
        restore_geometry(self, bench.settings)
        self.bar.show_workspace(WORKSPACES[0].name)
        bench.evidence.draft.offer_after_crash()

    @property
    def current(self) -> WorkspaceWindow:
        """The workspace on view."""
        return self.workspaces.current

    @property
    def parts(self) -> WorkspaceParts:
        """What the workspace on view is made of."""
        return self.current.parts

    @property
    def docks(self) -> list[QDockWidget]:
        """The docks of the workspace on view."""
        return self.current.docks

    def _set_centre(self) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banners)
        layout.addWidget(self.workspaces, 1)
        self.setCentralWidget(holder)

    def _fill_bars(self) -> None:
        self.shortcuts = Shortcuts(self, self.workspaces, self.bench.settings)
        preferences = partial(show_preferences, self.theme, self.bench, self.shortcuts)
        files = file_actions(self.theme, self, self.bench, preferences)
        file_menu = self.menuBar().addMenu(tr("&File"))
        fill_file_menu(file_menu, self.theme, self, self.bench, files)
        self._view_menu = self.menuBar().addMenu(tr("&View"))
        self._panels_menu = QMenu(tr("&Panels"), self)
        self._theme_menu = QMenu(tr("&Theme"), self)
        fill_theme_menu(self._theme_menu, self.theme, self.bench)
        self.tour = fill_help_menu(self.menuBar().addMenu(tr("&Help")), self)
        shared = [files.photo, files.log, files.save]
        chip = case_chip(self.theme, self.bench)
        self.bar = WorkspaceBar(self.theme, WORKSPACES, self.workspaces, shared, chip)
        self.addToolBar(self.bar)
        reset = action(
            self.theme, self, tr("&Reset layout"), lambda: self.workspaces.current.reset_layout()
        )
        self._window_actions = [reset, full_screen_action(self.theme, self)]
        self.workspaces.switched.connect(self._follow_workspace)

    def _follow_workspace(self) -> None:
        """Give the menu and the status bar what belongs to the workspace on view."""
        parts, menu = self.parts, self._view_menu
        empty_menu(menu)
        menu.addActions(self.bar.entries.actions())
        menu.addSeparator()
        for group in parts.view_actions:
            menu.addActions(list(group))
            menu.addSeparator()
        empty_menu(self._panels_menu)
        self._panels_menu.addActions([dock.toggleViewAction() for dock in self.docks])
        menu.addMenu(self._panels_menu)
        menu.addActions(self._window_actions)
        menu.addMenu(self._theme_menu)
        if self._status.indexOf(parts.status) < 0:
            self._status.addWidget(parts.status)
        self._status.setCurrentWidget(parts.status)

    def _photo_changed(self) -> None:
        photo = self.bench.project.photo
        name = "" if photo is None else f"{photo.source.path.name} \u2013 "
        self.setWindowTitle(f"{name}Deblur Studio")
        self._remember()

    def _remember(self) -> None:
        project = self.bench.project
        if project.photo is not None:
            log = () if project.recording is None else project.recording.source.paths
            self.bench.settings.remember(project.photo.source.path, log)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            open_files(self, self.bench, paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        asked = (may_lose_result, may_end_training, may_leave_batch)
        if not all(may(self, self.bench) for may in asked):
            event.ignore()
            return
        self.workspaces.save_layouts()
        save_geometry(self, self.bench.settings)
        self.bench.shutdown()
        event.accept()
