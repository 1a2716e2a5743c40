"""From a state to kernels, the blurred and the restored picture, newest first, without a queue.

Two chains run side by side. Kernels: the newest state is taken as soon as the last one is done.
Pictures: previews of the newest kernels, as large as come in time, then, once nothing newer is
wanted, fine ones. Previews are always finished while they are quick, so that something moves
during a drag; what takes longer makes way, and the next ones are smaller.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.sandbox_order import Drawn, Order, blur, draw, restore
from deblur_studio.services.sandbox_pace import Pace, Paces
from deblur_studio.services.sandbox_plan import Plan, Step, pace_of

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.preview import Blurred
    from deblur_studio.core.sandbox.restoring import Restored

_PATIENCE_S = 0.25


class SandboxPipeline(QObject):
    """Computes orders on the light lane; at most two jobs at a time."""

    drawn = Signal(object)
    """Drawn: picture, kernels, numbers."""
    blurred = Signal(object)
    restored = Signal(object, object)
    """Restored, and the Drawn that it belongs to."""
    failed = Signal(object, str)
    """Failure and the step it happened in: draw, blur or restore."""
    busy_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted: Order | None = None
        self._drawing: Job | None = None
        self._picturing: Job | None = None
        self._since_s = 0.0
        self._newest: Drawn | None = None  # whose pictures are wanted
        self._shot: tuple[int, Blurred] | None = None  # and which size was asked for
        self._paces = Paces()
        self._plan = Plan(None, self._paces)  # to the pictures that are being made
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._make_way)

    @property
    def busy(self) -> bool:
        """Whether anything is being computed."""
        return self._drawing is not None or self._picturing is not None

    def ask(self, order: Order) -> None:
        """Want an order; one that has not begun is forgotten."""
        self._wanted = order
        if self._drawing is None:
            self._draw()

    def full_size(self) -> None:
        """Make the pictures of the last order at full size, once they are made at a small one."""
        if self._newest is not None:
            self._plan.add_full_size()
            if self._picturing is None:
                self._next_step()

    def stop(self) -> None:
        """Forget what is wanted and under way."""
        self._wanted = self._newest = None
        self._plan = Plan(None, self._paces)
        for job in (self._drawing, self._picturing):
            if job is not None:
                self._jobs.cancel(job)

    def _draw(self) -> None:
        order, self._wanted = self._wanted, None
        if order is not None:
            reaction = Reaction(self._take_drawn, self._fail_drawn, self._end_drawing)
            self._drawing = self._jobs.start(lambda context: draw(order, context), reaction)
            self.busy_changed.emit()

    def _take_drawn(self, found: Drawn) -> None:
        self._newest = found
        self._end_drawing()
        self.drawn.emit(found)
        if self._picturing is None:
            self._next_step()
        else:
            self._patience.start(self._patience_left_ms())

    def _fail_drawn(self, failure: Failure) -> None:
        self._end_drawing()
        self.failed.emit(failure, "draw")

    def _end_drawing(self) -> None:
        self._drawing = None
        self._draw()
        self.busy_changed.emit()

    def _patience_left_ms(self) -> int:
        return max(0, round((self._since_s + _PATIENCE_S - time.monotonic()) * 1000))

    def _make_way(self) -> None:
        if self._picturing is not None and self._newest is not self._plan.drawn:
            self._jobs.cancel(self._picturing)

    def _next_step(self) -> None:
        step = self._plan.next_owed()
        if step is None and self._newest is not self._plan.drawn:
            self._plan, self._shot = Plan(self._newest, self._paces), None
        step = step or self._plan.next_step()
        if self._plan.drawn is not None and step is not None:
            self._run(self._plan.drawn, step)
        self.busy_changed.emit()

    def _run(self, drawn: Drawn, step: Step) -> None:
        known, pace = self._shot, pace_of(step, drawn, self._paces)
        self._since_s = time.monotonic()

        def blurred(context: JobContext) -> Blurred:
            return blur(drawn, step.most_px, context)

        def restored(context: JobContext) -> Restored:
            fits = known is not None and known[0] == step.most_px
            shot = known[1] if known is not None and fits else blurred(context)
            return restore(drawn, shot, context, quick=step.quick)

        def take(found: Any) -> None:
            if step.kind == "blur":
                self._shot = (step.most_px, found)
                self.blurred.emit(found)
            else:
                self.restored.emit(found, drawn)

        self._start(step, blurred if step.kind == "blur" else restored, take, pace)

    def _start(
        self,
        step: Step,
        work: Callable[[JobContext], Any],
        take: Callable[[Any], None],
        pace: Pace | None,
    ) -> None:
        def learn() -> None:
            if pace is not None:
                pace.learn(step.most_px, time.monotonic() - self._since_s)

        def done(found: Any) -> None:
            self._picturing = None
            learn()
            take(found)
            self._next_step()

        def fail(failure: Failure) -> None:
            self._picturing = None
            self._plan.end()
            self.failed.emit(failure, step.kind)
            self._next_step()

        def cancelled() -> None:
            self._picturing = None
            self._plan.forget_owed()
            learn()  # at least that long
            self._next_step()

        self._picturing = self._jobs.start(work, Reaction(done, fail, cancelled))
