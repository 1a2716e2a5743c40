"""What verifying a bundle came to: the outcome, and everything that differs by its name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import counted, tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.icon_label import IconLabel
from deblur_studio.ui.widgets.status import Status

if TYPE_CHECKING:
    from deblur_studio.core.evidence.rerun import Rerun
    from deblur_studio.core.evidence.unpack import Finding
    from deblur_studio.core.evidence.verify import Verification

_SIZE = QSize(720, 480)
_STATUS = {
    "verified": Status.OK,
    "differs": Status.ERROR,
    "cannot be run": Status.WARNING,
}


class VerifyDialog(QDialog):
    """Says it in one line, then in full; a hash that was noted elsewhere can be compared."""

    def __init__(self, theme: Theme, path: Path, found: Verification, parent: QWidget) -> None:
        super().__init__(parent)
        self._found = found
        self.setWindowTitle(tr("Verify {name}", name=path.name))
        self.resize(_SIZE)
        self.headline = QLabel(headline(found))
        self.headline.setFont(theme.font(FontRole.HEADING))
        self.headline.setWordWrap(True)
        self.lines = QTextBrowser()
        self.lines.setAccessibleName(tr("What was found"))
        self.lines.setPlainText("\n".join(lines_of(found)))
        self.noted, self.compared = QLineEdit(), QLabel()
        self.noted.setPlaceholderText(tr("Paste the hash that was noted elsewhere"))
        self.noted.setAccessibleName(tr("Hash of the record's last entry, noted elsewhere"))
        self.noted.textChanged.connect(self._compare)
        self.compared.setWordWrap(True)
        self._arrange(theme)
        self._compare()

    def _arrange(self, theme: Theme) -> None:
        status = _STATUS[self._found.status]
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(IconLabel(theme, status.icon_name, status.tint))
        top.addWidget(self.headline, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(Space.M)
        column.addLayout(top)
        column.addWidget(self.lines, 1)
        if self._found.record_entries:
            column.addWidget(self.noted)
            column.addWidget(self.compared)
        column.addWidget(buttons)

    def _compare(self) -> None:
        noted = self.noted.text().strip().lower()
        if not noted:
            said, role = tr("Only a hash from elsewhere shows that no other record was made."), ""
        elif noted == self._found.record_head:
            said, role = tr("This is the record that was noted."), ""
        else:
            said, role = tr("This is not the record that was noted."), "problem"
        self.compared.setProperty("role", role or "muted")
        self.compared.style().polish(self.compared)
        self.compared.setText(said)

    def _copy(self) -> None:
        text = "\n".join((self.headline.text(), *lines_of(self._found)))
        QGuiApplication.clipboard().setText(text)


def headline(found: Verification) -> str:
    """Return the outcome in a sentence."""
    if found.status == "verified":
        return tr("Verified: nothing was changed, and every step gives the same pixels.")
    if found.status == "differs":
        count = max(1, len(found.findings))
        return counted(
            "This bundle is not what was made: {n} thing differs.",
            "This bundle is not what was made: {n} things differ.",
            count,
        )
    return tr("This bundle cannot be verified here.")


def lines_of(found: Verification) -> list[str]:
    """Return everything that was found, a line each."""
    lines = [_named(finding) for finding in found.findings]
    lines += [found.reason] if found.reason else []
    lines += [_again(each) for each in found.reruns]
    if found.record_entries:
        entries = counted("{n} entry", "{n} entries", found.record_entries)
        lines.append(
            tr("Record: {entries}, the last one's hash is {head}.",
               entries=entries, head=found.record_head)
        )  # fmt: skip
    return [*lines, *found.remarks, *found.elsewhere]


def _named(finding: Finding) -> str:
    """Return a finding with its place, unless the sentence begins with it."""
    told = finding.sentence.startswith(finding.place)
    return finding.sentence if told else f"{finding.place}: {finding.sentence}"


def _again(rerun: Rerun) -> str:
    if rerun.identical:
        return tr(
            "{step}: carried out again in {seconds:.1f} s, every bit is the same.",
            step=rerun.step,
            seconds=rerun.seconds,
        )
    return tr(
        "{step}: carried out again in {seconds:.1f} s, differs by up to {most} of 65535"
        " (RMS {rms:.2f}, allowed {allowed:.0f}).",
        step=rerun.step,
        seconds=rerun.seconds,
        most=rerun.most_codes,
        rms=rerun.rms_codes,
        allowed=rerun.tolerance_codes,
    )


def show_verification(theme: Theme, parent: QWidget, path: Path, found: Verification) -> None:
    """Show the outcome over the window; it goes away when it is closed."""
    dialog = VerifyDialog(theme, path, found, parent)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
