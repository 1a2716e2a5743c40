"""The verdict before the button: judged in the background whenever the shot comes to rest."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project

if TYPE_CHECKING:
    from deblur_studio.core.alignment.verdict import ShotVerdict

SETTLE_MS = 300
_KEY = "gates"


class GatesService(QObject):
    """Judges photo, log and settings; a drag is judged once it pauses."""

    changed = Signal()

    def __init__(
        self, jobs: Jobs, project: Project, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._verdict: ShotVerdict | None = None
        self._judging = False
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._judge)
        project.settings_changed.connect(self._follow)

    @property
    def verdict(self) -> ShotVerdict | None:
        """The newest verdict, None without a whole shot."""
        return self._verdict

    @property
    def judging(self) -> bool:
        """Whether a newer verdict is on its way."""
        return self._judging

    def _follow(self) -> None:
        if self._project.settings is None:
            self._settle.stop()
            self._jobs.drop(_KEY)
            self._show(None, judging=False)
        else:
            self._settle.start()
            self._show(self._verdict, judging=True)

    def _judge(self) -> None:
        project = self._project
        photo, recording, settings = project.photo, project.recording, project.settings
        if photo is None or recording is None or settings is None:
            return
        known = not project.notes.get("mounting", "").startswith("Assumed")
        work = partial(_judged, photo, recording, settings, known)
        reaction = Reaction(lambda found: self._show(found, judging=False), self._fail)
        self._jobs.replace(_KEY, work, reaction)

    def _fail(self, failure: Failure) -> None:
        self._show(None, judging=False)
        self._notices.fail(failure, _KEY)

    def _show(self, verdict: ShotVerdict | None, *, judging: bool) -> None:
        if verdict is not self._verdict or judging != self._judging:
            self._verdict, self._judging = verdict, judging
            self.changed.emit()


def _judged(
    photo: Photo,
    recording: ImuRecording,
    settings: ShotSettings,
    mounting_known: bool,
    context: JobContext,
) -> ShotVerdict:
    from deblur_studio.core.alignment.verdict import verdict_before

    context.checkpoint(0.0)
    return verdict_before(photo.pixels, recording, settings, mounting_known=mounting_known)
