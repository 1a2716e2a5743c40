"""What is shown where there is nothing yet: that there is nothing, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme


class EmptyPage(QWidget):
    """A title and a hint in the middle."""

    def __init__(self, theme: Theme, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for text, role, font in (
            (title, "heading", FontRole.TITLE),
            (hint, "muted", FontRole.BODY),
        ):
            label = QLabel(text)
            label.setProperty("role", role)
            label.setFont(theme.font(font))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
