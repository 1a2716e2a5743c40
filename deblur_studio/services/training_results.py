"""What a run leaves behind: strips of pictures to look at, and a model to restore with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from deblur_studio.services.job import Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.navigation import Navigation
from deblur_studio.services.notices import Notices
from deblur_studio.services.restoration import RestorationService

_TOPIC = "training model"
_STRIP = "training strip"


class TrainingResults(QObject):
    """Loads strips, newest wanted first, and installs models; both as jobs."""

    strip_loaded = Signal(object, object)
    """Path and (H, W, 3) uint8 of the strip that was asked for last; None: it cannot be read."""

    def __init__(
        self,
        jobs: Jobs,
        notices: Notices,
        restoration: RestorationService,
        navigation: Navigation,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices = jobs, notices
        self._restoration, self._navigation = restoration, navigation

    def load_strip(self, path: Path) -> None:
        """Read a picture in place of the one asked for before."""
        reaction = Reaction(
            lambda rgb: self.strip_loaded.emit(path, rgb),
            lambda _: self.strip_loaded.emit(path, None),
        )
        self._jobs.replace(_STRIP, lambda context: _read_rgb(path), reaction)

    def use(self, model: Path) -> None:
        """Copy a model to the user's own and choose its method in Restore."""
        self._notices.settle(_TOPIC)
        reaction = Reaction(
            lambda names: self._choose(names[0], names[1], model),
            lambda failure: self._notices.fail(failure, _TOPIC),
        )
        self._jobs.start(lambda context: _install(model), reaction)

    def _choose(self, method: str, name: str, model: Path) -> None:
        self._navigation.go("restore")
        self._restoration.method_wanted.emit(method, name)
        told = f"Restore now uses the model of {model.parent.name}, kept as {name}."
        self._notices.inform(told, _TOPIC)


def _read_rgb(path: Path) -> NDArray[np.uint8]:
    from PIL import Image

    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def _install(model: Path) -> tuple[str, str]:
    """Return the method that a model is for, and the name that it was installed under."""
    from deblur_studio.core.nets.library import install
    from deblur_studio.core.nets.model_file import read_card

    method = "unet" if read_card(model).architecture.startswith("seed-unet") else "guided"
    return method, install(model)
