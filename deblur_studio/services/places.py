"""Where recordings, runs, models and results are kept, and how to keep them elsewhere."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.restoration_models import RestorationModels, models_folder
from deblur_studio.services.sensor_recording import SensorRecording, recordings_folder
from deblur_studio.services.settings import SettingsService
from deblur_studio.services.training import TrainingService
from deblur_studio.services.training_runs import runs_folder


class Place(StrEnum):
    """What is kept; the value is the preference that holds its folder."""

    RECORDINGS = "recording_folder"
    RUNS = "training_folder"
    MODELS = "kept_models_folder"
    RESULTS = "save_folder"


class Places(QObject):
    """Tells those who write files where the user wants them; what exists stays where it is."""

    changed = Signal()

    def __init__(
        self,
        settings: SettingsService,
        recording: SensorRecording,
        training: TrainingService,
        models: RestorationModels,
        config_dir: Path | None = None,
    ) -> None:
        super().__init__()
        self._settings, self._recording = settings, recording
        self._training, self._models = training, models
        self._config_dir = config_dir
        self._apply()

    def chosen(self, place: Place) -> Path | None:
        """Return the folder that the user chose, None where the usual one is used."""
        kept: str = getattr(self._settings.preferences, place.value)
        return Path(kept) if kept else None

    def usual(self, place: Place) -> Path | None:
        """Return the folder that is used where none was chosen; None: results lie by the photo."""
        if place is Place.RESULTS:
            return None
        if place is Place.MODELS:
            from deblur_studio.core.nets.library import user_folder

            return models_folder(self._config_dir) or user_folder()
        find = recordings_folder if place is Place.RECORDINGS else runs_folder
        return find(self._config_dir)

    def choose(self, place: Place, folder: Path | None) -> None:
        """Keep files there from now on; None: in the usual place."""
        kept = "" if folder is None else str(folder)
        named: dict[str, Any] = {place.value: kept}
        self._settings.change(replace(self._settings.preferences, **named))
        self._apply()
        if place is Place.RUNS:
            self._training.read()
        self.changed.emit()

    def _apply(self) -> None:
        chosen = self.chosen(Place.RECORDINGS)
        self._recording.folder = chosen or recordings_folder(self._config_dir)
        self._models.set_folder(self.chosen(Place.MODELS) or models_folder(self._config_dir))
