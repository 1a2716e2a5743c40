"""Eight short lessons: a list, the text, a task, and its check."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from deblur_studio.core.sandbox.lessons import Lesson
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.lesson_view import LessonView
from deblur_studio.ui.widgets.status import Status


class LessonsPanel(Panel):
    """A lesson sets the sandbox up; Check says in one sentence what is still to do."""

    closed = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.list = CalmCombo()
        self.list.setAccessibleName(tr("Lessons"))
        self.list.setPlaceholderText(tr("Choose a lesson"))
        for lesson in bench.sandbox_lessons.lessons:
            self.list.addItem(tr(lesson.title), lesson.name)
        self.done = QLabel()
        self.done.setProperty("role", "muted")
        self.close_button = QToolButton()
        self.close_button.setToolTip(tr("Close the lessons"))
        self.close_button.setAccessibleName(tr("Close the lessons"))
        theme.bind_icon(self.close_button, "close", "muted")
        self._number_titles()
        self.view = LessonView(theme)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.list, 1)
        row.addWidget(self.done)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self._connect()
        self._show_none()

    def begin_first(self) -> None:
        """Open the first lesson that is not done, unless one is open."""
        service = self.bench.sandbox_lessons
        if service.lesson is None and service.lessons:
            left = [one for one in service.lessons if one.name not in service.done]
            service.begin((left or service.lessons)[0].name)

    def _connect(self) -> None:
        service = self.bench.sandbox_lessons
        self.list.activated.connect(lambda _: service.begin(self.list.currentData()))
        self.close_button.clicked.connect(self.closed)
        self.view.check_requested.connect(self._check)
        self.view.start_requested.connect(self._again)
        self.view.next_requested.connect(self._next)
        service.lesson_changed.connect(self._show)
        service.done_changed.connect(lambda _: self._number_titles())

    def _show(self, lesson: Lesson | None) -> None:
        if lesson is None:
            self._show_none()
            return
        names = [one.name for one in self.bench.sandbox_lessons.lessons]
        self.list.setCurrentIndex(names.index(lesson.name))
        self.view.show_lesson(lesson.text, lesson.task)
        self.view.setEnabled(True)

    def _show_none(self) -> None:
        self.list.setCurrentIndex(-1)
        self.view.show_lesson(tr("Choose a lesson."), "")
        self.view.setEnabled(False)

    def _check(self) -> None:
        service = self.bench.sandbox_lessons
        lesson = service.lesson
        if lesson is None:
            return
        unmet = service.unmet
        if unmet:
            self.view.show_answer(Status.WARNING, unmet)
        else:
            self.view.show_answer(Status.OK, tr("Done. {after}", after=lesson.after))
        self._number_titles()

    def _again(self) -> None:
        if self.bench.sandbox_lessons.lesson is not None:
            self.bench.sandbox_lessons.begin(self.bench.sandbox_lessons.lesson.name)

    def _next(self) -> None:
        following = (self.list.currentIndex() + 1) % max(self.list.count(), 1)
        self.bench.sandbox_lessons.begin(self.list.itemData(following))
        self.view.check.setFocus()

    def _number_titles(self) -> None:
        service = self.bench.sandbox_lessons
        for number, lesson in enumerate(service.lessons):
            done = "\N{CHECK MARK} " if lesson.name in service.done else ""
            self.list.setItemText(number, f"{done}{number + 1}. {tr(lesson.title)}")
        self.done.setText(
            tr("{done} of {all} done", done=len(service.done), all=len(service.lessons))
        )
