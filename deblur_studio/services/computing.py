"""How many threads compute and on which device networks run, as the user prefers.

Both are told by the environment, which child processes inherit; what the user had set there
before is used again once the preference is empty.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QObject

from deblur_studio.core.parallel import THREADS, usual_workers
from deblur_studio.services.settings import SettingsService

DEVICE = "DEBLUR_STUDIO_DEVICE"
DEVICES = ("auto", "cpu", "cuda", "mps")
_TORCH = "OMP_NUM_THREADS"  # torch reads it when it is loaded


class Computing(QObject):
    """Follows the preferences until it is closed."""

    def __init__(self, settings: SettingsService) -> None:
        super().__init__()
        self._settings = settings
        self._closed = False
        self._found = {name: os.environ.get(name) for name in (THREADS, DEVICE, _TORCH)}
        settings.changed.connect(self._apply)
        self._apply()

    def close(self) -> None:
        """Leave the environment as it was found."""
        self._closed = True
        for name in self._found:
            self._set(name, "")

    def _apply(self) -> None:
        preferences = self._settings.preferences
        if self._closed:
            return
        self._set(DEVICE, "" if preferences.device == DEVICES[0] else preferences.device)
        before = usual_workers()
        self._set(THREADS, preferences.threads)
        self._set(_TORCH, preferences.threads)
        if usual_workers() != before and (torch := sys.modules.get("torch")) is not None:
            torch.set_num_threads(usual_workers())

    def _set(self, name: str, wanted: str) -> None:
        value = wanted or self._found[name]
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
