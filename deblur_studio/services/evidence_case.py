"""The case in hand: made, opened, described, closed; one piece of work on it at a time.

All work on a case goes through the heavy lane, so that no two threads write its record.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import DeblurError
from deblur_studio.services.evidence_opening import Opened, made, opened_again, settle, settled
from deblur_studio.services.evidence_shelf import CaseShelf
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Lane, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices, Remedy
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.case import Case, Result, Step
    from deblur_studio.core.evidence.open_case import About, OpenCase

CASE_TOPIC = "case"
CASE_SUFFIX = ".dblr"


class CaseService(QObject):
    """At most one case is open."""

    changed = Signal()
    """Another case, none, or the one in hand has more in it."""
    opened_again = Signal(object)
    """A case was opened; the draft to go on with, or None."""
    draft_left = Signal(object, object)
    """Path of a case that was opened without the draft that a crash left, and that draft."""
    leaving = Signal()
    """The case in hand is about to be left."""
    started = Signal(str)
    progressed = Signal(float, str)
    ended = Signal()

    def __init__(
        self, jobs: Jobs, notices: Notices, shelf: CaseShelf, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._notices, self.shelf = jobs, notices, shelf
        self._opened: OpenCase | None = None
        self._job: Job | None = None
        self.spread_wanted = True
        """Whether a restoration within the case comes with its map of spread."""
        self.draft: Step | None = None
        """What is set now and not restored yet; brought up to date by whom ``leaving`` tells."""

    @property
    def opened(self) -> OpenCase | None:
        """The case with its record; it is written to by jobs of the heavy lane only."""
        return self._opened

    @property
    def case(self) -> Case | None:
        """What the case holds now."""
        return None if self._opened is None else self._opened.case

    @property
    def path(self) -> Path | None:
        """Where the case's file is."""
        return None if self._opened is None else self._opened.path

    @property
    def mode(self) -> str:
        """The case's mode; empty without a case."""
        return "" if self._opened is None else self._opened.case.mode

    def holds(self, kept: Result | None) -> bool:
        """Whether a result is one of the case in hand."""
        case = self.case
        return case is not None and kept is not None and case.result_of(kept.step) == kept

    @property
    def busy(self) -> bool:
        """Whether work on a case is under way that can be cancelled."""
        return self._job is not None

    def make(self, path: Path, about: About) -> None:
        """Make a case and close the one in hand."""
        draft = self._draft_now()

        work = partial(made, self._opened, draft, path, about)
        self.run(tr("Making the case"), work, self._take)

    def open(self, path: Path, *, recover: bool = False) -> None:
        """Open a case and close the one in hand; ``recover`` takes the draft a crash left."""
        draft = self._draft_now()

        work = partial(opened_again, self._opened, draft, path)

        def take(found: Opened) -> None:
            opened, left = found
            if recover or left is None:
                self._take((opened, left))
            else:
                self._take((opened, None))
                self.draft_left.emit(path, left)

        self.run(tr("Opening the case"), work, take)

    def close(self) -> None:
        """Close the case in order."""
        opened, draft = self._opened, self._draft_now()
        if opened is not None:
            work = partial(settled, opened, draft)
            self.run(tr("Closing the case"), work, lambda _: self._drop())

    def describe(self, number: str, examiner: str, notes: str) -> None:
        """Change what people say about the case."""
        opened = self._opened
        if opened is None:
            return

        def work(context: JobContext) -> None:
            from deblur_studio.core.evidence.details import describe

            context.checkpoint(0.0)
            describe(opened, number, examiner, notes)

        self.run(tr("Saving the case"), work, lambda _: self.changed.emit())

    def run(
        self, title: str, work: Callable[[JobContext], Any], take: Callable[[Any], None]
    ) -> None:
        """Carry out work on a case, with progress and cancel; ``take`` gets what comes of it."""

        def succeed(result: Any) -> None:
            self._end()
            self._notices.settle(CASE_TOPIC)
            take(result)

        reaction = Reaction(succeed, self._fail, self._cancelled, self.progressed.emit)
        self._job = self._jobs.start(work, reaction, Lane.HEAVY)
        self.started.emit(title)

    def run_quietly(self, work: Callable[[JobContext], Any]) -> None:
        """Carry out short work on the case; only a failure is shown."""
        reaction = Reaction(lambda _: self.changed.emit(), self._say)
        self._jobs.start(work, reaction, Lane.HEAVY)

    def refresh(self) -> None:
        """Tell of the case anew once all work on it has ended, also what was cancelled."""
        self.run_quietly(lambda context: context.checkpoint(0.0))

    def cancel(self) -> None:
        """Stop the work that is under way."""
        if self._job is not None:
            self._jobs.cancel(self._job)

    def leave(self) -> None:
        """Close the case at the end of the program, when no job runs any more."""
        if self._opened is None:
            return
        try:
            settle(self._opened, self._draft_now())
        except DeblurError:  # the autosave stays, and is offered at the next start
            return
        self.shelf.put_closed()

    def _draft_now(self) -> Step | None:
        self.leaving.emit()
        return self.draft

    def _take(self, found: Opened) -> None:
        opened, left = found
        self._opened = opened
        self.shelf.put_open(opened.path)
        for sentence in opened.said:
            self._notices.warn(sentence)
        self.changed.emit()
        self.opened_again.emit(opened.case.draft if left is None else left.draft)

    def _drop(self) -> None:
        self._opened = None
        self.shelf.put_closed()
        self.changed.emit()

    def _fail(self, failure: Failure) -> None:
        self._end()
        self._say(failure)
        self.refresh()

    def _say(self, failure: Failure) -> None:
        """Say that something failed; a case that others wrote to can be opened again."""
        path = self.path
        again = None if path is None else Remedy(tr("Open again"), lambda: self.open(path))
        self._notices.fail(failure, CASE_TOPIC, again if failure.expected else None)

    def _cancelled(self) -> None:
        self._end()
        self.refresh()

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
