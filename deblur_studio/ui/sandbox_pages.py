"""The middle of the sandbox: pages in tabs, and the lessons in a drawer below them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QTabWidget, QToolBar, QToolButton, QVBoxLayout, QWidget

from deblur_studio.core.sandbox.state import Page, SandboxState
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action, toggle
from deblur_studio.ui.panels.sandbox_lessons import LessonsPanel
from deblur_studio.ui.theme import Theme

_DRAWER_SHARE, _DRAWER_PX = 0.36, (210, 320)


class SandboxPages(QWidget):
    """Shows the page that the state names; a lesson stays open whatever page it asks for."""

    def __init__(
        self,
        theme: Theme,
        bench: Workbench,
        pages: Sequence[tuple[str, str, QWidget]],
        lessons: LessonsPanel,
    ) -> None:
        super().__init__()
        self._bench, self._lessons = bench, lessons
        self._names = [name for name, _, _ in pages]
        self._page = ""
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Pages of the sandbox"))
        for _, title, page in pages:
            self.tabs.addTab(page, title)
        self.tabs.currentChanged.connect(self._choose)
        self.undo = action(
            theme, self, tr("&Undo"), bench.sandbox.undo, icon="undo", shortcut="Ctrl+Z"
        )
        self.redo = action(
            theme, self, tr("&Redo"), bench.sandbox.redo, icon="redo", shortcut="Ctrl+Shift+Z"
        )
        self.lessons_action = toggle(
            theme, self, tr("&Lessons"), self._open_lessons, icon="lessons", shortcut="Ctrl+Shift+L"
        )
        self._corner = QToolBar(tr("Sandbox"))
        self._arrange()
        bench.sandbox.state_changed.connect(self._show)
        bench.sandbox.history_changed.connect(self._show_history)
        self._show(bench.sandbox.state)
        self._show_history()

    def add_menu(self, button: QToolButton) -> None:
        """Put a button with a menu beside undo and redo."""
        self._corner.addWidget(button)

    def actions_of_history(self) -> tuple[QAction, ...]:
        """Undo, redo and the lessons, for the View menu."""
        return self.undo, self.redo, self.lessons_action

    def _arrange(self) -> None:
        self._corner.setIconSize(QSize(18, 18))
        self._corner.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._corner.addActions([self.undo, self.redo, self.lessons_action])
        lessons = self._corner.widgetForAction(self.lessons_action)
        assert isinstance(lessons, QToolButton)
        lessons.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._corner.setStyleSheet("QToolBar { border: none; padding: 0; }")
        self.tabs.setCornerWidget(self._corner)
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.tabs)
        self._split.addWidget(self._lessons)
        self._split.setStretchFactor(0, 1)
        self._lessons.hide()
        self._lessons.closed.connect(lambda: self.lessons_action.setChecked(False))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._split)

    def _choose(self, index: int) -> None:
        name, state = self._names[index], self._bench.sandbox.state
        if name in get_args(Page) and name != state.view.page:
            self._bench.sandbox.change("view.page", name)

    def _show(self, state: SandboxState) -> None:
        page, before, self._page = state.view.page, self._page, state.view.page
        if page == before:
            return  # a page that no state knows of, such as the comparison, stays on view
        if page == "lessons":
            self.lessons_action.setChecked(True)
        else:
            with QSignalBlocker(self.tabs):
                self.tabs.setCurrentIndex(self._names.index(page))

    def _open_lessons(self, on: bool) -> None:
        self._lessons.setVisible(on)
        if on:
            least, most = _DRAWER_PX
            drawer_px = min(max(least, round(_DRAWER_SHARE * self.height())), most)
            self._split.setSizes([max(self.height() - drawer_px, 100), drawer_px])
            self._lessons.begin_first()

    def _show_history(self) -> None:
        self.undo.setEnabled(self._bench.sandbox.can_undo)
        self.redo.setEnabled(self._bench.sandbox.can_redo)
