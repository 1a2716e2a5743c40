"""The main window: assembles workspaces, docks, menus and status bar, and nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action
from deblur_studio.ui.file_dialogs import may_lose_result, open_files
from deblur_studio.ui.layout_memory import LayoutMemory
from deblur_studio.ui.menus import (
    file_actions,
    fill_file_menu,
    fill_help_menu,
    fill_theme_menu,
    full_screen_action,
)
from deblur_studio.ui.notify import Notifier
from deblur_studio.ui.panel import DockSpec, WorkspaceParts
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.banner import BannerStack
from deblur_studio.ui.workspaces import WORKSPACES

_CORNERS = (
    (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
    (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
)


class MainWindow(QMainWindow):
    """One window with its workspaces."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__()
        self.theme, self.bench = theme, bench
        self.setWindowTitle("Deblur Studio")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(1440, 900)
        for corner, area in _CORNERS:
            self.setCorner(corner, area)
        self.workspace = WORKSPACES[0]
        self.parts = self.workspace.build(theme, bench)
        self.banners = BannerStack(theme)
        self._set_centre(self.parts.centre)
        self.docks = self._add_docks(self.parts.docks)
        self.memory = LayoutMemory(self, bench.settings)
        self._fill_bars(self.parts)
        self._notifier = Notifier(bench, self.banners)
        bench.project.photo_changed.connect(self._photo_changed)
        bench.project.recording_changed.connect(self._remember)
        self.memory.restore()

    def _set_centre(self, centre: QWidget) -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banners)
        layout.addWidget(centre, 1)
        self.setCentralWidget(holder)

    def _add_docks(self, specs: tuple[DockSpec, ...]) -> list[QDockWidget]:
        docks = []
        for spec in specs:
            dock = QDockWidget(spec.title, self)
            dock.setObjectName(spec.name)
            dock.setWidget(spec.widget)
            self.addDockWidget(spec.area, dock)
            docks.append(dock)
        widths = [spec.width_px for spec in specs]
        heights = [spec.height_px for spec in specs]
        for wished, along in (
            (widths, Qt.Orientation.Horizontal),
            (heights, Qt.Orientation.Vertical),
        ):
            chosen = [(dock, px) for dock, px in zip(docks, wished, strict=True) if px]
            self.resizeDocks([dock for dock, _ in chosen], [px for _, px in chosen], along)
        return docks

    def _fill_bars(self, parts: WorkspaceParts) -> None:
        files = file_actions(self.theme, self, self.bench)
        fill_file_menu(self.menuBar().addMenu("&File"), self, self.bench, files)
        self._fill_view_menu(parts)
        fill_help_menu(self.menuBar().addMenu("&Help"), self, self.theme)
        bar = QToolBar("Workspaces")
        bar.setObjectName("workspaces")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for workspace in WORKSPACES:
            entry = bar.addAction(self.theme.icon(workspace.icon), workspace.title)
            self.theme.bind_icon(entry, workspace.icon)
            entry.setCheckable(True)
            entry.setChecked(workspace is self.workspace)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(room)
        bar.addActions([files.photo, files.log, files.save])
        self.addToolBar(bar)
        self.statusBar().addWidget(parts.status, 1)

    def _fill_view_menu(self, parts: WorkspaceParts) -> None:
        menu = self.menuBar().addMenu("&View")
        for group in parts.view_actions:
            menu.addActions(list(group))
            menu.addSeparator()
        panels = menu.addMenu("&Panels")
        panels.addActions([dock.toggleViewAction() for dock in self.docks])
        menu.addAction(action(self.theme, self, "&Reset layout", self.memory.reset))
        menu.addAction(full_screen_action(self.theme, self))
        fill_theme_menu(menu.addMenu("&Theme"), self.theme, self.bench)

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
        if not may_lose_result(self, self.bench):
            event.ignore()
            return
        self.memory.save()
        self.bench.shutdown()
        event.accept()
