"""Starts, holds and stops the batch, and says how far it is and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.batch_words import counts_text
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_words import span_text
from deblur_studio.ui.widgets.elided_label import ElidedLabel

_STEPS = 1000


class BatchProgress(Panel):
    """The foot of the batch's window."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        batch = bench.batch
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setAccessibleName(tr("What is missing"))
        self.counts, self.left = ElidedLabel(), QLabel()
        self.left.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the batch"))
        self.page = self._button(tr("Summary"), "open", lambda: self._open(page=True))
        self.page.setToolTip(tr("Open the summary with small pictures"))
        self.table = self._button(tr("Table"), "export", lambda: self._open(page=False))
        self.table.setToolTip(tr("Open the summary as CSV"))
        self.retry = self._button(tr("Retry failed"), "redo", lambda: batch.start(retry=True))
        self.pause = self._button(tr("Pause"), "pause", self._pause)
        self.stop = self._button(tr("Stop"), "stop", batch.stop)
        self.start = self._button(tr("Start"), "", batch.start)
        self.start.setProperty("role", "primary")
        self._arrange()
        batch.changed.connect(self._show)
        self._show()

    def show_pace(self) -> None:
        """Show how long the rest will take."""
        batch = self.bench.batch
        left_s = batch.pace.left_s() if batch.running and not batch.paused else None
        self.left.setText("" if left_s is None else tr("{span} left", span=span_text(left_s)))

    def _arrange(self) -> None:
        told, row = QHBoxLayout(), QHBoxLayout()
        for each in (told, row):
            each.setSpacing(Space.S)
        told.addWidget(self.counts, 1)
        told.addWidget(self.left)
        for button in (self.page, self.table):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.retry, self.pause, self.stop, self.start):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.problem)
        column.addLayout(told)
        column.addWidget(self.bar)
        column.addLayout(row)

    def _pause(self) -> None:
        batch = self.bench.batch
        if batch.paused:
            batch.go_on()
        else:
            batch.pause()

    def _open(self, *, page: bool) -> None:
        path = self.bench.batch.summary(page=page)
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _show(self) -> None:
        batch = self.bench.batch
        counts = batch.counts()
        self._show_problem()
        self.counts.set_whole_text(counts_text(counts))
        self.bar.setValue(round(batch.fraction() * _STEPS))
        self.bar.setVisible(batch.running or batch.begun)
        self.page.setEnabled(batch.summary(page=True) is not None)
        self.table.setEnabled(batch.summary(page=False) is not None)
        ready = not batch.running and not batch.missing()
        self.start.setVisible(not batch.running)
        self.start.setText(tr("Go on") if batch.begun else tr("Start"))
        self.start.setEnabled(ready and counts["waiting"] > 0)
        self.retry.setVisible(not batch.running and counts["failed"] > 0)
        self.retry.setEnabled(ready)
        for button in (self.pause, self.stop):
            button.setVisible(batch.running)
            button.setEnabled(not batch.stopping)
        self.pause.setText(tr("Resume") if batch.paused else tr("Pause"))
        self.theme.bind_icon(self.pause, "play" if batch.paused else "pause")
        self.show_pace()

    def _show_problem(self) -> None:
        batch = self.bench.batch
        text = batch.problem or ("" if batch.running else batch.missing())
        self.problem.setText(text)
        self.problem.setProperty("role", "problem" if batch.problem else "muted")
        self.problem.style().unpolish(self.problem)
        self.problem.style().polish(self.problem)
        self.problem.setVisible(bool(text))

    def _button(self, text: str, icon: str, react: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        if icon:
            self.theme.bind_icon(button, icon)
        button.clicked.connect(lambda: react())
        return button
