"""A workspace remembers where its docks are, and knows how they were at first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QWidget

from deblur_studio.services.settings import SettingsService

_VERSION = 2
"""Raised when docks are added or renamed: a layout of another version is not applied."""


class LayoutMemory:
    """Saves and restores the docks of one workspace under its name."""

    def __init__(self, window: QMainWindow, name: str, settings: SettingsService) -> None:
        self._window, self._name, self._settings = window, name, settings
        self._first = window.saveState(_VERSION)

    def restore(self) -> None:
        """Apply what was remembered, as far as it fits this version."""
        kept = self._settings.preferences.layouts.get(self._name, "")
        if kept:
            self._window.restoreState(_bytes(kept), _VERSION)

    def save(self) -> None:
        """Remember the docks as they are."""
        kept = self._settings.preferences
        layouts = {**kept.layouts, self._name: _text(self._window.saveState(_VERSION))}
        self._settings.change(replace(kept, layouts=layouts))

    def reset(self) -> None:
        """Put everything back to where it was at first."""
        self._window.restoreState(self._first, _VERSION)


def restore_geometry(window: QWidget, settings: SettingsService) -> None:
    """Put a window where it was last, as far as it fits these screens."""
    if settings.preferences.geometry:
        window.restoreGeometry(_bytes(settings.preferences.geometry))


def save_geometry(window: QWidget, settings: SettingsService) -> None:
    """Remember where a window is."""
    settings.change(replace(settings.preferences, geometry=_text(window.saveGeometry())))


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromHex(text.encode("ascii", "ignore"))


def _text(data: QByteArray) -> str:
    return bytes(data.toHex().data()).decode("ascii")
