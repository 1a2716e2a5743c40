"""Folders and files that were given, each with what it holds and a button that takes it off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.elided_label import ElidedLabel


@dataclass(frozen=True)
class SourceLine:
    """One of them: ``place`` is its whole path, ``told`` what it holds."""

    name: str
    place: str
    told: str
    problem: str = ""


class SourceList(QWidget):
    """As high as its lines; without any it says what to add."""

    removed = Signal(int)
    """Number of the line whose button was pressed."""

    def __init__(self, theme: Theme, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[SourceLine, ...] = ()
        self._widgets: list[QWidget] = []
        self._hint = QLabel(hint)
        self._hint.setProperty("role", "muted")
        self._hint.setFont(theme.font(FontRole.SMALL))
        self._hint.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)
        self._column.addWidget(self._hint)

    @property
    def lines(self) -> tuple[SourceLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[SourceLine]) -> None:
        """Show these lines instead of those before."""
        if tuple(lines) == self._lines:
            return
        for old in self._widgets:
            self._column.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._lines = tuple(lines)
        self._widgets = [self._new_line(number) for number in range(len(lines))]
        self._hint.setVisible(not lines)

    def _new_line(self, number: int) -> QWidget:
        line, widget = self._lines[number], QWidget()
        name, told = ElidedLabel(line.name), QLabel(line.told)
        name.setToolTip(line.place)
        told.setProperty("role", "muted")
        told.setFont(self._theme.font(FontRole.SMALL))
        remove = QToolButton()
        remove.setIconSize(QSize(14, 14))
        remove.setToolTip(tr("Take {name} off", name=line.name))
        remove.setAccessibleName(tr("Take {name} off", name=line.name))
        self._theme.bind_icon(remove, "close", "muted")
        remove.clicked.connect(lambda: self.removed.emit(number))
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(0)
        grid.addWidget(name, 0, 0)
        grid.addWidget(remove, 0, 1)
        grid.addWidget(told, 1, 0, 1, 2)
        if line.problem:
            grid.addWidget(self._problem(line.problem), 2, 0, 1, 2)
        self._column.addWidget(widget)
        return widget

    def _problem(self, sentence: str) -> QLabel:
        label = QLabel(sentence)
        label.setProperty("role", "problem")
        label.setFont(self._theme.font(FontRole.SMALL))
        label.setWordWrap(True)
        return label
