"""Finds when the shutter was open, and puts into the project what the user takes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot_changes import taken
from deblur_studio.services.alignment_found import (
    REACH_S,
    Choice,
    Reach,
    Search,
    Wish,
    found_keys,
    notes_of,
    proposed_reach,
    search_of,
    told_value,
)
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Lane, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Edit, Project
from deblur_studio.services.translation import tr

_TOPIC = "alignment"


@dataclass(frozen=True, eq=False)
class _Order:
    photo: Photo
    recording: ImuRecording
    told: Edit
    wish: Wish


class AlignmentService(QObject):
    """At most one search at a time; what it found changes nothing until somebody uses it."""

    changed = Signal()
    """Another search ended, was forgotten, or was taken over."""
    started = Signal()
    progressed = Signal(float, str)
    ended = Signal(str)
    """How it ended: succeeded, failed or cancelled."""

    def __init__(
        self, jobs: Jobs, project: Project, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices = jobs, project, notices
        self._job: Job | None = None
        self._found: Search | None = None
        self._before: Edit | None = None
        self._quiet = False
        project.photo_changed.connect(self._forget)
        project.recording_changed.connect(self._forget)
        project.settings_changed.connect(self.changed)

    @property
    def running(self) -> bool:
        """Whether a search is under way."""
        return self._job is not None

    @property
    def ready(self) -> bool:
        """Whether there is what a search needs."""
        return self._project.settings is not None

    @property
    def found(self) -> Search | None:
        """The last search of this photo in this log."""
        return self._found

    @property
    def used(self) -> Choice | None:
        """The choice that the project's settings are, None when they are none of them."""
        choices = () if self._found is None else self._found.choices
        return next((one for one in choices if one.settings == self._project.settings), None)

    @property
    def settled(self) -> bool:
        """Whether the settings in hand were refined, or could not be."""
        found = self._found
        if found is None or found.wish.reach is not Reach.SET:
            return False
        told = found.told.settings == self._project.settings
        return self.used is not None or (told and found.answer.verdict != "found")

    @property
    def can_undo(self) -> bool:
        """Whether settings were replaced that can be brought back."""
        return self._before is not None and bool(found_keys(self._project.notes))

    def proposed_reach(self) -> Reach:
        """Return how far a search should go, by what is known of the start."""
        return proposed_reach(self._project.notes)

    def search(self, wish: Wish, *, quiet: bool = False) -> None:
        """Start a search, unless one runs or something is missing; ``quiet``: a failure is no news.

        Who asks quietly goes on without what was searched.
        """
        photo, recording = self._project.photo, self._project.recording
        settings = self._project.settings
        if self.running or photo is None or recording is None or settings is None:
            return
        self._notices.settle(_TOPIC)
        self._quiet = quiet
        order = _Order(photo, recording, Edit("told", settings, self._project.notes), wish)
        reaction = Reaction(self._succeed, self._fail, self._cancelled, self.progressed.emit)
        self._job = self._jobs.start(lambda context: _run(order, context), reaction, Lane.HEAVY)
        self.started.emit()

    def cancel(self) -> None:
        """Stop the search that runs; what was found before stays."""
        if self._job is not None:
            self._jobs.cancel(self._job)

    def use(self, number: int) -> None:
        """Take the settings of a choice into the project."""
        found, settings = self._found, self._project.settings
        if found is None or settings is None:
            return
        choice = found.choices[number - 1]
        if not self.can_undo:
            self._before = Edit("before the search", settings, self._project.notes)
        assert self._before is not None
        notes = notes_of(self._before, choice, found)
        self._project.apply(Edit("exposure from the search", choice.settings, notes))
        self.changed.emit()

    def undo(self) -> None:
        """Bring back the settings as they were before the first use."""
        before, self._before = self._before, None
        if before is not None:
            self._project.apply(before)
            self.changed.emit()

    def resets(self) -> Mapping[str, str]:
        """Return what each value that was found would go back to, in words."""
        before = self._before
        if before is None or self._project.settings is None:
            return {}
        kept = found_keys(self._project.notes)
        return {key: tr("Back to {value}", value=told_value(before, key)) for key in kept}

    def reset(self, key: str) -> None:
        """Take back one value that was found."""
        settings, before = self._project.settings, self._before
        if settings is not None and before is not None:
            notes = {**self._project.notes, key: before.notes.get(key, "")}
            back = taken(settings, key, before.settings)
            self._project.apply(Edit(f"{key} reset", back, notes))

    def _succeed(self, found: Search) -> None:
        self._found = found
        self._end("succeeded")
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        if not self._quiet:
            self._notices.fail(failure, _TOPIC)
        self._end("failed")

    def _cancelled(self) -> None:
        self._end("cancelled")

    def _end(self, how: str) -> None:
        self._job = None
        self.ended.emit(how)

    def _forget(self) -> None:
        """Photo or log is another one: nothing that was found belongs to it."""
        self.cancel()
        self._found = self._before = None
        self._notices.settle(_TOPIC)
        self.changed.emit()


def _run(order: _Order, context: JobContext) -> Search:
    from deblur_studio.core.alignment.answer import align
    from deblur_studio.core.alignment.search import SearchSettings

    settings, wish = order.told.settings, order.wish
    if wish.reach is Reach.SET:
        from deblur_studio.core.alignment.motion_refinement import refine_motion

        pixels = order.photo.pixels
        return search_of(
            refine_motion(pixels, order.recording, settings, context), order.told, wish
        )
    wanted = SearchSettings(free=wish.free)
    if wish.reach in REACH_S:
        exposure, reach_s = settings.exposure, REACH_S[wish.reach]
        middle_s = exposure.start_s + settings.camera.time_offset_s + exposure.duration_s / 2
        wanted = SearchSettings(middle_s - reach_s, middle_s + reach_s, wish.free)
    answer = align(order.photo.pixels, order.recording, settings, wanted, context)
    return search_of(answer, order.told, wish)
