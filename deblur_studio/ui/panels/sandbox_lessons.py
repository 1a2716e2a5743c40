"""Eight short lessons: a list, the text, a task, and its check."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from deblur_studio.core.sandbox.lessons import Lesson
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.lesson_view import LessonView
from deblur_studio.ui.widgets.status import Status

_LIST_PX = 210


class LessonsPanel(Panel):
    """A lesson sets the sandbox up; Check says in one sentence what is still to do."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.list = QListWidget()
        self.list.setAccessibleName("Lessons")
        self.list.setFixedWidth(_LIST_PX)
        self.list.setWordWrap(True)
        for lesson in bench.sandbox_lessons.lessons:
            item = QListWidgetItem(lesson.title)
            item.setData(Qt.ItemDataRole.UserRole, lesson.name)
            self.list.addItem(item)
        self._number_titles()
        self.view = LessonView(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.list)
        row.addWidget(self.view, 1)
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
        self.list.currentItemChanged.connect(lambda item, _: self._begin(item))
        self.view.check_requested.connect(self._check)
        self.view.start_requested.connect(self._again)
        self.view.next_requested.connect(self._next)
        service.lesson_changed.connect(self._show)
        service.done_changed.connect(lambda _: self._number_titles())

    def _begin(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.bench.sandbox_lessons.begin(item.data(Qt.ItemDataRole.UserRole))

    def _show(self, lesson: Lesson | None) -> None:
        if lesson is None:
            self._show_none()
            return
        names = [one.name for one in self.bench.sandbox_lessons.lessons]
        with QSignalBlocker(self.list):
            self.list.setCurrentRow(names.index(lesson.name))
        self.view.show_lesson(lesson.text, lesson.task)
        self.view.setEnabled(True)

    def _show_none(self) -> None:
        self.view.show_lesson("Choose a lesson at the left.", "")
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
            self.view.show_answer(Status.OK, f"Done. {lesson.after}")
        self._number_titles()

    def _again(self) -> None:
        if self.bench.sandbox_lessons.lesson is not None:
            self.bench.sandbox_lessons.begin(self.bench.sandbox_lessons.lesson.name)

    def _next(self) -> None:
        row = (self.list.currentRow() + 1) % max(self.list.count(), 1)
        self.list.setCurrentRow(row)
        self.list.setFocus()

    def _number_titles(self) -> None:
        service = self.bench.sandbox_lessons
        for number, lesson in enumerate(service.lessons):
            item = self.list.item(number)
            item.setText(f"{number + 1}. {lesson.title}")
            done = lesson.name in service.done
            item.setIcon(self.theme.icon("ok" if done else "marker", "ok" if done else "muted"))
            item.setToolTip("Done" if done else "")
