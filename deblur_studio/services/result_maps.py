"""The maps of the result in hand: those that came with it, and those that are asked for."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Lane, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.map_words import TITLES
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project, Result
from deblur_studio.services.restoration import methods
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.maps import Map
    from deblur_studio.core.evidence.open_case import OpenCase

_TOPIC = "map"


class ResultMaps(QObject):
    """One map is chosen at a time; one that is not there yet is computed as a job."""

    changed = Signal()
    """Another map is chosen, or the chosen one is there now."""
    started = Signal(str)
    progressed = Signal(float, str)
    ended = Signal()

    def __init__(
        self,
        jobs: Jobs,
        project: Project,
        notices: Notices,
        case: CaseService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._project, self._notices, self._case = jobs, project, notices, case
        self._result: Result | None = None
        self._made: dict[str, Map] = {}
        self._chosen = ""
        self._job: Job | None = None
        project.restoration_changed.connect(self._follow)

    @property
    def chosen(self) -> str:
        """Name of the chosen map; empty where none is."""
        return self._chosen

    @property
    def shown(self) -> Map | None:
        """The chosen map, None while it is not there."""
        return self.map_of(self._chosen)

    def map_of(self, name: str) -> Map | None:
        """Return a map that is there already."""
        result = self._result
        came = None if result is None else result.maps.get(name)
        return came or self._made.get(name)

    def refusal(self, name: str) -> str:
        """Return why a result has no such map, in a sentence; empty where it has."""
        result = self._result
        if result is None:
            return tr("Deblur first.")
        if self.map_of(name) is not None:
            return ""
        classical = is_classical(result)
        if name == "difference" and classical:
            return tr("Only a learned result is compared with the classical one.")
        if name == "spread" and not classical:
            return tr("The spread is that of classical results.")
        return ""

    def choose(self, name: str) -> None:
        """Show another map, or none; what is still being computed is stopped."""
        self.cancel()
        self._chosen = "" if name and self.refusal(name) else name
        self.changed.emit()
        if self._chosen and self.shown is None:
            self._compute(self._chosen)

    def cancel(self) -> None:
        """Stop computing a map."""
        if self._job is not None:
            self._jobs.cancel(self._job)

    def save(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the chosen map as a picture at the photo's size."""
        shown, result = self.shown, self._result
        if shown is None or result is None:
            return
        opened = self._case.opened if self._case.holds(result.kept) else None
        work = partial(_save, opened, result, self._chosen, shown, path, overwrite)

        def done(_: None) -> None:
            self._notices.settle(_TOPIC)
            self._notices.inform(tr("Saved as {name}.", name=path.name))
            if opened is not None:
                self._case.changed.emit()

        self._jobs.start(work, Reaction(done, self._fail), Lane.HEAVY)

    def _compute(self, name: str) -> None:
        result = self._result
        if result is None:
            return

        def take(made: Map) -> None:
            self._end()
            if result is self._result:
                self._made[name] = made
                self.changed.emit()

        def fail(failure: Failure) -> None:
            self._end()
            self.choose("")
            self._fail(failure)

        reaction = Reaction(take, fail, self._cancelled, self.progressed.emit)
        self._job = self._jobs.start(partial(_compute, name, result), reaction, Lane.HEAVY)
        self.started.emit(tr(TITLES[name]))

    def _follow(self) -> None:
        if self._project.result is not self._result:
            self.cancel()
            self._result, self._made = self._project.result, {}
            self.choose(self._chosen)

    def _cancelled(self) -> None:
        self._end()
        self._chosen = ""
        self.changed.emit()

    def _end(self) -> None:
        self._job = None
        self.ended.emit()

    def _fail(self, failure: Failure) -> None:
        self._notices.fail(failure, _TOPIC)


def is_classical(result: Result) -> bool:
    """Whether a result adds nothing learned."""
    learned = {one.name for one in methods() if not one.deterministic}
    return result.restoration.method not in learned


def _compute(name: str, result: Result, context: JobContext) -> Map:
    from deblur_studio.core.evidence.single_map import single_map

    pixels, found = result.photo.pixels, result.restoration
    return single_map(name, pixels, result.recording, result.settings, found, context)


def _save(
    opened: OpenCase | None,
    result: Result,
    name: str,
    shown: Map,
    path: Path,
    overwrite: bool,
    context: JobContext,
) -> None:
    from deblur_studio.core.evidence.maps import write_picture
    from deblur_studio.core.evidence.saved_copy import save_map
    from deblur_studio.core.files import refuse_inputs

    context.checkpoint(0.0)
    size = (result.photo.width, result.photo.height)
    refuse_inputs(path, (result.photo.source.path, *result.recording.source.paths))
    if opened is None or result.kept is None:
        write_picture(shown, size, path, overwrite=overwrite)
    else:
        save_map(opened, result.kept, name, shown, size, path, overwrite=overwrite)
