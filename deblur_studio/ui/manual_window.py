"""The manual: contents, search, pages that link to each other."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.manual import ManualPage, manual_pages
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.empty_list import EmptyList
from deblur_studio.ui.widgets.page_view import PageView

_SIZE = QSize(1000, 720)
_CONTENTS_PX = 230


class ManualWindow(QDialog):
    """Stays beside the window, so that one can read and do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._pages = self._listed = manual_pages()
        self._visited: list[ManualPage] = []
        self._page = self._pages[0]
        self.setWindowTitle(tr("Manual"))
        self.resize(_SIZE)
        self.search, self.found = QLineEdit(), QLabel()
        self.contents, self.view = EmptyList(theme), PageView(theme)
        self.back = QToolButton()
        theme.bind_icon(self.back, "undo")
        self._set_up()
        self._arrange()
        self._connect()
        self._search("")
        self._show(self._page)

    @property
    def page(self) -> ManualPage:
        """The page on view."""
        return self._page

    def go(self, name: str) -> None:
        """Show the page of that name."""
        page = next((one for one in self._pages if one.name == name), None)
        if page is not None and page is not self._page:
            self._visited.append(self._page)
            self._show(page)

    def go_back(self) -> None:
        """Show the page before this one again."""
        if self._visited:
            self._show(self._visited.pop())

    def _show(self, page: ManualPage) -> None:
        self._page = page
        self.back.setEnabled(bool(self._visited))
        self.view.show_text(page.text)
        self._mark_row()

    def _search(self, words: str) -> None:
        """List the pages that hold the words, and show the first unless this one does."""
        self._listed = tuple(page for page in self._pages if page.holds(words))
        with QSignalBlocker(self.contents):
            self.contents.clear()
            self.contents.addItems([page.title for page in self._listed])
        number, of = len(self._listed), len(self._pages)
        self.found.setText(tr("{n} of {of} pages", n=number, of=of) if words else "")
        self.view.search(words)
        if self._listed and self._page not in self._listed:
            self.go(self._listed[0].name)
        self._mark_row()

    def _mark_row(self) -> None:
        row = self._listed.index(self._page) if self._page in self._listed else -1
        with QSignalBlocker(self.contents):
            self.contents.setCurrentRow(row)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._listed):
            self.go(self._listed[row].name)

    def _set_up(self) -> None:
        self.search.setPlaceholderText(tr("Search the manual"))
        self.search.setAccessibleName(tr("Search the manual"))
        self.search.setClearButtonEnabled(True)
        self.found.setProperty("role", "muted")
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.set_empty_text(tr("No page has these words."))
        self.view.setAccessibleName(tr("Page of the manual"))
        self.view.setSearchPaths([str(self._pages[0].path.parent)])
        self.back.setToolTip(tr("Back"))
        self.back.setAccessibleName(tr("Back"))

    def _arrange(self) -> None:
        side, head = QWidget(), QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.back)
        head.addWidget(self.search, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.contents, 1)
        column.addWidget(self.found)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(side)
        split.addWidget(self.view)
        split.setSizes([_CONTENTS_PX, _SIZE.width() - _CONTENTS_PX])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        layout.addWidget(split)

    def _connect(self) -> None:
        self.contents.currentRowChanged.connect(self._choose)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.view.next_hit)
        self.view.page_wanted.connect(self.go)
        self.back.clicked.connect(self.go_back)
        find, back = QAction(self), QAction(self)
        find.triggered.connect(lambda: self.search.setFocus())
        back.triggered.connect(self.go_back)
        for entry, keys in ((find, QKeySequence.StandardKey.Find), (back, "Alt+Left")):
            entry.setShortcut(QKeySequence(keys))
            self.addAction(entry)
