"""What follows from a state of the sandbox: kernels, pictures and numbers, the newest of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.failure import Failure
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.sandbox_order import Drawn, Order
from deblur_studio.services.sandbox_pipeline import SandboxPipeline

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.kernels import Kernels
    from deblur_studio.core.sandbox.preview import Blurred
    from deblur_studio.core.sandbox.restoring import Restored
    from deblur_studio.core.sandbox.scene import Scene
    from deblur_studio.core.sandbox.state import SandboxState

_FIELD_OF_STEP = {"draw": "motion", "blur": "picture", "restore": "method"}


@dataclass(frozen=True)
class FieldProblem:
    """One sentence that belongs beside the field of a dotted name; the name may be empty."""

    field: str
    sentence: str


class SandboxResults(QObject):
    """Computes what is asked for; what cannot be computed is said and the last good stays."""

    kernels_changed = Signal(object)
    """Kernels."""
    blurred_changed = Signal(object)
    """Blurred; a preview first, then fine."""
    restored_changed = Signal(object)
    """Restored; a preview first, then fine."""
    scene_changed = Signal()
    """Another picture."""
    numbers_changed = Signal(object)
    """Mapping of name to value; see core.sandbox.numbers."""
    problem_changed = Signal(object)
    """FieldProblem, or None when all is well again."""
    busy_changed = Signal()

    def __init__(self, jobs: Jobs, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._pipeline = SandboxPipeline(jobs, self)
        self._scenes: dict[str, Scene] = {}
        self._scene: Scene | None = None
        self._kernels: Kernels | None = None
        self._blurred: Blurred | None = None
        self._restored: Restored | None = None
        self._asked: SandboxState | None = None
        self._restored_for: SandboxState | None = None
        self._numbers: dict[str, float] = {}
        self._problem: FieldProblem | None = None
        self._pipeline.drawn.connect(self._take_drawn)
        self._pipeline.blurred.connect(self._take_blurred)
        self._pipeline.restored.connect(self._take_restored)
        self._pipeline.failed.connect(self._refuse)
        self._pipeline.busy_changed.connect(self.busy_changed)

    @property
    def scene(self) -> Scene | None:
        """The picture of the newest kernels."""
        return self._scene

    @property
    def up_to_date(self) -> bool:
        """Whether kernels, pictures and numbers are those of the state that was asked for last."""
        return self._problem is None and self._restored_for is self._asked

    @property
    def kernels(self) -> Kernels | None:
        """The newest kernels that could be drawn."""
        return self._kernels

    @property
    def blurred(self) -> Blurred | None:
        """The newest blurred picture."""
        return self._blurred

    @property
    def restored(self) -> Restored | None:
        """The newest restored picture."""
        return self._restored

    @property
    def numbers(self) -> Mapping[str, float]:
        """The newest named numbers."""
        return self._numbers

    @property
    def problem(self) -> FieldProblem | None:
        """What keeps the state in hand, or a value that was refused, from being shown."""
        return self._problem

    @property
    def busy(self) -> bool:
        """Whether anything is being computed."""
        return self._pipeline.busy

    def render_full_size(self) -> None:
        """Make blurred and restored pictures of this state at the picture's full size."""
        self._pipeline.full_size()

    def _ask(self, state: SandboxState, recording: ImuRecording | None) -> None:
        self._asked = state
        self._pipeline.ask(Order(state, self._scenes.get(state.picture), recording))

    def _take_drawn(self, found: Drawn) -> None:
        self._scenes[found.order.state.picture] = found.scene
        other, self._scene = found.scene is not self._scene, found.scene
        self._kernels = found.kernels
        self._numbers = {**self._numbers, **found.numbers}
        self._tell(None)
        if other:
            self.scene_changed.emit()
        self.kernels_changed.emit(found.kernels)
        self.numbers_changed.emit(self._numbers)

    def _take_blurred(self, found: Blurred) -> None:
        self._blurred = found
        self.blurred_changed.emit(found)

    def _take_restored(self, found: Restored, drawn: Drawn) -> None:
        from deblur_studio.core.sandbox.numbers import numbers_of_restored

        self._restored, self._restored_for = found, drawn.order.state
        self._numbers = {**self._numbers, **numbers_of_restored(found)}
        self.restored_changed.emit(found)
        self.numbers_changed.emit(self._numbers)

    def _refuse(self, failure: Failure, step: str) -> None:
        self._tell(FieldProblem(failure.field or _FIELD_OF_STEP[step], failure.sentence))
        if not failure.expected:
            self._notices.fail(failure, "sandbox")

    def _tell(self, problem: FieldProblem | None) -> None:
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)
