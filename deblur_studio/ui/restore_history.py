"""Undo and redo of all that decides a restoration; what one drag does is one step."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QUndoCommand, QUndoStack

from deblur_studio.core.motion.shot_changes import changed
from deblur_studio.core.parameters import specs_of
from deblur_studio.services.method_choice import MethodChoice
from deblur_studio.services.project import Edit, Project
from deblur_studio.services.restoration import methods
from deblur_studio.services.shot_values import UNITS, text_of
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from deblur_studio.core.motion.shot import ShotSettings

_MOST = 200
_PAUSE_MS = 600  # changes of one value that follow each other faster are one step


@dataclass(frozen=True)
class _State:
    """What is undone: settings with where they come from, the method with its parameters."""

    settings: ShotSettings | None
    notes: Mapping[str, str]
    method: str
    parameters: Any


class RestoreHistory(QObject):
    """Follows project and method; a new shot begins a new history."""

    def __init__(
        self, project: Project, choice: MethodChoice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._choice = project, choice
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_MOST)
        self._now, self._setting = self._state(), False
        self._open = ""  # what the last step changed, while it may still grow
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._close)
        project.settings_changed.connect(self._follow)
        choice.changed.connect(self._follow)

    def put(self, state: _State) -> None:
        """Go to a state; called by the steps."""
        if state == self._now:
            return
        self._setting, self._open = True, ""
        try:
            if state.settings is not None:
                self._project.apply(Edit(tr("undo"), state.settings, state.notes))
            self._choice.take(state.method, state.parameters)
        finally:
            self._setting = False
        self._now = self._state()

    def _state(self) -> _State:
        project, choice = self._project, self._choice
        return _State(project.settings, dict(project.notes), choice.name, choice.parameters)

    def _follow(self) -> None:
        if self._setting:
            return
        before, self._now = self._now, self._state()
        if before.settings is None or self._now.settings is None:
            if self._now.settings != before.settings:
                self._open = ""
                self.stack.clear()
            return
        if before == self._now:
            return
        what = _what(before, self._now)
        grows = what == self._open
        self._open = what
        self._pause.start()
        self.stack.push(_Step(self, before, self._now, what, grows=grows))

    def _close(self) -> None:
        """End the step, unless a button of the mouse is still held."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._open = ""
        else:
            self._pause.start()


class _Step(QUndoCommand):
    """From one state to another."""

    def __init__(
        self, history: RestoreHistory, before: _State, after: _State, what: str, *, grows: bool
    ) -> None:
        super().__init__(_words(what, after))
        # Weakly: the stack, which owns the steps, belongs to the history.
        self._history = weakref.ref(history)
        self._before, self._after = before, after
        self._what, self._grows = what, grows

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or not other._grows or other._what != self._what:
            return False
        self._after = other._after
        self.setText(other.text())
        return True

    def undo(self) -> None:
        self._put(self._before)

    def redo(self) -> None:
        self._put(self._after)

    def _put(self, state: _State) -> None:
        if (history := self._history()) is not None:
            history.put(state)


def _what(before: _State, after: _State) -> str:
    """Return which value was changed, or "settings" where it were several."""
    if before.method != after.method:
        return "method"
    if before.parameters != after.parameters:
        names = [
            name
            for name in vars(after.parameters)
            if getattr(before.parameters, name) != getattr(after.parameters, name)
        ]
        return f"parameter {names[0]}" if len(names) == 1 else "parameters"
    if before.settings is None or after.settings is None:
        return "settings"
    values = changed(before.settings, after.settings)
    return values[0] if len(values) == 1 else "settings"


def _words(what: str, after: _State) -> str:
    """Return how a step is called in the list."""
    labels = {
        "focal": tr("Focal length"),
        "exposure": tr("Exposure"),
        "start": tr("Start of the exposure"),
        "offset": tr("Clock offset"),
        "readout": tr("Readout"),
        "mounting": tr("Orientation"),
        "bias": tr("Gyro bias"),
    }
    if what in labels and after.settings is not None:
        return f"{labels[what]}: {text_of(after.settings, what)} {UNITS[what]}".strip()
    if what == "method":
        title = next(one.title for one in methods() if one.name == after.method)
        return tr("Method: {name}", name=tr(title))
    if what.startswith("parameter "):
        name = what.removeprefix("parameter ")
        label = next(spec.label for spec in specs_of(type(after.parameters)) if spec.name == name)
        value = getattr(after.parameters, name)
        shown = f"{value:.4g}" if isinstance(value, float) else str(value)
        return f"{tr(label)}: {shown}"
    return tr("Parameters") if what == "parameters" else tr("Several settings")
