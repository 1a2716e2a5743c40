"""Which method is chosen with which parameters: what the panel shows and the history keeps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.restoration import methods, usual_method
from deblur_studio.services.settings import SettingsService

if TYPE_CHECKING:
    from deblur_studio.core.restore.registry import Method


class MethodChoice(QObject):
    """One method is chosen; each keeps its own parameters meanwhile."""

    changed = Signal()

    def __init__(self, settings: SettingsService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._methods = {one.name: one for one in methods()}
        self._kept: dict[str, Any] = {}
        kept = settings.preferences.method
        self._name = kept if kept in self._methods else usual_method()

    @property
    def name(self) -> str:
        """Name of the chosen method."""
        return self._name

    @property
    def method(self) -> Method:
        """The chosen method."""
        return self._methods[self._name]

    @property
    def parameters(self) -> Any:
        """Its parameters."""
        return self.parameters_of(self._name)

    def parameters_of(self, name: str) -> Any:
        """Return the parameters that a method would be used with."""
        return self._kept.get(name) or self._methods[name].parameters_type()

    def choose(self, name: str) -> None:
        """Choose another method with the parameters it had."""
        if name in self._methods:
            self.take(name, self.parameters_of(name))

    def set_parameters(self, parameters: Any) -> None:
        """Change the parameters of the chosen method."""
        self.take(self._name, parameters)

    def take(self, name: str, parameters: Any) -> None:
        """Choose a method with these parameters."""
        if (name, parameters) == (self._name, self.parameters):
            return
        self._name, self._kept[name] = name, parameters
        self._settings.change(replace(self._settings.preferences, method=name))
        self.changed.emit()
