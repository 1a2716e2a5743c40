"""What a case is asked about: when it is made, and later."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.evidence_case import CASE_SUFFIX
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space

if TYPE_CHECKING:
    from deblur_studio.core.evidence.case import Mode

_SIZE = QSize(560, 460)
_NOTES_PX = 90


def cases_filter() -> str:
    """Return the kind of file that a case is."""
    return f"{tr('Cases')} (*{CASE_SUFFIX})"


class CaseFields(QWidget):
    """Number, examiner and notes."""

    def __init__(self, number: str = "", examiner: str = "", notes: str = "") -> None:
        super().__init__()
        self.number, self.examiner = QLineEdit(number), QLineEdit(examiner)
        self.notes = QPlainTextEdit(notes)
        self.notes.setMinimumHeight(_NOTES_PX)
        self.notes.setTabChangesFocus(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Case &number"), self.number)
        form.addRow(tr("&Examiner"), self.examiner)
        form.addRow(tr("N&otes"), self.notes)

    def values(self) -> tuple[str, str, str]:
        """Return what was entered."""
        notes = self.notes.toPlainText().strip()
        return self.number.text().strip(), self.examiner.text().strip(), notes


class NewCaseDialog(QDialog):
    """Where a new case goes, what is said about it, and its mode for all of its life."""

    def __init__(self, parent: QWidget, proposed: Path, examiner: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New case"))
        self.resize(_SIZE)
        self.place = QLineEdit(str(proposed))
        self.place.setAccessibleName(tr("File of the case"))
        self.fields = CaseFields(examiner=examiner)
        self.evidence = QRadioButton(tr("E&vidence"))
        self.investigative = QRadioButton(tr("&Investigative"))
        self.evidence.setChecked(True)
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make = self.buttons.addButton(tr("Make case"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.place.textChanged.connect(self._check)
        self._arrange()
        self._check()

    @property
    def path(self) -> Path:
        """The case's file."""
        path = Path(self.place.text().strip())
        return path if path.suffix.lower() == CASE_SUFFIX else Path(f"{path}{CASE_SUFFIX}")

    @property
    def mode(self) -> Mode:
        """The mode that was chosen."""
        return "investigative" if self.investigative.isChecked() else "evidence"

    def _arrange(self) -> None:
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose)
        where = QHBoxLayout()
        where.addWidget(self.place, 1)
        where.addWidget(choose)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("File"), where)
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addLayout(form)
        column.addWidget(self.fields, 1)
        column.addWidget(self._modes())
        column.addWidget(self.problem)
        column.addWidget(self.buttons)

    def _modes(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for button, said in (
            (self.evidence, tr("Methods that add nothing learned, the same bits on every run.")),
            (
                self.investigative,
                tr("Learned methods too, labelled everywhere, with a classical result beside."),
            ),
        ):
            told = QLabel(said)
            told.setProperty("role", "muted")
            told.setWordWrap(True)
            told.setContentsMargins(Space.XL, 0, 0, 0)
            button.setAccessibleDescription(said)
            column.addWidget(button)
            column.addWidget(told)
        fixed = QLabel(tr("The mode cannot be changed later; it is part of the record."))
        fixed.setProperty("role", "muted")
        column.addWidget(fixed)
        return box

    def _choose(self) -> None:
        title = tr("File of the case")
        name, _ = QFileDialog.getSaveFileName(
            self,
            title,
            self.place.text(),
            cases_filter(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.place.setText(name)

    def _check(self) -> None:
        self.problem.setText(self._problem())
        self.make.setEnabled(not self.problem.text())

    def _problem(self) -> str:
        if not self.place.text().strip():
            return tr("Choose where the case goes.")
        if self.path.exists():
            return tr("{name} exists already; choose another name.", name=self.path.name)
        if not self.path.parent.is_dir():
            return tr("There is no folder {folder}.", folder=self.path.parent)
        return ""


class CaseDetailsDialog(QDialog):
    """What is said about a case; the record keeps what was said before."""

    def __init__(
        self, parent: QWidget, said: tuple[str, str, str], facts: list[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Case details"))
        self.resize(_SIZE)
        self.fields = CaseFields(*said)
        facts_form = QFormLayout()
        for name, value in facts:
            label = QLabel(value)
            label.setWordWrap(True)
            label.setTextInteractionFlags(label.textInteractionFlags().TextSelectableByMouse)
            facts_form.addRow(name, label)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addWidget(self.fields, 1)
        column.addLayout(facts_form)
        column.addWidget(self.buttons)
