"""What the program remembers between runs: one JSON file, written whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs
from PySide6.QtCore import QObject, Signal

from deblur_studio.core.told import told

_FILE_NAME = "settings.json"
FOLDER_VARIABLE = "DEBLUR_STUDIO_CONFIG_DIR"
_MAX_RECENT = 10


@dataclass(frozen=True)
class Recent:
    """A photo that was open, with the log that was open beside it."""

    photo: str
    log: tuple[str, ...] = ()

    def paths(self) -> list[Path]:
        """Return its files."""
        return [Path(name) for name in (self.photo, *self.log)]


@dataclass(frozen=True)
class Preferences:
    """All that is remembered; geometry and layouts are Qt's, in hexadecimal digits."""

    theme: str = "system"
    language: str = ""
    """Empty: the system's; see services/language."""
    geometry: str = ""
    photo_folder: str = ""
    log_folder: str = ""
    save_folder: str = ""
    model_folder: str = ""
    method: str = ""
    refine_motion: bool = True
    """Whether the motion is refined by the photo before it is restored."""
    training: str = ""
    training_folder: str = ""
    rig: str = ""
    batch_folder: str = ""
    """Where the results of the last batch went."""
    recording_folder: str = ""
    """Where recordings are kept, like the models below; empty: the usual place."""
    kept_models_folder: str = ""
    rate_unit: str = "rad/s"
    device: str = "auto"
    threads: str = ""
    """How many threads compute; empty: one for each core."""
    welcomed: str = ""
    """The version whose tour was shown; empty before the first run."""
    recent: tuple[Recent, ...] = field(default_factory=tuple)
    layouts: Mapping[str, str] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    """Which weights each learned method uses; see core/nets/library."""
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    """Keys that the user chose, by the usual ones."""


class SettingsService(QObject):
    """Reads the preferences once and writes them at every change."""

    changed = Signal()
    recent_changed = Signal()

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = (folder or default_folder()) / _FILE_NAME
        self.notice = ""
        """What to tell the user about the file as it was found."""
        self._preferences = self._read()

    @property
    def preferences(self) -> Preferences:
        """The preferences as they are."""
        return self._preferences

    def change(self, changed: Preferences) -> None:
        """Take and write other preferences; an unwritable folder only costs the memory."""
        if changed == self._preferences:
            return
        self._preferences = changed
        try:
            write_json(self._path, asdict(changed))
        except OSError as error:
            self.notice = told(
                "The settings cannot be saved in {folder}: {reason}.",
                folder=self._path.parent,
                reason=error.strerror,
            )
        self.changed.emit()

    def remember(self, photo: Path, log: tuple[Path, ...]) -> None:
        """Put a photo at the top of the recent ones; without a log it keeps the one it had."""
        recent = self._preferences.recent
        had = next((one.log for one in recent if one.photo == str(photo)), ())
        first = Recent(str(photo), tuple(str(path) for path in log) or had)
        others = (one for one in recent if one.photo != first.photo)
        self._set_recent((first, *others))

    def forget(self, recent: Recent) -> None:
        """Take a photo off the recent ones."""
        kept = tuple(one for one in self._preferences.recent if one != recent)
        self._set_recent(kept)

    @property
    def folder(self) -> Path:
        """Where the settings are kept."""
        return self._path.parent

    def _set_recent(self, recent: tuple[Recent, ...]) -> None:
        self.change(replace(self._preferences, recent=recent[:_MAX_RECENT]))
        self.recent_changed.emit()

    def _read(self) -> Preferences:
        try:
            return _preferences_of(json.loads(self._path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return Preferences()
        except OSError as error:
            self.notice = told(
                "{file} cannot be read ({reason}); defaults are used.",
                file=self._path,
                reason=error.strerror,
            )
        except (ValueError, TypeError, KeyError, AttributeError):
            self.notice = self._set_aside()
        return Preferences()

    def _set_aside(self) -> str:
        backup = _free_name(self._path.with_name(_FILE_NAME + ".bak"))
        try:
            self._path.replace(backup)
        except OSError:
            return told("The settings file {file} is damaged; defaults are used.", file=self._path)
        return told(
            "The settings file was damaged; it is kept as {file} and defaults are used.",
            file=backup,
        )


def reset_settings(folder: Path | None = None) -> Path | None:
    """Move settings and layout aside and return where they are now; None: there were none.

    Raises:
        OSError: The file cannot be moved.
    """
    path = (folder or default_folder()) / _FILE_NAME
    if not path.exists():
        return None
    return path.rename(_free_name(path.with_name(f"{_FILE_NAME}.before-reset")))


def _free_name(wanted: Path) -> Path:
    """Return a name that no file has, so that nothing that was kept before is lost."""
    free, number = wanted, 2
    while free.exists():
        free = wanted.with_name(f"{wanted.name}-{number}")
        number += 1
    return free


def default_folder() -> Path:
    """Return where settings are kept; DEBLUR_STUDIO_CONFIG_DIR overrides the usual place."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("deblur-studio", False))


def write_json(path: Path, value: Any) -> None:
    """Write JSON under a temporary name and move it into place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file, indent=2)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _preferences_of(stored: Any) -> Preferences:
    """Return stored preferences; unknown keys are of another version and left out."""
    if not isinstance(stored, dict):
        raise ValueError("settings are not a table of names and values")
    known = {spec.name: stored[spec.name] for spec in fields(Preferences) if spec.name in stored}
    recent = tuple(
        Recent(str(one["photo"]), tuple(str(path) for path in one["log"]))
        for one in known.pop("recent", ())
    )
    tables: dict[str, Any] = {
        name: dict(known.pop(name, {})) for name in ("layouts", "models", "shortcuts")
    }
    usual = asdict(Preferences())
    fitting = [type(value) is type(usual[name]) for name, value in known.items()]
    texts = [one for table in tables.values() for one in table.values()]
    if not all(fitting) or not all(isinstance(one, str) for one in texts):
        raise ValueError("a setting is of another kind than it should be")
    return Preferences(**known, recent=recent[:_MAX_RECENT], **tables)
