"""Runs a restoration on the heavy lane and puts its result into the project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Part
from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.evidence_restoring import work_in_case
from deblur_studio.services.evidence_shot import given_shot
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Lane, Reaction, Work
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project, Result
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.restore.registry import Method

_TOPIC = "restoration"


def methods() -> tuple[Method, ...]:
    """Return the restoration methods there are."""
    from deblur_studio.core.restore.registry import METHODS

    return METHODS


def usual_method() -> str:
    """Return the name of the method that is used where nobody chose one."""
    from deblur_studio.core.restore.registry import DEFAULT_METHOD

    return DEFAULT_METHOD


@dataclass(frozen=True, eq=False)
class _Order:
    """Everything one run needs, frozen when the button is pressed."""

    photo: Photo
    recording: ImuRecording
    settings: ShotSettings
    method_name: str
    parameters: Any


class RestorationService(QObject):
    """At most one restoration at a time; an old result stays until a new one is there."""

    started = Signal(str)
    """Title of what runs."""
    progressed = Signal(float, str)
    ended = Signal(str)
    """How it ended: succeeded, failed or cancelled."""
    readiness_changed = Signal()
    method_wanted = Signal(str)
    """Name of the method that the next restoration should use."""

    def __init__(
        self,
        jobs: Jobs,
        project: Project,
        notices: Notices,
        parent: QObject | None = None,
        *,
        case: CaseService | None = None,
        presets: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._case, self._presets = case, presets or Path()
        self._job: Job | None = None
        project.settings_changed.connect(self.readiness_changed)

    @property
    def running(self) -> bool:
        """Whether a restoration is under way."""
        return self._job is not None

    def missing(self) -> str:
        """What is needed before a restoration can start, in words; empty when nothing is."""
        if self._project.photo is None and self._project.recording is None:
            return tr("Open a photo and the log of its motion.")
        if self._project.photo is None:
            return tr("Open the photo that belongs to the log.")
        if self._project.recording is None:
            return tr("Open the motion log of this photo.")
        if self._project.settings is None:
            return tr("Waiting for the settings of camera and exposure.")
        return ""

    def deblur(self, method_name: str, title: str, parameters: Any) -> None:
        """Start a restoration, unless one runs or something is missing."""
        project = self._project
        photo, recording, settings = project.photo, project.recording, project.settings
        if self.running or photo is None or recording is None or settings is None:
            return
        self._notices.settle(_TOPIC)
        order = _Order(photo, recording, settings, method_name, parameters)
        reaction = Reaction(self._succeed, self._fail, self._end_cancelled, self.progressed.emit)
        self._job = self._jobs.start(self._work(order), reaction, Lane.HEAVY)
        self.started.emit(title)
        self.readiness_changed.emit()

    def cancel(self) -> None:
        """Stop the restoration that runs."""
        if self._job is not None:
            self._jobs.cancel(self._job)

    def _work(self, order: _Order) -> Work:
        """Return the work of an order, which a case that is open keeps and records."""
        case = self._case
        opened = None if case is None else case.opened
        shot = None if opened is None else given_shot(self._project, self._presets)
        if case is None or opened is None or shot is None:
            return lambda context: _run(order, context)
        return work_in_case(
            opened, shot, order.method_name, order.parameters, spread=case.spread_wanted
        )

    def _succeed(self, result: Result) -> None:
        self._end("succeeded")
        self._project.set_result(result)
        if result.kept is not None:
            self._project.mark_saved(result)

    def _fail(self, failure: Failure) -> None:
        self._end("failed")
        self._notices.fail(failure, _TOPIC)

    def _end_cancelled(self) -> None:
        self._end("cancelled")

    def _end(self, how: str) -> None:
        self._job = None
        if self._case is not None and self._case.opened is not None:
            self._case.refresh()
        self.ended.emit(how)
        self.readiness_changed.emit()


def _run(order: _Order, context: JobContext) -> Result:
    from deblur_studio.core.imaging.display import display_rgb8
    from deblur_studio.core.motion.attitude import camera_path
    from deblur_studio.core.restore.run import restore

    context.checkpoint(0.0, tr("Reading the motion"))
    photo, settings = order.photo, order.settings
    path = camera_path(order.recording, settings)
    restoration = restore(
        photo.pixels,
        settings.camera,
        path,
        order.method_name,
        order.parameters,
        Part(context, 0.0, 0.97),
    )
    context.checkpoint(0.97, tr("Preparing the view"))
    rgb8 = display_rgb8(photo, restoration.pixels)
    return Result(restoration, rgb8, photo, order.recording, settings)
