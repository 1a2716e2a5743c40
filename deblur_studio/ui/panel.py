"""The base of panels and what a workspace is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.theme import Theme


class Panel(QWidget):
    """Shows one aspect of the project; it knows services and widgets, never another panel."""

    def __init__(self, theme: Theme, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.bench = bench


class ColumnScroll(QScrollArea):
    """Scrolls a column up and down only, and is never narrower than the column needs."""

    def __init__(self, column: QWidget) -> None:
        super().__init__()
        self._column = column
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what is inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(column)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return hint.expandedTo(QSize(self._column.minimumSizeHint().width() + bar, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


@dataclass(frozen=True)
class DockSpec:
    """A panel at the window's edge; ``name`` is what the saved layout knows it by.

    ``width_px`` and ``height_px`` are wished for at first; 0 leaves them to the window. ``behind``
    names the dock that it shares its place with, behind a tab.
    """

    name: str
    title: str
    area: Qt.DockWidgetArea
    widget: QWidget
    width_px: int = 0
    height_px: int = 0
    behind: str = ""


@dataclass(frozen=True)
class WorkspaceParts:
    """What a workspace puts into the window; ``view_actions`` go into the View menu by group.

    ``start`` does what its big button does.
    """

    centre: QWidget
    docks: tuple[DockSpec, ...]
    view_actions: tuple[tuple[QAction, ...], ...]
    status: QWidget
    start: Callable[[], None]


@dataclass(frozen=True)
class Workspace:
    """One entry of the workspace bar."""

    name: str
    title: str
    icon: str
    build: Callable[[Theme, Workbench], WorkspaceParts]
