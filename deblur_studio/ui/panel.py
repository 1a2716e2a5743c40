"""The base of panels and what a workspace is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
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


def column_scroll(inside: QWidget) -> QScrollArea:
    """Return a frameless area that scrolls ``inside`` up and down only."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll


@dataclass(frozen=True)
class DockSpec:
    """A panel at the window's edge; ``name`` is what the saved layout knows it by.

    ``width_px`` and ``height_px`` are wished for at first; 0 leaves them to the window.
    """

    name: str
    title: str
    area: Qt.DockWidgetArea
    widget: QWidget
    width_px: int = 0
    height_px: int = 0


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
