"""A row of figures, each below the word for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.elided_label import ElidedLabel

_STRETCH = 3  # the first figure has the most digits
_UNKNOWN = "\N{EN DASH}"


class FigureRow(QWidget):
    """Keeps its words; the figures change."""

    def __init__(self, theme: Theme, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures: dict[str, ElidedLabel] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        for word in words:
            caption = QLabel(tr(word))
            caption.setProperty("role", "muted")
            caption.setFont(theme.font(FontRole.SMALL))
            figure = ElidedLabel(_UNKNOWN, elide=Qt.TextElideMode.ElideRight)
            self._figures[word] = figure
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(caption)
            column.addWidget(figure)
            row.addLayout(column, _STRETCH + (word is words[0]))

    def show_figures(self, figures: Mapping[str, str]) -> None:
        """Show these figures; what is not among them, or empty, is unknown."""
        for word, label in self._figures.items():
            label.set_whole_text(figures.get(word) or _UNKNOWN)
            label.setAccessibleName(f"{tr(word)}: {label.whole_text}")

    def figure(self, word: str) -> str:
        """Return what is shown below a word."""
        return self._figures[word].whole_text
