"""The window remembers its place and that of its docks, and knows how it was at first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from deblur_studio.services.settings import SettingsService

_VERSION = 1
"""Raised when docks are added or renamed: a layout of another version is not applied."""


class LayoutMemory:
    """Saves and restores the layout of one window."""

    def __init__(self, window: QMainWindow, settings: SettingsService) -> None:
        self._window, self._settings = window, settings
        self._first = window.saveState(_VERSION)

    def restore(self) -> None:
        """Apply what was remembered, as far as it fits this version and these screens."""
        kept = self._settings.preferences
        if kept.geometry:
            self._window.restoreGeometry(_bytes(kept.geometry))
        if kept.window_state:
            self._window.restoreState(_bytes(kept.window_state), _VERSION)

    def save(self) -> None:
        """Remember the layout as it is."""
        kept = replace(
            self._settings.preferences,
            geometry=_text(self._window.saveGeometry()),
            window_state=_text(self._window.saveState(_VERSION)),
        )
        self._settings.change(kept)

    def reset(self) -> None:
        """Put everything back to where it was at first."""
        self._window.restoreState(self._first, _VERSION)


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromHex(text.encode("ascii", "ignore"))


def _text(data: QByteArray) -> str:
    return bytes(data.toHex().data()).decode("ascii")
