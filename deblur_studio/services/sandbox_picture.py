"""Reads a picture of the user's for the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sandbox import SandboxService

if TYPE_CHECKING:
    from deblur_studio.core.imaging.photo import Photo

_TOPIC = "sandbox picture"


class SandboxPicture(QObject):
    """What cannot be read is said as a notice; the picture on view stays."""

    def __init__(
        self,
        jobs: Jobs,
        sandbox: SandboxService,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._sandbox, self._notices = jobs, sandbox, notices

    def open(self, path: Path) -> None:
        """Read a photo and blur it from now on."""

        def take(photo: Photo) -> None:
            self._notices.settle(_TOPIC)
            self._sandbox.use_picture(photo.pixels, path.name)

        reaction = Reaction(take, lambda failure: self._notices.fail(failure, _TOPIC))
        self._jobs.replace(_TOPIC, lambda context: _read(path, context), reaction)


def _read(path: Path, context: JobContext) -> Photo:
    from deblur_studio.core.imaging.read import read_photo

    context.checkpoint(0.0)
    return read_photo(path)
