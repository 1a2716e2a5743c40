"""Plays the iterations of a method, one job each, so that it can be stopped after any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.services.failure import Failure
from deblur_studio.services.job import Job, JobContext, Lane, Reaction
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sandbox import SandboxService, what_counts
from deblur_studio.services.sandbox_order import Order

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.player import Frame
    from deblur_studio.core.sandbox.state import SandboxState

MOST_ITERATIONS = 40


class SandboxPlayer(QObject):
    """Holds the frames of one run of Richardson-Lucy or total variation on a small picture.

    A run belongs to the state that it began with; another motion, picture or method ends it.
    """

    frame_added = Signal(object)
    """Frame."""
    frames_changed = Signal()
    """Frames were added or all of them dropped."""
    playing_changed = Signal()
    numbers_changed = Signal(object)

    def __init__(
        self,
        jobs: Jobs,
        sandbox: SandboxService,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._sandbox, self._notices = jobs, sandbox, notices
        self._frames: list[Frame] = []
        self._source: Iterator[Frame] | None = None
        self._job: Job | None = None
        self._until = 0
        self._run: tuple[SandboxState, object] | None = None  # state and scene of the frames
        self._relay = _Relay()
        sandbox.kernels_changed.connect(lambda _: self._end_run_of_others())
        sandbox.method_changed.connect(self.reset)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """What has been played; the first is the blurred picture."""
        return tuple(self._frames)

    @property
    def playing(self) -> bool:
        """Whether further frames are on their way."""
        return self._job is not None

    @property
    def best(self) -> Frame | None:
        """The frame closest to the sharp picture."""
        return max(self._frames, key=lambda frame: frame.psnr_db, default=None)

    @property
    def numbers(self) -> Mapping[str, float]:
        """Named numbers: how many iterations were played, and which was the best."""
        if self.best is None:
            return {"played": 0.0}
        return {"played": len(self._frames) - 1.0, "best_iteration": float(self.best.iteration)}

    def can_play(self) -> bool:
        """Whether the method in hand has iterations to play."""
        from deblur_studio.core.sandbox.player import PLAYABLE

        return self._sandbox.state.method in PLAYABLE

    def play(self, until: int = MOST_ITERATIONS) -> None:
        """Go on up to an iteration; nothing happens for methods without iterations."""
        if not self.can_play() or self._sandbox.scene is None:
            return
        self._until = min(until, MOST_ITERATIONS)
        if self._run is None:
            self._run = self._at_hand()
        if self._job is None:
            self._next()

    def step(self) -> None:
        """Play one more iteration."""
        self.play(len(self._frames))

    def pause(self) -> None:
        """Stop after the iteration under way."""
        self._until = 0

    def reset(self) -> None:
        """Drop all frames."""
        had = bool(self._frames)
        if self._job is not None:
            self._jobs.cancel(self._job)
        self._frames, self._source, self._until, self._run = [], None, 0, None
        if had:
            self.frames_changed.emit()
            self.numbers_changed.emit(self.numbers)

    def _end_run_of_others(self) -> None:
        """Drop the frames unless the kernels are those that they are played with."""
        if self._run != self._at_hand():
            self.reset()

    def _at_hand(self) -> tuple[SandboxState, object]:
        return what_counts(self._sandbox.state), self._sandbox.scene

    def _next(self) -> None:
        if len(self._frames) > self._until:
            self.playing_changed.emit()
            return
        order = Order(self._sandbox.state, self._sandbox.scene, self._sandbox.recording)
        source = self._source

        def work(context: JobContext) -> tuple[Iterator[Frame], Frame | None]:
            self._relay.to = context
            frames = source or _played(order, self._relay)
            return frames, next(frames, None)

        reaction = Reaction(self._take, self._fail, self._cancelled)
        self._job = self._jobs.start(work, reaction, Lane.HEAVY)
        self.playing_changed.emit()

    def _take(self, found: tuple[Iterator[Frame], Frame | None]) -> None:
        self._job = None
        self._source, frame = found
        if frame is None:
            self.playing_changed.emit()
            return
        self._frames.append(frame)
        self.frame_added.emit(frame)
        self.frames_changed.emit()
        self.numbers_changed.emit(self.numbers)
        self._next()

    def _fail(self, failure: Failure) -> None:
        self._job, self._source = None, None
        self._notices.fail(failure, "sandbox")
        self.playing_changed.emit()

    def _cancelled(self) -> None:
        self._job = None
        self.playing_changed.emit()


class _Relay:
    """The progress of a run whose iterations are jobs of their own."""

    def __init__(self) -> None:
        self.to: Progress = SILENT

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Tell the job under way."""
        self.to.checkpoint(fraction, message)


def _played(order: Order, progress: Any) -> Iterator[Frame]:
    from deblur_studio.core.sandbox.player import PLAY_PX, play
    from deblur_studio.core.sandbox.preview import blurred
    from deblur_studio.core.sandbox.source import camera_of, path_of

    state, scene = order.state, order.scene
    if scene is None:
        return
    height, width = scene.pixels.shape[:2]
    camera = camera_of(state, width, height)
    path = path_of(state, camera, order.recording)
    shot = blurred(scene, camera, path, state.camera, state.motion.seed, most_px=PLAY_PX)
    yield from play(shot, state.method, MOST_ITERATIONS, progress)
