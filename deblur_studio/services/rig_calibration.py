"""Calibrates a rig step by step: a draft, the job, what it found, a profile to keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import DeblurError
from deblur_studio.services.failure import Failure, sentence_of
from deblur_studio.services.job import Job, JobContext, Lane, Reaction, Work
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.log_presets import LogPresets
from deblur_studio.services.readers import log_of
from deblur_studio.services.rig_draft import (
    RigDraft,
    RigKind,
    RigPhoto,
    times_listed,
    with_listed,
    without,
)
from deblur_studio.services.rig_found import RigFound
from deblur_studio.services.rig_profile import RigProfile
from deblur_studio.services.rig_work import photos_of, rig_of
from deblur_studio.services.rigs import RigService


class RigCalibration(QObject):
    """What the assistant works on; nothing is calibrated while files are read."""

    changed = Signal()
    """The draft, what was found, or what is wrong."""
    progressed = Signal(float, str)
    finished = Signal()
    """A calibration came to an answer."""
    chart_saved = Signal(object)
    """Path of the chart that was written."""

    def __init__(
        self, jobs: Jobs, rigs: RigService, presets: LogPresets, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._rigs, self._presets = jobs, rigs, presets
        self._draft = RigDraft()
        self._found: RigFound | None = None
        self._problem = ""
        self._under_way: list[Job] = []
        self._calibrating = False

    @property
    def draft(self) -> RigDraft:
        """What the rig is to be made from."""
        return self._draft

    @property
    def found(self) -> RigFound | None:
        """The rig of the draft in hand."""
        return self._found

    @property
    def problem(self) -> str:
        """Why the last step did not go, in a sentence; empty when it did."""
        return self._problem

    @property
    def busy(self) -> bool:
        """Whether a job reads or calibrates."""
        return bool(self._under_way)

    @property
    def calibrating(self) -> bool:
        """Whether a calibration is under way."""
        return self._calibrating

    def begin(self, kind: RigKind) -> None:
        """Start with an empty draft, or go on with one of the same kind."""
        if kind is not self._draft.kind:
            self._take(replace(RigDraft(kind), recording=self._draft.recording))

    def add_photos(self, paths: Sequence[Path]) -> None:
        """Read photos and add them to the draft, each once."""
        known = {one.path for one in self._draft.photos}
        fresh = tuple(sorted(path for path in paths if path not in known))
        if not fresh:
            return

        def take(found: tuple[RigPhoto, ...]) -> None:
            photos = tuple(sorted((*self._draft.photos, *found), key=lambda one: one.path.name))
            self._take(replace(self._draft, photos=photos).with_times())

        self._run(partial(photos_of, fresh), take)

    def set_log(self, paths: Sequence[Path]) -> None:
        """Read the log of all photos."""

        def take(recording: Any) -> None:
            self._take(replace(self._draft, recording=recording).with_times())

        self._run(partial(log_of, tuple(paths), None, self._presets.folder), take)

    def remove(self, indexes: Sequence[int]) -> None:
        """Take photos off the draft."""
        self._take(without(self._draft, indexes))

    def place(self, index: int, start_s: float, exposure_s: float) -> None:
        """Set the times of a photo by hand."""
        self._take(self._draft.placed(index, start_s, exposure_s))

    def read_times(self, path: Path) -> None:
        """Take the times of the photos from a list."""
        try:
            self._take(with_listed(self._draft, times_listed(path), path.name))
        except DeblurError as error:
            self._say(sentence_of(error))

    def set_known(self, *, focal_px: float, reach_s: float, free: tuple[str, ...]) -> None:
        """Say what is known and what is to be solved."""
        if (focal_px, reach_s, free) != (
            self._draft.focal_px,
            self._draft.reach_s,
            self._draft.free,
        ):
            self._take(replace(self._draft, focal_px=focal_px, reach_s=reach_s, free=free))

    def calibrate(self) -> None:
        """Solve the rig of the draft, unless something is missing."""
        draft = self._draft
        if self.busy or draft.problems():
            return
        self._calibrating = True

        def take(found: RigFound) -> None:
            self._found = found
            self.changed.emit()
            self.finished.emit()

        self._run(partial(rig_of, draft), take, Lane.HEAVY)

    def cancel(self) -> None:
        """Stop what is under way."""
        for job in list(self._under_way):
            self._jobs.cancel(job)

    def save(self, name: str) -> bool:
        """Keep the rig under a name and use it for later photos."""
        found = self._found
        if found is None:
            return False
        made = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            self._rigs.save(RigProfile(name.strip(), made, found.camera, found.summary))
        except DeblurError as error:
            self._say(sentence_of(error))
            return False
        self._say("")
        return True

    def save_chart(self, path: Path) -> None:
        """Write the dot chart to print."""
        from deblur_studio.core.alignment.chart_pdf import write_chart

        def work(context: JobContext) -> None:
            context.checkpoint(0.0)
            write_chart(path, overwrite=True)

        def done(_: None) -> None:
            self._say("")
            self.chart_saved.emit(path)

        self._run(work, done)

    def _run(self, work: Work, take: Callable[[Any], None], lane: Lane = Lane.LIGHT) -> None:
        jobs: list[Job] = []

        def end() -> None:
            self._calibrating = False
            self._under_way = [job for job in self._under_way if job not in jobs]

        def done(result: Any) -> None:
            end()
            self._problem = ""
            take(result)

        def fail(failure: Failure) -> None:
            end()
            self._say(failure.sentence)

        def cancelled() -> None:
            end()
            self.changed.emit()

        reaction = Reaction(done, fail, cancelled, self.progressed.emit)
        jobs.append(self._jobs.start(work, reaction, lane))
        self._under_way += jobs
        self.changed.emit()

    def _take(self, draft: RigDraft) -> None:
        self._draft, self._found, self._problem = draft, None, ""
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._problem = sentence
        self.changed.emit()
