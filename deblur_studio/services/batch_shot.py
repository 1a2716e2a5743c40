"""Opens a photo of a batch in Restore, with the very settings that the batch uses for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deblur_studio.services.job import JobContext, Reaction, Work
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.loading import Loading
from deblur_studio.services.project import Edit, Project
from deblur_studio.services.restoration import RestorationService

if TYPE_CHECKING:
    from deblur_studio.core.batch.values import Item, Preset
    from deblur_studio.core.imaging.photo import Photo
    from deblur_studio.core.motion.recording import ImuRecording

_SETTLING = "batch shot"


class BatchShot(QObject):
    """Waits until photo and log are there; the next photo that is opened ends the waiting."""

    def __init__(
        self,
        jobs: Jobs,
        project: Project,
        loading: Loading,
        restoration: RestorationService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._loading = jobs, project, loading
        self._restoration = restoration
        self._item: Item | None = None
        project.settings_changed.connect(self._settle)

    def open(self, item: Item, preset: Preset | None) -> None:
        """Load a photo of a batch with its log; the method of the batch is chosen."""
        self._item = item
        self._loading.open_files([item.photo, *item.logs])
        if preset is not None:
            self._restoration.method_wanted.emit(preset.method)

    def _settle(self) -> None:
        item, photo, recording = self._item, self._project.photo, self._project.recording
        if item is None or photo is None or recording is None or self._project.settings is None:
            return
        opened = (photo.source.path, tuple(recording.source.paths))
        if opened != (item.photo, item.logs):
            return
        self._item = None

        def take(edit: Edit) -> None:
            if photo is self._project.photo and recording is self._project.recording:
                self._project.apply(edit)

        work = _work(photo, recording, item)
        self._jobs.replace(_SETTLING, work, Reaction(take))


def _work(photo: Photo, recording: ImuRecording, item: Item) -> Work:
    from deblur_studio.core.batch.settled import settled

    def work(context: JobContext) -> Edit:
        settings, notes = settled(photo, recording, item.given)
        return Edit("batch", settings, notes)

    return work
