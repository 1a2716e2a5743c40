"""One lesson: its text, its task, and whether the task is done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.icon_label import IconLabel
from deblur_studio.ui.widgets.status import Status

_LEAST_PX = 44


class LessonView(QWidget):
    """Asks for a check and shows the answer's sentence."""

    check_requested = Signal()
    start_requested = Signal()
    next_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(False)
        self.text.setOpenLinks(False)
        self.text.setAccessibleName(tr("Text of the lesson"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.task = QLabel()
        self.task.setWordWrap(True)
        self.task.setTextFormat(Qt.TextFormat.PlainText)
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        self.answer.setTextFormat(Qt.TextFormat.PlainText)
        self.check, self.again, self.following = (
            QPushButton(words) for words in (tr("Check"), tr("Set up again"), tr("Next lesson"))
        )
        self.status = Status.NEUTRAL
        self._icons = {one: IconLabel(theme, one.icon_name, one.tint) for one in Status}
        self._arrange()
        self._connect()
        self.show_answer(Status.NEUTRAL, "")
        theme.changed.connect(self._colour)

    def show_lesson(self, markdown: str, task: str) -> None:
        """Show another lesson, not yet answered."""
        self.text.setMarkdown(markdown)
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self.task.setText(task)
        self.show_answer(Status.NEUTRAL, "")

    def show_answer(self, status: Status, sentence: str) -> None:
        """Say whether the task is done; an empty sentence says nothing."""
        self.status = status
        self.answer.setText(sentence)
        self.answer.setVisible(bool(sentence))
        for one, icon in self._icons.items():
            icon.setVisible(bool(sentence) and one is status)
        self.following.setVisible(status is Status.OK)
        self.check.setVisible(status is not Status.OK)
        self._colour()

    def _colour(self) -> None:
        colour = "text" if self.status is Status.NEUTRAL else self.status.tint
        self.answer.setStyleSheet(f"color: {getattr(self._theme.colours, colour)};")

    def _connect(self) -> None:
        self.check.setProperty("role", "primary")
        self.following.setProperty("role", "primary")
        self.check.setToolTip(tr("See whether the sandbox shows what the task asks for"))
        self.again.setToolTip(tr("Put the sandbox back to where this lesson begins"))
        self.check.clicked.connect(self.check_requested)
        self.again.clicked.connect(self.start_requested)
        self.following.clicked.connect(self.next_requested)

    def _arrange(self) -> None:
        box, title = QFrame(), QLabel(tr("Task"))
        box.setProperty("role", "panel")
        title.setFont(self._theme.font(FontRole.HEADING))
        page = QWidget()
        page.setProperty("role", "scrolled")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.S)
        inside.addWidget(self.task)
        said = QHBoxLayout()
        for icon in self._icons.values():
            said.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.answer, 1)
        inside.addLayout(said)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setAccessibleName(tr("Task"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        self._scroll.setMinimumHeight(_LEAST_PX)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.again)
        buttons.addWidget(self.check, 1)
        buttons.addWidget(self.following, 1)
        outside = QVBoxLayout(box)
        outside.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        outside.setSpacing(Space.S)
        outside.addWidget(title)
        outside.addWidget(self._scroll, 1)
        outside.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.text, 5)
        row.addWidget(box, 4)
