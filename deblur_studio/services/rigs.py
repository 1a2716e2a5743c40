"""Which rig later photos are taken with, and the rigs there are."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.loading import Loading
from deblur_studio.services.rig_profile import RigProfile, RigStore
from deblur_studio.services.settings import SettingsService


class RigService(QObject):
    """Keeps the choice between runs of the program."""

    changed = Signal()
    """Another rig was saved or chosen."""

    def __init__(
        self,
        store: RigStore,
        loading: Loading,
        settings: SettingsService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store, self._loading, self._settings = store, loading, settings
        loading.use_rig(self.chosen)

    def rigs(self) -> tuple[RigProfile, ...]:
        """Return the saved rigs, the newest first."""
        return self._store.rigs()

    @property
    def chosen(self) -> RigProfile | None:
        """The rig in use; None when none is, or when its file is gone."""
        name = self._settings.preferences.rig
        return next((rig for rig in self.rigs() if rig.name == name), None) if name else None

    def choose(self, name: str) -> None:
        """Use a rig for this and later photos; an empty name uses none."""
        self._settings.change(replace(self._settings.preferences, rig=name))
        self._loading.use_rig(self.chosen)
        self.changed.emit()

    def has(self, name: str) -> bool:
        """Whether there is a rig of that name."""
        return self._store.has(name)

    def save(self, rig: RigProfile) -> None:
        """Keep a rig and use it.

        Raises:
            OutputError: It has no name, or the folder cannot be written.
        """
        self._store.save(rig)
        self.choose(rig.name)
