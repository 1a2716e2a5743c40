"""Work off the GUI thread: the only place with worker threads.

A job is a plain function of a JobContext. Its thread never touches Qt: it puts one outcome on a
queue, and a short timer on the GUI thread, running only while jobs exist, takes it off. All
bookkeeping happens on the GUI thread, so that there is nothing to lock.

A job ends exactly once for whoever waits for it: succeeded, failed or cancelled. A cancelled job
ends at once; its thread follows at its next checkpoint and only then makes room on its lane.
"""

from __future__ import annotations

import itertools
import threading
import time
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.services.job import Job, JobContext, Lane, Outcome, Reaction, Work, run

_DRAIN_INTERVAL_MS = 4
_PROGRESS_INTERVAL_S = 0.05


class Jobs(QObject):
    """Runs jobs on two lanes; lives on the GUI thread."""

    failed = Signal(object)
    """Failure of a job without a reaction of its own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count()
        self._outcomes: SimpleQueue[Outcome] = SimpleQueue()
        self._waiting: list[Job] = []
        self._open: dict[int, Job] = {}  # started and not yet ended for its reaction
        self._threads: dict[int, tuple[Lane, threading.Thread]] = {}
        self._newest: dict[str, Job] = {}
        self._shown: dict[int, tuple[float, tuple[float, str]]] = {}
        self._closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(_DRAIN_INTERVAL_MS)
        self._timer.timeout.connect(self._drain)

    def start(self, work: Work, reaction: Reaction, lane: Lane = Lane.LIGHT) -> Job:
        """Queue work on a lane; after ``shutdown`` it is cancelled at once."""
        job = Job(next(self._numbers), work, reaction, lane, JobContext())
        if self._closed:
            reaction.cancelled()
            return job
        self._waiting.append(job)
        self._fill_lanes()
        self._timer.start()
        return job

    def replace(self, key: str, work: Work, reaction: Reaction, lane: Lane = Lane.LIGHT) -> Job:
        """Queue work in place of the last work under ``key``, whose result is dropped."""
        self.drop(key)
        self._newest[key] = self.start(work, reaction, lane)
        return self._newest[key]

    def drop(self, key: str) -> None:
        """Cancel the last work under ``key``, if it has not ended."""
        if (job := self._newest.pop(key, None)) is not None:
            self.cancel(job)

    def cancel(self, job: Job) -> None:
        """End a job as cancelled, unless it has ended."""
        if job in self._waiting:
            self._waiting.remove(job)
        elif self._open.pop(job.number, None) is None:
            return
        self._shown.pop(job.number, None)
        job.context.stop()
        job.reaction.cancelled()

    def busy(self) -> bool:
        """Whether any job waits or runs, or a cancelled one has yet to notice."""
        return bool(self._waiting or self._threads)

    def draining(self) -> bool:
        """Whether the timer runs that takes results off the queue."""
        return self._timer.isActive()

    def shutdown(self, timeout_s: float = 5.0) -> bool:
        """Cancel everything and join the threads; returns False when one outlived the timeout."""
        self._closed = True
        for job in [*self._waiting, *self._open.values()]:
            self.cancel(job)
        deadline = time.monotonic() + timeout_s
        for _, thread in list(self._threads.values()):
            thread.join(max(0.0, deadline - time.monotonic()))
        self._drain()
        self._timer.stop()
        return not any(thread.is_alive() for _, thread in self._threads.values())

    def _fill_lanes(self) -> None:
        for job in list(self._waiting):
            running = sum(lane is job.lane for lane, _ in self._threads.values())
            if running < job.lane.value:
                self._waiting.remove(job)
                self._launch(job)

    def _launch(self, job: Job) -> None:
        arguments = (job.number, job.work, job.context, self._outcomes)
        name = f"{job.lane.name.lower()}-{job.number}"
        # A daemon, so that a job stuck in foreign code cannot keep the program from ending.
        thread = threading.Thread(target=run, args=arguments, name=name, daemon=True)
        self._open[job.number] = job
        self._threads[job.number] = (job.lane, thread)
        thread.start()

    def _drain(self) -> None:
        self._show_progress()
        while (outcome := self._next_outcome()) is not None:
            _, thread = self._threads.pop(outcome.number)
            thread.join()  # its last act was to report
            self._shown.pop(outcome.number, None)
            job = self._open.pop(outcome.number, None)
            self._fill_lanes()
            if job is not None:
                self._end(job, outcome)
        if not self.busy():
            self._timer.stop()

    def _next_outcome(self) -> Outcome | None:
        try:
            return self._outcomes.get_nowait()
        except Empty:
            return None

    def _end(self, job: Job, outcome: Outcome) -> None:
        if outcome.cancelled:
            job.reaction.cancelled()
        elif outcome.failure is None:
            job.reaction.succeeded(outcome.result)
        elif job.reaction.failed is not None:
            job.reaction.failed(outcome.failure)
        else:
            self.failed.emit(outcome.failure)

    def _show_progress(self) -> None:
        now_s = time.monotonic()
        for number, job in list(self._open.items()):
            newest = job.context.newest
            shown_s, shown = self._shown.get(number, (0.0, (0.0, "")))
            if newest != shown and now_s - shown_s >= _PROGRESS_INTERVAL_S:
                self._shown[number] = (now_s, newest)
                job.reaction.progressed(*newest)
