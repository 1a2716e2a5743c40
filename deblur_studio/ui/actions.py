"""How actions are made, so that each has an icon, a shortcut and a tooltip that names it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from deblur_studio.ui.theme import Theme


def action(
    theme: Theme,
    owner: QWidget,
    text: str,
    react: Callable[[], object],
    *,
    icon: str = "",
    shortcut: str = "",
) -> QAction:
    """Return an action of ``owner`` that calls ``react`` when it is triggered."""
    made = QAction(text, owner)
    made.triggered.connect(lambda _checked=False: react())
    _dress(theme, made, icon, shortcut)
    owner.addAction(made)
    return made


def toggle(
    theme: Theme,
    owner: QWidget,
    text: str,
    react: Callable[[bool], object],
    *,
    icon: str = "",
    shortcut: str = "",
) -> QAction:
    """Return an action that is on or off; ``react`` learns which."""
    made = QAction(text, owner)
    made.setCheckable(True)
    made.toggled.connect(react)
    _dress(theme, made, icon, shortcut)
    owner.addAction(made)
    return made


def _dress(theme: Theme, made: QAction, icon: str, shortcut: str) -> None:
    plain = made.text().replace("&", "").rstrip("…")
    made.setToolTip(plain)
    if icon:
        theme.bind_icon(made, icon)
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        keys = made.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(f"{plain} ({keys})")
