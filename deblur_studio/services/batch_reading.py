"""Reading files for a batch off the GUI thread, the newest wish in place of the one before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from deblur_studio.services.failure import Failure
from deblur_studio.services.job import JobContext, Reaction
from deblur_studio.services.jobs import Jobs

_KEY = "batch reading"


class BatchReading:
    """``busy`` while files are looked through; ``problem`` says why the last wish failed."""

    def __init__(self, jobs: Jobs, tell: Callable[[], None]) -> None:
        self._jobs, self._tell = jobs, tell
        self.busy = False
        self.problem = ""

    def look(
        self,
        work: Callable[[JobContext], Any],
        take: Callable[[Any], None],
        fail: Callable[[Failure], None] | None = None,
    ) -> None:
        """Do work on files as a job and take what comes of it; every change is told."""

        def done(result: Any) -> None:
            self.busy = False
            take(result)
            self._tell()

        def failed(failure: Failure) -> None:
            self.busy = False
            (fail or self.refuse)(failure)
            self._tell()

        def cancelled() -> None:
            self.busy = False

        self.problem = ""
        self._jobs.replace(_KEY, work, Reaction(done, failed, cancelled))
        self.busy = True
        self._tell()

    def refuse(self, failure: Failure) -> None:
        """Keep why something was not done."""
        self.problem = failure.sentence
