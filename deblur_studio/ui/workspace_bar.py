"""The bar that switches between workspaces, with the actions on files at its end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolBar, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.actions import toggle
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Workspace
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.workspace_stack import WorkspaceStack


class WorkspaceBar(QToolBar):
    """An entry a workspace: click it, or press Ctrl and its number."""

    def __init__(
        self,
        theme: Theme,
        workspaces: Sequence[Workspace],
        stack: WorkspaceStack,
        files: Sequence[QAction],
        chip: QWidget,
    ) -> None:
        super().__init__(tr("Workspaces"))
        self._stack = stack
        self.setObjectName("workspaces")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.entries = QActionGroup(self)
        for number, workspace in enumerate(workspaces, start=1):
            self._add_entry(theme, workspace, f"Ctrl+{number}")
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(room)  # a tool bar does not let its own widgets hide themselves
        row.setContentsMargins(0, 0, Space.S, 0)
        row.addStretch(1)
        row.addWidget(chip)
        self.addWidget(room)
        self.addActions(list(files))
        stack.switched.connect(self._follow)

    def show_workspace(self, name: str) -> None:
        """Switch to the workspace of that name."""
        for entry in self.entries.actions():
            if entry.data().name == name:
                entry.trigger()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    def _add_entry(self, theme: Theme, workspace: Workspace, shortcut: str) -> None:
        def react(on: bool) -> None:
            if on:
                self._stack.show_workspace(workspace)

        entry = toggle(
            theme, self, tr(workspace.title), react, icon=workspace.icon, shortcut=shortcut
        )
        entry.setData(workspace)
        self.entries.addAction(entry)
        self.addAction(entry)

    def _follow(self) -> None:
        for entry in self.entries.actions():
            entry.setChecked(entry.data() is self._stack.current.workspace)
