"""Saves results as jobs; the files that a result was made from are never written over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.camera.model import Camera
from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Lane, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project, Result
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.open_case import OpenCase
    from deblur_studio.core.imaging.write import SavedPhoto

_TOPIC = "export"


class ExportService(QObject):
    """Writes the result in hand to a file."""

    saved = Signal(object)
    """Path that was written."""

    def __init__(
        self,
        jobs: Jobs,
        project: Project,
        notices: Notices,
        parent: QObject | None = None,
        *,
        case: CaseService | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._case = case

    def proposed_path(self) -> Path | None:
        """Where a result would go by default: beside the photo, under a name that is free."""
        result = self._project.result
        if result is None:
            return None
        source = result.photo.source.path
        wanted = source.with_name(f"{source.stem}_restored.tif")
        number = 2
        while wanted.exists():
            wanted = source.with_name(f"{source.stem}_restored_{number}.tif")
            number += 1
        return wanted

    def save(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the result; its suffix chooses the format."""
        result = self._project.result
        if result is None:
            return

        def done(saved: SavedPhoto) -> None:
            self._project.mark_saved(result)
            self._notices.settle(_TOPIC)
            self._notices.inform(tr("Saved as {name}.", name=path.name), _TOPIC)
            self.saved.emit(path)

        case = self._case
        if case is not None and case.opened is not None and case.holds(result.kept):
            opened = case.opened
            copy = partial(_save_copy, opened, result, path, overwrite)
            self._jobs.start(copy, Reaction(done, self._fail), Lane.HEAVY)
            return
        work = partial(_save, result, path, overwrite)
        self._jobs.start(work, Reaction(done, self._fail))

    def save_camera(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the camera in hand to a camera file, for other photos of it."""
        settings = self._project.settings
        if settings is None:
            return

        def done(_: None) -> None:
            self._notices.settle(_TOPIC)
            self._notices.inform(tr("Saved the camera as {name}.", name=path.name), _TOPIC)

        work = partial(_save_camera, settings.camera, path, overwrite)
        self._jobs.start(work, Reaction(done, self._fail))

    def _fail(self, failure: Failure) -> None:
        self._notices.fail(failure, _TOPIC)


def _save_camera(camera: Camera, path: Path, overwrite: bool, context: JobContext) -> None:
    from deblur_studio.core.camera.file import write_camera

    context.checkpoint(0.0)
    write_camera(camera, path, overwrite=overwrite)


def _save_copy(
    opened: OpenCase, result: Result, path: Path, overwrite: bool, context: JobContext
) -> SavedPhoto:
    """Save one more copy of a result that a case keeps: labelled and recorded."""
    from deblur_studio.core.evidence.saved_copy import save_copy

    context.checkpoint(0.0)
    assert result.kept is not None
    pixels = result.restoration.pixels
    return save_copy(opened, result.kept, result.photo, pixels, path, overwrite=overwrite)


def _save(result: Result, path: Path, overwrite: bool, context: JobContext) -> SavedPhoto:
    from deblur_studio.core.evidence.labels import labelled
    from deblur_studio.core.imaging.write import save_photo

    context.checkpoint(0.0)
    photo = result.photo if result.kept is None else labelled(result.photo, result.kept.label)
    inputs = (result.photo.source.path, *result.recording.source.paths)
    pixels = result.restoration.pixels
    return save_photo(pixels, photo, path, overwrite=overwrite, inputs=inputs)
