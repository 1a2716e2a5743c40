"""Help: shortcuts and system info."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMainWindow,
    QTextBrowser,
    QVBoxLayout,
)

from deblur_studio.services.system_info import system_info
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.shortcuts import shortcuts_in

_SIZE = QSize(420, 560)
_CANVAS_KEYS = (
    ("0", to_translate("Fit the photo")),
    ("1", to_translate("Actual pixels")),
    ("+  -", to_translate("Zoom")),
    (to_translate("Space and drag"), to_translate("Pan")),
    (to_translate("Arrows"), to_translate("Pan")),
    (to_translate("B (hold)"), to_translate("Show the original")),
)


def shortcuts_of(window: QMainWindow) -> list[tuple[str, str]]:
    """Return keys and what they do: those of every action, then those of the photo."""
    chosen = [(one.shown, one.title) for one in shortcuts_in(window)]
    return [*chosen, *((tr(keys), tr(text)) for keys, text in _CANVAS_KEYS)]


def shortcuts_dialog(window: QMainWindow) -> QDialog:
    """Return the window that lists all shortcuts."""
    rows = "".join(
        f"<tr><td style='padding:3px 24px 3px 0'><b>{escape(keys)}</b></td>"
        f"<td style='padding:3px 0'>{escape(text)}</td></tr>"
        for keys, text in shortcuts_of(window)
    )
    return _dialog(window, tr("Keyboard shortcuts"), f"<table>{rows}</table>")


def show_shortcuts(window: QMainWindow) -> None:
    """Show the list of shortcuts."""
    shortcuts_dialog(window).exec()


def copy_system_info() -> None:
    """Put versions, machine and screens on the clipboard."""
    screens = [
        f"Screen {one.size().width()} x {one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    ]
    lines = [system_info(), f"Shown by {QGuiApplication.platformName()}", *screens]
    QGuiApplication.clipboard().setText("\n".join(lines))


def _dialog(window: QMainWindow, title: str, html: str) -> QDialog:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    dialog.resize(_SIZE)
    text = QTextBrowser()
    text.setHtml(html)
    text.setAccessibleName(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    return dialog
