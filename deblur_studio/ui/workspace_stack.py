"""All workspaces: each is built when it is first shown, and one is shown at a time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panel import Workspace
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.workspace_window import WorkspaceWindow
from deblur_studio.ui.workspaces import WORKSPACES


class WorkspaceStack(QStackedWidget):
    """Switches between workspaces; what is not shown keeps its state."""

    switched = Signal()

    def __init__(self, theme: Theme, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bench = theme, bench
        self._built: dict[str, WorkspaceWindow] = {}

    @property
    def current(self) -> WorkspaceWindow:
        """The workspace on view."""
        current = self.currentWidget()
        assert isinstance(current, WorkspaceWindow)
        return current

    def show_workspace(self, workspace: Workspace) -> None:
        """Show a workspace as it was left."""
        if self._built and self.current.workspace is workspace:
            return
        if self._built:
            self.current.leave()
        self.setCurrentWidget(self._window_of(workspace))
        self.current.enter()
        self.switched.emit()

    def build_all(self) -> None:
        """Build what was not shown yet, for whoever needs to know all that there is."""
        for workspace in WORKSPACES:
            self._window_of(workspace)

    def _window_of(self, workspace: Workspace) -> WorkspaceWindow:
        if workspace.name not in self._built:
            built = WorkspaceWindow(workspace, self._theme, self._bench)
            self._built[workspace.name] = built
            self.addWidget(built)
        return self._built[workspace.name]

    def save_layouts(self) -> None:
        """Remember the docks of every workspace that was shown."""
        for built in self._built.values():
            built.save_layout()
