"""Keys that the user may change: those of every action and button that has some.

What a key does is known by the usual keys themselves, which stay the same in every language and
in every workspace that uses them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget

from deblur_studio.services.settings import SettingsService
from deblur_studio.ui.workspace_stack import WorkspaceStack

_USUAL = "usual_keys"
_PORTABLE = QKeySequence.SequenceFormat.PortableText
_NATIVE = QKeySequence.SequenceFormat.NativeText
FIXED = ("0", "1", "+", "-", "B", "Space", "Left", "Right", "Up", "Down", "Return", "Tab", "Esc")
"""Keys that the photo and the controls answer to by themselves."""


@dataclass(frozen=True)
class Shortcut:
    """What some keys do; ``usual`` names them in Qt's portable writing."""

    title: str
    usual: str
    keys: str

    @property
    def shown(self) -> str:
        """The keys as this system writes them."""
        return QKeySequence(self.keys).toString(_NATIVE)


class Shortcuts(QObject):
    """Gives every action in a window the keys that the user chose for it."""

    def __init__(self, window: QWidget, stack: WorkspaceStack, settings: SettingsService) -> None:
        super().__init__(window)
        self.window, self._stack, self._settings = window, stack, settings
        stack.switched.connect(self.apply)
        settings.changed.connect(self.apply)

    def apply(self) -> None:
        """Follow the preferences, also in what was built since."""
        chosen = self._settings.preferences.shortcuts
        for owner in _owners(self.window):
            _give(owner, chosen)

    def all(self) -> list[Shortcut]:
        """Return every shortcut of every workspace."""
        self._stack.build_all()
        self.apply()
        return shortcuts_in(self.window)

    def refusal(self, usual: str, keys: str) -> Shortcut | str:
        """Return what stands against these keys: another shortcut, or the name of a fixed key."""
        if keys in FIXED:
            return keys
        others = (one for one in self.all() if one.keys == keys and one.usual != usual)
        return next(others, "")

    def choose(self, usual: str, keys: str) -> None:
        """Use other keys from now on."""
        kept = {**self._settings.preferences.shortcuts, usual: keys}
        self._keep({was: now for was, now in kept.items() if was != now})

    def reset(self) -> None:
        """Use the usual keys again."""
        self._keep({})

    def _keep(self, chosen: Mapping[str, str]) -> None:
        self._settings.change(replace(self._settings.preferences, shortcuts=dict(chosen)))


def shortcuts_in(window: QWidget) -> list[Shortcut]:
    """Return what the keys in a window do, one entry for each."""
    found: dict[str, Shortcut] = {}
    for owner in _owners(window):
        usual = owner.property(_USUAL) or owner.shortcut().toString(_PORTABLE)
        keys = owner.shortcut().toString(_PORTABLE)
        found.setdefault(usual, Shortcut(_plain(owner.text()), usual, keys))
    return list(found.values())


def _owners(window: QWidget) -> Iterator[QAction | QAbstractButton]:
    for action in window.findChildren(QAction):
        inside = action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
        if not inside and (action.property(_USUAL) or not action.shortcut().isEmpty()):
            yield action
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty() and "&" not in button.text():  # no mnemonics
            yield button


def _give(owner: QAction | QAbstractButton, chosen: Mapping[str, str]) -> None:
    before = owner.shortcut()
    usual = owner.property(_USUAL)
    if not usual:
        usual = before.toString(_PORTABLE)
        owner.setProperty(_USUAL, usual)
    keys = QKeySequence(chosen.get(usual, usual))
    if keys != before:
        tip = owner.toolTip().replace(
            f"({before.toString(_NATIVE)})", f"({keys.toString(_NATIVE)})"
        )
        owner.setShortcut(keys)
        owner.setToolTip(tip)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
