"""The networks that the learned methods can use, and which one each of them shall use."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QObject, Signal

from deblur_studio.services.job import Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.navigation import Navigation
from deblur_studio.services.notices import Notices
from deblur_studio.services.restoration import RestorationService
from deblur_studio.services.settings import FOLDER_VARIABLE, SettingsService
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.nets.library import KnownModel

_TOPIC = "model"
_READING = "known models"


class RestorationModels(QObject):
    """Lists models, takes new ones in and remembers which were chosen."""

    changed = Signal()
    """There are other models than before, or others were chosen."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        settings: SettingsService,
        restoration: RestorationService,
        navigation: Navigation,
        folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices = jobs, notices
        self._settings, self._restoration = settings, restoration
        self._navigation, self._folder = navigation, folder
        self._models: tuple[KnownModel, ...] | None = None

    @property
    def known(self) -> bool:
        """Whether the models have been read."""
        return self._models is not None

    @property
    def all(self) -> tuple[KnownModel, ...]:
        """Every model there is, as far as they have been read."""
        return self._models or ()

    def set_folder(self, folder: Path | None) -> None:
        """Keep the user's models elsewhere; None: in the user's data."""
        self._folder = folder
        if self.known:
            self.read()

    def of(self, method: str) -> tuple[KnownModel, ...]:
        """Return the models that a method can use."""
        return tuple(model for model in self._models or () if model.card.method == method)

    def chosen(self, method: str) -> str:
        """Return what a method's ``model`` shall be: the weights kept in mind, or the first.

        Empty stands for those that ship.
        """
        kept = self._settings.preferences.models.get(method, "")
        references = [model.reference for model in self.of(method)]
        return kept or ("" if not references or "" in references else references[0])

    def chosen_model(self, method: str) -> KnownModel | None:
        """Return the model that a method uses, None where there is none or it is not read yet."""
        wanted = self.chosen(method)
        return next((model for model in self.of(method) if model.reference == wanted), None)

    def choose(self, method: str, reference: str) -> None:
        """Let a method use other weights from now on."""
        kept = {**self._settings.preferences.models, method: reference}
        self._settings.change(replace(self._settings.preferences, models=kept))
        self.changed.emit()

    def read(self) -> None:
        """Read which models there are, as a job."""
        folder = self._folder
        reaction = Reaction(self._keep, lambda failure: self._notices.fail(failure, _TOPIC))
        self._jobs.replace(_READING, lambda context: _known(folder), reaction)

    def take_in(self, weights: Path, of: str = "") -> None:
        """Copy a model to the user's own and let its method use it; ``of`` says whose it is."""
        self._notices.settle(_TOPIC)
        folder = self._folder
        reaction = Reaction(
            lambda found: self._use(found[0], found[1], of or weights.name),
            lambda failure: self._notices.fail(failure, _TOPIC),
        )
        self._jobs.start(lambda context: _installed(weights, folder), reaction)

    def remove(self, model: KnownModel) -> bool:
        """Move a model of the user with its card to the trash; False where there is none."""
        card = model.path.with_suffix(".json")
        if model.shipped or not all(QFile.moveToTrash(str(path)) for path in (model.path, card)):
            return False
        self._forget(model)
        return True

    def delete(self, model: KnownModel) -> None:
        """Delete a model of the user with its card for good."""
        if not model.shipped:
            for path in (model.path, model.path.with_suffix(".json")):
                path.unlink(missing_ok=True)
            self._forget(model)

    def _forget(self, model: KnownModel) -> None:
        self._models = tuple(one for one in self._models or () if one != model)
        if self.chosen(model.card.method) == model.reference:
            self.choose(model.card.method, "")
        self.changed.emit()

    def _use(self, model: KnownModel, models: tuple[KnownModel, ...], of: str) -> None:
        self._models = models
        self.choose(model.card.method, model.reference)
        self._navigation.go("restore")
        self._restoration.method_wanted.emit(model.card.method)
        told = (
            tr("Restore now uses the model of {run}, which ships with the program.", run=of)
            if model.shipped
            else tr(
                "Restore now uses the model of {run}, which is kept as {name}.",
                run=of,
                name=model.name,
            )
        )
        self._notices.inform(told, _TOPIC)

    def _keep(self, models: tuple[KnownModel, ...]) -> None:
        self._models = models
        for method, kept in self._settings.preferences.models.items():
            if kept and kept not in [model.reference for model in self.of(method)]:
                self._fall_back(method, kept)
        self.changed.emit()

    def _fall_back(self, method: str, kept: str) -> None:
        self.choose(method, "")
        now = self.chosen_model(method)
        gone = Path(kept).stem
        told = (
            tr(
                "The model {name} is not there any more; no model is left for its method.",
                name=gone,
            )
            if now is None
            else tr(
                "The model {name} is not there any more; {other} is used.",
                name=gone,
                other=now.name,
            )
        )
        self._notices.warn(told, _TOPIC)


def models_folder(config_dir: Path | None) -> Path | None:
    """Return where models go beside settings kept elsewhere; None: the user's data."""
    chosen = config_dir or os.environ.get(FOLDER_VARIABLE)
    return Path(chosen) / "models" if chosen else None


def _known(folder: Path | None) -> tuple[KnownModel, ...]:
    from deblur_studio.core.nets.library import known_models

    return known_models(folder)


def _installed(weights: Path, folder: Path | None) -> tuple[KnownModel, tuple[KnownModel, ...]]:
    """Return the model as it is known now, and all that are known."""
    from deblur_studio.core.nets.library import install, known_models

    model = install(weights, folder)
    return model, known_models(folder)
