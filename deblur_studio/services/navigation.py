"""Which workspace should be on view, for whoever has something to show elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Navigation(QObject):
    """Asks the window for a workspace by its name."""

    wanted = Signal(str)

    def go(self, workspace: str) -> None:
        """Ask for a workspace; nothing happens where there is none of that name."""
        self.wanted.emit(workspace)
