"""A restored patch that follows the exposure while it is dragged.

The newest settings wait until the patch before is done: were it cancelled instead, a hand that
never rests would never see one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project


@dataclass(frozen=True, eq=False)
class ShownPatch:
    """A restored patch as it looks: ``rgb8`` (h, w, 3) from px ``left``, ``top`` on.

    ``chi`` is its re-blur residual in units of the noise, of these ``settings``.
    """

    rgb8: NDArray[np.uint8]
    left: int
    top: int
    chi: float
    settings: ShotSettings
    noise: NoiseModel


@dataclass(frozen=True, eq=False)
class _Order:
    photo: Photo
    recording: ImuRecording
    settings: ShotSettings
    place_xy: tuple[float, float]
    noise: NoiseModel | None


class ScrubService(QObject):
    """Computes on the light lane; the patch stays until a newer one is there."""

    changed = Signal()
    """Another patch, none, or a reason why there is none."""

    def __init__(
        self, jobs: Jobs, project: Project, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._place_xy: tuple[float, float] | None = None
        self._on = True
        self._noise: tuple[Photo, NoiseModel] | None = None
        self._patch: ShownPatch | None = None
        self._problem = ""
        self._running: Job | None = None
        self._waiting = False
        project.photo_changed.connect(self._forget)
        project.settings_changed.connect(self._follow)

    @property
    def patch(self) -> ShownPatch | None:
        """The newest patch, None while nobody asked for one."""
        return self._patch

    @property
    def problem(self) -> str:
        """Why the settings in hand have no patch; empty when nothing is wrong."""
        return self._problem

    @property
    def place_xy(self) -> tuple[float, float] | None:
        """Where the patch is wanted, px."""
        return self._place_xy

    def put(self, x_px: float, y_px: float) -> None:
        """Want the patch about a place of the photo."""
        self._place_xy = (x_px, y_px)
        self._follow()

    def begin(self) -> None:
        """Want a patch somewhere: the middle of the photo until a place was chosen."""
        photo = self._project.photo
        if self._place_xy is None and photo is not None:
            self.put(photo.width / 2, photo.height / 2)

    def set_on(self, on: bool) -> None:
        """Compute patches or leave it."""
        self._on = on
        self._follow()

    def _follow(self) -> None:
        order = self._order()
        if order is None:
            self._stop()
            return
        if self._running is not None:
            self._waiting = True
            return
        reaction = Reaction(lambda patch: self._take(order, patch), self._refuse, self._end)
        self._running = self._jobs.start(lambda context: _patch_of(order, context), reaction)

    def _stop(self) -> None:
        self._waiting = False
        if self._running is not None:
            self._jobs.cancel(self._running)
        self._show(None, "")

    def _order(self) -> _Order | None:
        photo, recording = self._project.photo, self._project.recording
        settings, place_xy = self._project.settings, self._place_xy
        if not self._on or place_xy is None:
            return None
        if photo is None or recording is None or settings is None:
            return None
        known = self._noise is not None and self._noise[0] is photo
        noise = self._noise[1] if known and self._noise is not None else None
        return _Order(photo, recording, settings, place_xy, noise)

    def _take(self, order: _Order, patch: ShownPatch) -> None:
        if order.photo is self._project.photo:
            self._noise = (order.photo, patch.noise)
            self._show(patch, "")
        self._end()

    def _refuse(self, failure: Failure) -> None:
        self._show(None, failure.sentence)
        if not failure.expected:
            self._notices.fail(failure, "preview")
        self._end()

    def _end(self) -> None:
        waiting, self._running, self._waiting = self._waiting, None, False
        if waiting:
            self._follow()

    def _show(self, patch: ShownPatch | None, problem: str) -> None:
        if patch is self._patch and problem == self._problem:
            return
        self._patch, self._problem = patch, problem
        self.changed.emit()

    def _forget(self) -> None:
        self._place_xy = None
        self._stop()


def _patch_of(order: _Order, context: JobContext) -> ShownPatch:
    from deblur_studio.core.alignment.patch_preview import restored_patch
    from deblur_studio.core.imaging.display import display_rgb8
    from deblur_studio.core.imaging.noise import estimate_noise

    noise = order.noise or estimate_noise(order.photo.pixels)
    context.checkpoint(0.3)
    made = restored_patch(
        order.photo.pixels, noise, order.recording, order.settings, order.place_xy
    )
    context.checkpoint(0.9)
    rgb8 = display_rgb8(order.photo, made.pixels)
    return ShownPatch(rgb8, made.left, made.top, made.chi, order.settings, noise)
