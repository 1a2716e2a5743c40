"""The PSF field of the settings in hand; it follows every change, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project

_NODES_ALONG_LONG_SIDE = 9
_MIN_NODES = 3
_TOPIC = "blur"


@dataclass(frozen=True, eq=False)
class FieldOfKernels:
    """A PSF field and the length of its longest kernel."""

    field: PsfField
    extent_px: float


class PsfService(QObject):
    """Computes the field on the light lane.

    Where it cannot be, the last good one of this photo and recording stays, and ``problem`` and
    a notice say why.
    """

    field_changed = Signal(object, float)
    """PsfField or None and the blur's extent in px; out of date while there is a problem."""

    def __init__(
        self, jobs: Jobs, project: Project, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._current: FieldOfKernels | None = None
        self._problem = ""
        project.settings_changed.connect(self._follow)

    @property
    def current(self) -> FieldOfKernels | None:
        """The newest field that could be computed, None while there is none."""
        return self._current

    @property
    def problem(self) -> str:
        """Why the settings in hand have no field, in one sentence; empty when nothing is wrong."""
        return self._problem

    def _follow(self) -> None:
        settings, recording = self._project.settings, self._project.recording
        if settings is None or recording is None:
            self._jobs.drop("psf field")
            self._take(None, "")
            return
        reaction = Reaction(lambda found: self._take(found, ""), self._refuse)
        self._jobs.replace(
            "psf field", lambda context: _compute(recording, settings, context), reaction
        )

    def _refuse(self, failure: Failure) -> None:
        if failure.sentence != self._problem:
            self._notices.settle(_TOPIC)
            self._notices.fail(failure, _TOPIC)
        self._take(self._current, failure.sentence)

    def _take(self, found: FieldOfKernels | None, problem: str) -> None:
        if found is None and self._current is None and problem == self._problem:
            return
        if self._problem and not problem:
            self._notices.settle(_TOPIC)
        self._current, self._problem = found, problem
        if found is None:
            self.field_changed.emit(None, 0.0)
        else:
            self.field_changed.emit(found.field, found.extent_px)


def _compute(
    recording: ImuRecording, settings: ShotSettings, context: JobContext
) -> FieldOfKernels:
    from deblur_studio.core.motion.attitude import camera_path
    from deblur_studio.core.motion.field import blur_extent_px, psf_field

    camera = settings.camera
    path = camera_path(recording, settings)
    context.checkpoint(0.3)
    extent_px = blur_extent_px(path, camera)
    context.checkpoint(0.5)
    rows, columns = grid_of(camera.width, camera.height)
    return FieldOfKernels(psf_field(path, camera, rows=rows, columns=columns), extent_px)


def grid_of(width: int, height: int) -> tuple[int, int]:
    """Return rows and columns of the field that is drawn: about square cells, odd numbers."""
    long = max(width, height)
    rows, columns = (
        max(_MIN_NODES, round(_NODES_ALONG_LONG_SIDE * side / long) | 1) for side in (height, width)
    )
    return rows, columns
