"""Named settings of methods, in the files that batches read too."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import BatchError, DeblurError
from deblur_studio.services.method_choice import MethodChoice
from deblur_studio.services.notices import Notices
from deblur_studio.services.settings import write_json
from deblur_studio.services.translation import tr

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 60
_TOPIC = "method presets"


class MethodPresets(QObject):
    """Files of a folder: each holds a method's name and its parameters."""

    changed = Signal()

    def __init__(
        self, folder: Path, choice: MethodChoice, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.folder, self._choice, self._notices = folder, choice, notices

    def names(self) -> tuple[str, ...]:
        """Return the presets there are."""
        try:
            found = [path.stem for path in self.folder.glob("*.json")]
        except OSError:
            return ()
        return tuple(sorted(found, key=str.casefold))

    def path_of(self, name: str) -> Path:
        """Return where a preset is, to be given to a batch."""
        return self.folder / f"{name}.json"

    def problem(self, name: str) -> str:
        """Return why a preset cannot be called that, in a sentence; empty where it can."""
        if not name.strip():
            return tr("Enter a name.")
        if len(name) > _LONGEST or _NOT_IN_NAMES.search(name) or name.strip(" .") != name:
            return tr("This name cannot be one of a file; use letters, digits and spaces.")
        return ""

    def save(self, name: str) -> None:
        """Keep the method in hand with its parameters; a preset of that name is replaced."""
        told = {"method": self._choice.name, "parameters": _plain(self._choice.parameters)}
        try:
            write_json(self.path_of(name), told)
        except OSError as error:
            reason = error.strerror or str(error)
            self._notices.refuse(
                BatchError(
                    tr("The preset cannot be kept in {folder}: {reason}.",
                       folder=self.folder, reason=reason)
                ),
                _TOPIC,
            )  # fmt: skip
            return
        self._notices.settle(_TOPIC)
        self.changed.emit()

    def use(self, name: str) -> None:
        """Choose a preset's method with its parameters."""
        from deblur_studio.core.batch.preset import find_preset, parameters_of

        try:
            preset = find_preset(str(self.path_of(name)))
            self._choice.take(preset.method, parameters_of(preset))
            self._notices.settle(_TOPIC)
        except DeblurError as error:
            self._notices.refuse(error, _TOPIC)

    def remove(self, name: str) -> None:
        """Delete a preset."""
        self.path_of(name).unlink(missing_ok=True)
        self.changed.emit()


def _plain(parameters: Any) -> dict[str, Any]:
    """Return all parameters but which weights and device: those are another machine's matter."""
    values: dict[str, Any] = dataclasses.asdict(parameters)
    return {name: value for name, value in values.items() if name not in ("model", "device")}
