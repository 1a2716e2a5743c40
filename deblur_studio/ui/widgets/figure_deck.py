"""Figures in tabs: two decks one above the other where there is room, else one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QTabWidget, QWidget

from deblur_studio.services.translation import tr

_ROOM_FOR_TWO_PX = 560


class FigureDeck(QSplitter):
    """Pages by title; the second half moves to a deck of its own where the column is tall."""

    page_chosen = Signal(object)
    """The page that the user brought to the front of a deck."""
    dealt = Signal()
    """Pages moved from deck to deck, so that others are on view."""

    def __init__(self, pages: Sequence[tuple[str, QWidget]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._pages = tuple(pages)
        self._upper, self._lower = QTabWidget(), QTabWidget()
        for tabs in (self._upper, self._lower):
            tabs.setAccessibleName(tr("Figures"))
            tabs.tabBar().setAccessibleName(tr("Figures"))
        self._split = False
        self._dealing = True
        self.setChildrenCollapsible(False)
        for deck in (self._upper, self._lower):
            deck.setDocumentMode(True)
            deck.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
            deck.currentChanged.connect(lambda index, deck=deck: self._tell(deck, index))
            self.addWidget(deck)
        for title, page in self._pages:
            self._upper.addTab(page, title)
        self._lower.hide()
        self._dealing = False

    @property
    def split(self) -> bool:
        """Whether there are two decks."""
        return self._split

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front of its deck."""
        for deck in (self._upper, self._lower):
            if deck.indexOf(page) >= 0:
                deck.setCurrentWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self.height() >= _ROOM_FOR_TWO_PX
        if wanted != self._split:
            self._split = wanted
            self._deal()

    def _tell(self, deck: QTabWidget, index: int) -> None:
        page = deck.widget(index)
        if page is not None and not self._dealing:
            self.page_chosen.emit(page)

    def _deal(self) -> None:
        """Put the second half of the pages where they belong now."""
        self._dealing = True
        front = self._upper.currentWidget()
        target = self._lower if self._split else self._upper
        for title, page in self._pages[len(self._pages) // 2 :]:
            target.addTab(page, title)
        self._lower.setVisible(self._split)
        if front is not None:
            self.show_page(front)
        self._dealing = False
        self.dealt.emit()
