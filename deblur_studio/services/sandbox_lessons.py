"""The lesson under way: its task follows the state, the numbers and what was clicked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_bench import SandboxBench
from deblur_studio.services.sandbox_bench_work import Convolved, Filtered
from deblur_studio.services.sandbox_player import SandboxPlayer
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.lessons import Lesson


class SandboxLessons(QObject):
    """At most one lesson at a time; what was done once stays done until the program ends."""

    lesson_changed = Signal(object)
    """Lesson or None."""
    unmet_changed = Signal(str)
    """What is still to do, one sentence; empty when the task is done."""
    done_changed = Signal(str)
    """Name of a lesson whose task was done for the first time."""

    def __init__(
        self,
        sandbox: SandboxService,
        bench: SandboxBench,
        player: SandboxPlayer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sandbox, self._player = sandbox, player
        self._lessons: tuple[Lesson, ...] = ()
        self._lesson: Lesson | None = None
        self._unmet = ""
        self._done: set[str] = set()
        self._convolved: Convolved | None = None
        self._filtered: Filtered | None = None
        bench.convolved_changed.connect(self._take_convolved)
        bench.filtered_changed.connect(self._take_filtered)
        sandbox.state_changed.connect(self._judge)
        sandbox.numbers_changed.connect(self._judge)
        player.numbers_changed.connect(self._judge)

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """All lessons in their order."""
        if not self._lessons:
            from deblur_studio.core.sandbox.lessons import lessons

            self._lessons = lessons()
        return self._lessons

    @property
    def lesson(self) -> Lesson | None:
        """The lesson under way."""
        return self._lesson

    @property
    def unmet(self) -> str:
        """What is still to do in the lesson under way."""
        return self._unmet

    @property
    def done(self) -> frozenset[str]:
        """Names of the lessons whose task was done."""
        return frozenset(self._done)

    def numbers(self) -> Mapping[str, float]:
        """Return all named numbers that tasks are checked by."""
        numbers = {**self._sandbox.numbers, **self._player.numbers}
        if self._convolved is not None and self._sandbox.state.bench.pixel_xy is not None:
            numbers["pixel_total"] = self._convolved.products.total
        if self._filtered is not None:
            numbers["noise_gain"] = self._filtered.noise_gain
            numbers["behind_best_db"] = behind_best_db(self._filtered)
        return numbers

    def begin(self, name: str) -> None:
        """Open a lesson: the sandbox takes its state, as one step that can be undone."""
        self._lesson = {each.name: each for each in self.lessons}[name]
        self._unmet = ""
        self._sandbox.set_state(self._lesson.state())
        self.lesson_changed.emit(self._lesson)
        self._judge()

    def leave(self) -> None:
        """Close the lesson; the state stays."""
        self._lesson, self._unmet = None, ""
        self.lesson_changed.emit(None)

    def _take_convolved(self, found: Convolved) -> None:
        self._convolved = found
        self._judge()

    def _take_filtered(self, found: Filtered) -> None:
        self._filtered = found
        self._judge()

    def _judge(self) -> None:
        lesson = self._lesson
        if lesson is None:
            return
        unmet = self._waiting() or lesson.unmet(self._sandbox.state, self.numbers())
        if unmet != self._unmet or lesson.name not in self._done:
            self._unmet = unmet
            self.unmet_changed.emit(unmet)
        if not unmet and lesson.name not in self._done:
            self._done.add(lesson.name)
            self.done_changed.emit(lesson.name)

    def _waiting(self) -> str:
        """Return what to say while numbers are those of another state."""
        return "" if self._sandbox.up_to_date else tr("Measuring\u2026")


def behind_best_db(found: Filtered) -> float:
    """Return how far the filter in hand is behind the best strength, in dB of PSNR."""
    return max(0.0, found.trial.psnr_db(found.curve.best) - found.psnr_db)
