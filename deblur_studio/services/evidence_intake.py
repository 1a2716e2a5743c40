"""Photos and logs that are opened while a case is open go into it, and into its record."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.evidence_shot import log_options
from deblur_studio.services.job import JobContext
from deblur_studio.services.project import Project


class CaseIntake(QObject):
    """Follows the project; what is in the case already is not taken in twice."""

    def __init__(
        self, case: CaseService, project: Project, presets: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._case, self._project, self._presets = case, project, presets
        project.photo_changed.connect(self.take_photo)
        project.recording_changed.connect(self.take_log)
        case.opened_again.connect(self._take_all)

    def take_photo(self) -> None:
        """Take the photo in hand into the case."""
        opened, photo = self._case.opened, self._project.photo
        if opened is None or photo is None:
            return

        def work(context: JobContext) -> None:
            from deblur_studio.core.evidence.given import take_photo

            context.checkpoint(0.0)
            take_photo(opened, photo)

        self._case.run_quietly(work)

    def take_log(self) -> None:
        """Take the log in hand into the case."""
        opened, recording = self._case.opened, self._project.recording
        if opened is None or recording is None:
            return
        asked = self._project.asked_log(recording)

        def work(context: JobContext) -> None:
            from deblur_studio.core.evidence.given import take_log

            context.checkpoint(0.0)
            options = log_options(recording, asked, self._presets)
            take_log(opened, recording, asked.paths, options)

        self._case.run_quietly(work)

    def _take_all(self) -> None:
        """A new case begins with what is open; one that holds a shot brings its own."""
        case = self._case.case
        if case is not None and not case.photos and not case.logs:
            self.take_photo()
            self.take_log()
