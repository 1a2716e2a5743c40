"""The convolution that can be touched, the filter between inverse and Wiener, fields compared.

Each is computed only while its page is on view, for the newest state; the last good one stays.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Reaction, Work
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_bench_work import Filtered, compare, convolve, filtered


class BenchPage(StrEnum):
    """What can be watched."""

    CONVOLUTION = "convolution"
    INVERSE = "inverse"
    TURNING = "turning"


@dataclass(frozen=True, eq=False)
class _Wish:
    """Work that is wanted: ``key`` tells whether it is the same as the last."""

    key: Hashable
    work: Work
    take: Callable[[Any], None]


class SandboxBench(QObject):
    """Follows the state of the sandbox on the light lane."""

    convolved_changed = Signal(object)
    """Convolved."""
    filtered_changed = Signal(object)
    """Filtered."""
    compared_changed = Signal(object)
    """Compared."""
    problem_changed = Signal(str)
    """What is wrong with the kernel, in one sentence; empty when nothing is."""

    def __init__(
        self,
        jobs: Jobs,
        sandbox: SandboxService,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._sandbox, self._notices = jobs, sandbox, notices
        self._watched: set[BenchPage] = set()
        self._asked: dict[BenchPage, Hashable] = {}
        self._wanted: dict[BenchPage, _Wish] = {}
        self._running: set[BenchPage] = set()
        self._kept: tuple[Hashable, Filtered] | None = None
        sandbox.state_changed.connect(lambda _: self._follow())
        sandbox.blurred_changed.connect(lambda _: self._follow())

    @property
    def busy(self) -> bool:
        """Whether anything that is watched is being computed."""
        return bool(self._running)

    def watch(self, page: BenchPage, *, on: bool) -> None:
        """Compute what a page shows from now on, or no longer."""
        if on:
            self._watched.add(page)
            self._follow()
        else:
            self._watched.discard(page)

    def _follow(self) -> None:
        asks = {
            BenchPage.CONVOLUTION: self._convolve,
            BenchPage.INVERSE: self._filter,
            BenchPage.TURNING: self._compare,
        }
        if self._sandbox.blurred is not None:
            for page in self._watched:
                asks[page]()

    def _convolve(self) -> None:
        sharp, bench = self._sharp(), self._sandbox.state.bench
        self._ask(
            BenchPage.CONVOLUTION,
            _Wish(
                (self._scene(), bench),
                lambda context: convolve(sharp, bench, context),
                self.convolved_changed.emit,
            ),
        )

    def _filter(self) -> None:
        sharp, state = self._sharp(), self._sandbox.state
        bench = state.bench.model_copy(update={"strength": 0.0, "pixel_xy": None})
        trial = (self._scene(), bench, state.camera.noise, state.motion.seed)
        kept = self._kept[1] if self._kept is not None and self._kept[0] == trial else None

        def take(found: Filtered) -> None:
            self._kept = (trial, found)
            self.filtered_changed.emit(found)

        self._ask(
            BenchPage.INVERSE,
            _Wish(
                (trial, state.bench.strength),
                lambda context: filtered(sharp, state, kept, context),
                take,
            ),
        )

    def _compare(self) -> None:
        shot, state = self._sandbox.blurred, self._sandbox.state
        assert shot is not None
        width = shot.full_width
        height = round(width * shot.sharp.shape[0] / shot.sharp.shape[1])
        self._ask(
            BenchPage.TURNING,
            _Wish(
                (width, height, state.camera),
                lambda context: compare(width, height, state, context),
                self.compared_changed.emit,
            ),
        )

    def _ask(self, page: BenchPage, wish: _Wish) -> None:
        if self._asked.get(page) == wish.key:
            return
        self._asked[page] = wish.key
        self._wanted[page] = wish
        if page not in self._running:
            self._start(page)

    def _start(self, page: BenchPage) -> None:
        """Begin the newest wish; one under way is finished first, so that a drag shows steps."""
        wish = self._wanted.pop(page, None)
        if wish is None:
            return
        self._running.add(page)

        def done(found: Any) -> None:
            self.problem_changed.emit("")
            wish.take(found)
            end()

        def fail(failure: Failure) -> None:
            self._asked.pop(page, None)
            self.problem_changed.emit(failure.sentence)
            if not failure.expected:
                self._notices.fail(failure, "sandbox")
            end()

        def end() -> None:
            self._running.discard(page)
            self._start(page)

        self._jobs.start(wish.work, Reaction(done, fail, end))

    def _sharp(self) -> Any:
        assert self._sandbox.blurred is not None
        return self._sandbox.blurred.sharp

    def _scene(self) -> Hashable:
        """Tell one sharp picture from another by a few of its pixels."""
        sharp = self._sharp()
        return sharp.shape, sharp[::16, ::16].tobytes()
