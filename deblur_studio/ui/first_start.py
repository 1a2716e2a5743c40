"""What the window says at its start: what a run before left behind, or how it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

import deblur_studio
from deblur_studio.services.crash_log import CrashReport
from deblur_studio.services.notices import Level, Notice, Remedy
from deblur_studio.services.translation import tr
from deblur_studio.ui.help_menu import show_tour
from deblur_studio.ui.main_window import MainWindow
from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme

_SIZE = QSize(760, 480)


def greet(window: MainWindow, reports: Sequence[CrashReport], *, alone: bool) -> None:
    """Tell what the last run left behind; a first start that opens nothing shows the tour."""
    if reports:
        tell_crash(window, reports[-1])
    settings = window.bench.settings
    if alone and not settings.preferences.welcomed:
        settings.change(replace(settings.preferences, welcomed=deblur_studio.__version__))
        show_tour(window, window.tour)


def tell_reset(window: MainWindow, kept: Path) -> None:
    """Say where the settings are that a reset moved aside."""
    sentence = tr(
        "Settings and layout are as at first; the old ones are kept as {path}.", path=kept
    )
    window.bench.notices.warn(sentence)


def tell_crash(window: MainWindow, report: CrashReport) -> None:
    """Offer to show what a crash left; the banner copies it as well."""
    sentence = tr(
        "The last run met a defect of the program; its report is {path}.", path=report.path
    )
    remedy = Remedy(tr("Show"), lambda: CrashDialog(window.theme, report, window).open())
    window.bench.notices.posted.emit(Notice(Level.WARNING, sentence, report.text, "crash", remedy))


class CrashDialog(QDialog):
    """The report as it lies in its file."""

    def __init__(self, theme: Theme, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(tr("Report of a crash"))
        self.resize(_SIZE)
        self.finished.connect(self.deleteLater)
        self.text = QPlainTextEdit(report.text)
        self.text.setReadOnly(True)
        self.text.setFont(theme.font(FontRole.MONO))
        self.text.setAccessibleName(tr("Report of a crash"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.copy = buttons.addButton(tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self.copy_report)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)

    def copy_report(self) -> None:
        """Put the whole report on the clipboard."""
        QGuiApplication.clipboard().setText(self._report.text)
