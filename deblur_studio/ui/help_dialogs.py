"""Help: shortcuts, about, system info."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QMainWindow,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

import deblur_studio
from deblur_studio.services.system_info import system_info
from deblur_studio.services.translation import to_translate, tr

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
    found = {
        one.shortcut().toString(QKeySequence.SequenceFormat.NativeText): one.text()
        for one in window.findChildren(QAction)
        if not one.shortcut().isEmpty()
    }
    ordered = [(keys, _plain(text)) for keys, text in found.items()]
    return [
        *ordered,
        ("Ctrl+Return", tr("Deblur")),
        *((tr(keys), tr(text)) for keys, text in _CANVAS_KEYS),
    ]


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


def show_about(window: QWidget) -> None:
    """Say what this program is."""
    sentences = (
        tr(
            "Removes camera-shake blur from a photo with the motion that a sensor measured while"
            " the shutter was open."
        ),
        tr(
            "A result is the photo as restored under the measured motion."
            " Your files never leave this computer."
        ),
    )
    html = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    title = f"<h3>Deblur Studio {deblur_studio.__version__}</h3>"
    QMessageBox.about(window, tr("About Deblur Studio"), title + html)


def copy_system_info() -> None:
    """Put versions and machine on the clipboard."""
    QGuiApplication.clipboard().setText(system_info())


def _dialog(window: QMainWindow, title: str, html: str) -> QDialog:
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    text = QLabel(html)
    text.setTextFormat(Qt.TextFormat.RichText)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    return dialog


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
