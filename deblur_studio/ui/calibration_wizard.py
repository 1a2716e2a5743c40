"""The calibration assistant: from photos and a log to a rig with a name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.calibration_kind import KindPage
from deblur_studio.ui.calibration_result import ResultPage
from deblur_studio.ui.calibration_shots import ShotsPage
from deblur_studio.ui.calibration_solve import SolvePage
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme

_SIZE = QSize(720, 560)
_SHOTS, _SOLVE, _RESULT = 1, 2, 3


class CalibrationWizard(QDialog):
    """Four pages; each can be gone back to, and nothing is kept before Save."""

    def __init__(self, theme: Theme, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._calibration, self._rigs = theme, bench.rig_calibration, bench.rigs
        self.setWindowTitle(tr("Calibrate a rig"))
        self.resize(_SIZE)
        self.kind, self.shots = KindPage(theme, bench), ShotsPage(theme, bench)
        self.solve, self.result_page = SolvePage(theme, bench), ResultPage(theme, bench)
        self._pages = (self.kind, self.shots, self.solve, self.result_page)
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(page)
        self._make_frame()
        self._arrange()
        self._calibration.changed.connect(self._show)
        self._calibration.finished.connect(lambda: self.go(_RESULT))
        self._show()

    def go(self, index: int) -> None:
        """Show a page."""
        self._pages[self.stack.currentIndex()].leave()
        self.stack.setCurrentIndex(index)
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._calibration.cancel()
        super().closeEvent(event)

    def reject(self) -> None:
        self._calibration.cancel()
        super().reject()

    def _make_frame(self) -> None:
        self.heading = QLabel()
        self.heading.setFont(self._theme.font(FontRole.TITLE))
        self.steps = QLabel()
        self.steps.setProperty("role", "muted")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setAccessibleName(tr("What is missing"))
        self.cancel, self.back = QPushButton(tr("Close")), QPushButton(tr("Back"))
        self.next, self.save = QPushButton(tr("Next")), QPushButton(tr("Save rig"))
        for button in (self.next, self.save):
            button.setProperty("role", "primary")
        for button in (self.cancel, self.back, self.next, self.save):
            button.setAutoDefault(False)  # Return ends a number, not the page
        self.cancel.clicked.connect(self.reject)
        self.back.clicked.connect(lambda: self.go(self.stack.currentIndex() - 1))
        self.next.clicked.connect(lambda: self.go(self.stack.currentIndex() + 1))
        self.save.clicked.connect(self._save)
        self.result_page.name.textChanged.connect(self._show)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.steps)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        for button in (self.back, self.next, self.save):
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.M)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)

    def _show(self) -> None:
        index, calibration = self.stack.currentIndex(), self._calibration
        self.heading.setText(tr(self._pages[index].title))
        self.steps.setText(tr("Step {step} of {steps}", step=index + 1, steps=len(self._pages)))
        self._show_problem(index)
        self.back.setVisible(index > 0)
        self.back.setEnabled(not calibration.calibrating)
        ready = index != _SHOTS or not (calibration.draft.problems() or calibration.busy)
        self.next.setVisible(index < _SOLVE or (index == _SOLVE and calibration.found is not None))
        self.next.setEnabled(ready)
        found = calibration.found
        self.save.setText(tr("Save rig") if found is None or found.sure else tr("Save anyway"))
        self.save.setVisible(index == _RESULT)
        named = bool(self.result_page.name.text().strip())
        self.save.setEnabled(named and found is not None)

    def _show_problem(self, index: int) -> None:
        """Say what went wrong, or else the first thing that is missing on this page."""
        calibration = self._calibration
        missing = calibration.draft.problems() if index in (_SHOTS, _SOLVE) else ()
        waiting = tr("Reading\u2026") if calibration.busy and index == _SHOTS else ""
        text = calibration.problem or waiting or (missing[0] if missing else "")
        self.problem.setText(text)
        self.problem.setProperty("role", "problem" if calibration.problem else "muted")
        self.problem.style().unpolish(self.problem)
        self.problem.style().polish(self.problem)
        self.problem.setVisible(bool(text))

    def _save(self) -> None:
        name = self.result_page.name.text().strip()
        if self._rigs.has(name) and not self._may_replace(name):
            return
        if self._calibration.save(name):
            self.accept()

    def _may_replace(self, name: str) -> bool:
        buttons = QMessageBox.StandardButton
        question = tr("There is a rig \u201c{name}\u201d already. Replace it?", name=name)
        answer = QMessageBox.question(
            self, tr("Replace rig"), question, buttons.Yes | buttons.Cancel, buttons.Cancel
        )
        return answer == buttons.Yes


def show_wizard(theme: Theme, bench: Workbench, parent: QWidget) -> CalibrationWizard:
    """Open the assistant over a window; it goes away with its last page."""
    wizard = CalibrationWizard(theme, bench, parent.window())
    wizard.finished.connect(wizard.deleteLater)
    wizard.open()
    return wizard
