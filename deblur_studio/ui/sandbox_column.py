"""The left column of the sandbox: the source of the motion in tabs, and the camera below."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll

_SOURCES = ("sliders", "drawn", "log")
_TITLES = (to_translate("Sliders"), to_translate("Draw"), to_translate("Log"))


class SourceTabs(QWidget):
    """The tab on view is where the motion comes from; it is as tall as its page needs."""

    def __init__(self, bench: Workbench, pages: tuple[QWidget, ...]) -> None:
        super().__init__()
        self._bench, self._pages = bench, pages
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("Source of the motion"))
        self.tabs.setDrawBase(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        for title, page in zip(_TITLES, pages, strict=True):
            self.tabs.addTab(tr(title))
            column.addWidget(page)
        self.tabs.currentChanged.connect(self._choose)
        bench.sandbox.state_changed.connect(self._show)
        self._show(bench.sandbox.state)

    def _choose(self, index: int) -> None:
        source = _SOURCES[index]
        if source == self._bench.sandbox.state.source:
            return
        if source != "log" or not self._bench.sandbox_log.take_project():
            self._bench.sandbox.change("source", source)

    def _show(self, state: SandboxState) -> None:
        chosen = _SOURCES.index(state.source)
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(chosen)
        for number, page in enumerate(self._pages):
            page.setVisible(number == chosen)


def motion_column(bench: Workbench, pages: tuple[QWidget, ...], camera: QWidget) -> QWidget:
    """Return the tabs and the camera in one column that scrolls."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(Space.S, 0, Space.S, Space.S)
    layout.setSpacing(Space.M)
    layout.addWidget(SourceTabs(bench, pages))
    layout.addWidget(camera)
    layout.addStretch(1)
    return ColumnScroll(column)
