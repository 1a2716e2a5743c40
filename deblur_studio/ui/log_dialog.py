"""The program's own log: read, filter, copy."""

from __future__ import annotations

import logging

from PySide6.QtCore import QSize, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.program_log import ProgramLog
from deblur_studio.services.system_info import system_info
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form_fields import CalmCombo

_SIZE = QSize(820, 520)
_INTERVAL_MS = 500


class LogDialog(QDialog):
    """Follows the log while it is open."""

    def __init__(self, theme: Theme, log: ProgramLog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log = log
        self._shown: list[str] | None = None
        self.setWindowTitle(tr("Log"))
        self.resize(_SIZE)
        self.level, self.search, self.text = CalmCombo(), QLineEdit(), QPlainTextEdit()
        for words, level in (
            (tr("Everything"), logging.INFO),
            (tr("Warnings and errors"), logging.WARNING),
            (tr("Errors"), logging.ERROR),
        ):
            self.level.addItem(words, level)
        self.level.setAccessibleName(tr("How serious"))
        self.search.setPlaceholderText(tr("Only lines with these words"))
        self.search.setAccessibleName(tr("Only lines with these words"))
        self.search.setClearButtonEnabled(True)
        self.text.setReadOnly(True)
        self.text.setFont(theme.font(FontRole.MONO))
        self.text.setAccessibleName(tr("Log"))
        self.text.setPlaceholderText(tr("Nothing was noted."))
        self._arrange()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.show_lines)
        self._timer.start(_INTERVAL_MS)
        self.level.currentIndexChanged.connect(self.show_lines)
        self.search.textChanged.connect(self.show_lines)
        self.show_lines()

    def show_lines(self) -> None:
        """Show what is wanted of the log as it is now; the newest line is last."""
        wanted = self.search.text().casefold()
        lines = [str(line) for line in self._log.lines(self.level.currentData())]
        lines = [line for line in lines if wanted in line.casefold()]
        if lines != self._shown:
            self._shown = lines
            self.text.setPlainText("\n".join(lines))
            self.text.verticalScrollBar().setValue(self.text.verticalScrollBar().maximum())

    def copy_text(self) -> None:
        """Put the lines on view with versions and machine on the clipboard."""
        QGuiApplication.clipboard().setText(f"{system_info()}\n\n{self.text.toPlainText()}\n")

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.level)
        head.addWidget(self.search, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.copy = buttons.addButton(tr("Copy"), role)
        self.copy.clicked.connect(self.copy_text)
        self.files = buttons.addButton(tr("Open folder"), role)
        self.files.setEnabled(self._log.folder is not None)
        self.files.clicked.connect(self._open_folder)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.S)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.folder)))
