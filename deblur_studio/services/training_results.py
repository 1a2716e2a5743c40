"""What a run leaves behind: strips of pictures to look at, and a model to restore with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from deblur_studio.services.job import Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.restoration_models import RestorationModels

_STRIP = "training strip"


class TrainingResults(QObject):
    """Loads strips, newest wanted first, and installs models; both as jobs."""

    strip_loaded = Signal(object, object)
    """Path and (H, W, 3) uint8 of the strip that was asked for last; None: it cannot be read."""

    def __init__(
        self,
        jobs: Jobs,
        models: RestorationModels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._models = jobs, models

    def load_strip(self, path: Path) -> None:
        """Read a picture in place of the one asked for before."""
        reaction = Reaction(
            lambda rgb: self.strip_loaded.emit(path, rgb),
            lambda _: self.strip_loaded.emit(path, None),
        )
        self._jobs.replace(_STRIP, lambda context: _read_rgb(path), reaction)

    def use(self, model: Path) -> None:
        """Take a run's model in, choose it for its method and show Restore."""
        self._models.take_in(model, of=model.parent.name)


def _read_rgb(path: Path) -> NDArray[np.uint8]:
    from PIL import Image

    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))
