"""One workspace: its centre with its own docks, which stay as they are while another is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from deblur_studio.services.settings import SettingsService
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.layout_memory import LayoutMemory
from deblur_studio.ui.panel import DockSpec, Workspace
from deblur_studio.ui.theme import Theme

_CORNERS = (
    (Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea),
    (Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea),
)


class WorkspaceWindow(QMainWindow):
    """A window without a frame inside the program's one window."""

    def __init__(
        self, workspace: Workspace, theme: Theme, bench: Workbench, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Widget)
        self.setObjectName(workspace.name)
        self.setDockNestingEnabled(True)
        for corner, area in _CORNERS:
            self.setCorner(corner, area)
        self.resize(1440, 800)  # docks are shared out before the window has its size
        self.workspace = workspace
        self.parts = workspace.build(theme, bench)
        self.setCentralWidget(self.parts.centre)
        self.docks = [self._add_dock(spec) for spec in self.parts.docks]
        self._put_behind()
        self._floating: list[QDockWidget] = []
        self._settings: SettingsService = bench.settings
        self.memory: LayoutMemory | None = None

    def enter(self) -> None:
        """Bring back what floats; the first time, put every dock where it was last."""
        if self.memory is None:
            self._size_docks()
            self.memory = LayoutMemory(self, self.workspace.name, self._settings)
            self.memory.restore()
        for dock in self._floating:
            dock.show()
        self._floating = []

    def leave(self) -> None:
        """Take what floats off the screen: it would stay there by itself."""
        self._floating = [dock for dock in self.docks if dock.isFloating() and dock.isVisible()]
        for dock in self._floating:
            dock.hide()

    def save_layout(self) -> None:
        """Remember where the docks are, those too that were hidden by leaving."""
        for dock in self._floating:
            dock.show()
        if self.memory is not None:
            self.memory.save()

    def reset_layout(self) -> None:
        """Put every dock back to where it was at first."""
        if self.memory is not None:
            self.memory.reset()

    def _add_dock(self, spec: DockSpec) -> QDockWidget:
        dock = QDockWidget(spec.title, self)
        dock.setObjectName(spec.name)
        dock.setWidget(spec.widget)
        self.addDockWidget(spec.area, dock)
        return dock

    def _put_behind(self) -> None:
        named = {dock.objectName(): dock for dock in self.docks}
        for spec in self.parts.docks:
            if spec.behind:
                front = named[spec.behind]
                self.tabifyDockWidget(front, named[spec.name])
                front.raise_()

    def _size_docks(self) -> None:
        wished = list(zip(self.docks, self.parts.docks, strict=True))
        for along, sizes in (
            (Qt.Orientation.Horizontal, [(dock, spec.width_px) for dock, spec in wished]),
            (Qt.Orientation.Vertical, [(dock, spec.height_px) for dock, spec in wished]),
        ):
            chosen = [(dock, px) for dock, px in sizes if px]
            self.resizeDocks([dock for dock, _ in chosen], [px for _, px in chosen], along)
