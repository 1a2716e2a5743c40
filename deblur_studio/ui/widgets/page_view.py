"""A page of Markdown to read, with the searched words shaded on it."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QDesktopServices, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.page_style import dress


class PageView(QTextBrowser):
    """Links to other pages are told; an address outside opens in the user's browser."""

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = self._words = ""
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        theme.changed.connect(lambda: self.show_text(self._text))

    def show_text(self, text: str) -> None:
        """Show a page from its top, or from the first of the searched words."""
        self._text = text
        self.document().setMarkdown(text)
        dress(self.document(), self._theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._shade()

    def search(self, words: str) -> None:
        """Shade these words and go to the first of them."""
        self._words = words
        self._shade()

    def next_hit(self) -> None:
        """Go to the next of the searched words, after the last one to the first."""
        hits, here = self._hits(), self.textCursor().position()
        after = [hit for hit in hits if hit.position() > here]
        if hits:
            self._go_to((after or hits)[0])

    def _shade(self) -> None:
        hits = self._hits()
        self.setExtraSelections([self._shaded(hit) for hit in hits])
        if hits:
            self._go_to(hits[0])

    def _hits(self) -> list[QTextCursor]:
        found: list[QTextCursor] = []
        for word in self._words.split():
            cursor = self.document().find(word)
            while not cursor.isNull():
                found.append(cursor)
                cursor = self.document().find(word, cursor)
        return sorted(found, key=QTextCursor.position)

    def _shaded(self, hit: QTextCursor) -> QTextEdit.ExtraSelection:
        shade = QTextEdit.ExtraSelection()
        form = hit.charFormat()
        form.setBackground(QColor(self._theme.colours.selection))
        shade.cursor, shade.format = hit, form
        return shade

    def _go_to(self, hit: QTextCursor) -> None:
        place = QTextCursor(self.document())
        place.setPosition(hit.position())
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
        else:
            self.page_wanted.emit(link.path().removesuffix(".md"))
