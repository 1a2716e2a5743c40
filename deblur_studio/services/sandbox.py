"""The sandbox: one state, and everything that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import DeblurError, FieldError
from deblur_studio.core.imaging.photo import Image
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.failure import Failure
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project
from deblur_studio.services.sandbox_history import SandboxHistory
from deblur_studio.services.sandbox_order import Drawn, Order
from deblur_studio.services.sandbox_pipeline import SandboxPipeline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


class SandboxService(QObject):
    """Holds a state that is valid at all times; pictures follow it and the last good ones stay."""

    state_changed = Signal(object)
    """SandboxState."""
    kernels_changed = Signal(object)
    """Kernels."""
    blurred_changed = Signal(object)
    """Blurred; coarse first, then fine."""
    restored_changed = Signal(object)
    """Restored; coarse first, then fine."""
    scene_changed = Signal()
    """Another picture."""
    method_changed = Signal()
    """Another method, or other values of it."""
    numbers_changed = Signal(object)
    """Mapping of name to value; see core.sandbox.numbers."""
    problem_changed = Signal(object)
    """FieldProblem, or None when all is well again."""
    history_changed = Signal()
    busy_changed = Signal()

    def __init__(
        self, jobs: Jobs, project: Project, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._project, self._notices = project, notices
        self._history = SandboxHistory()
        self._pipeline = SandboxPipeline(jobs, self)
        self._state: SandboxState | None = None
        self._scenes: dict[str, Scene] = {}
        self._recording: ImuRecording | None = None
        self._kernels: Kernels | None = None
        self._blurred: Blurred | None = None
        self._restored: Restored | None = None
        self._scene: Scene | None = None
        self._counted: SandboxState | None = None  # the state that was asked for last
        self._restored_for: SandboxState | None = None
        self._numbers: dict[str, float] = {}
        self._problem: FieldProblem | None = None
        self._pipeline.drawn.connect(self._take_drawn)
        self._pipeline.blurred.connect(self._take_blurred)
        self._pipeline.restored.connect(self._take_restored)
        self._pipeline.failed.connect(self._refuse)
        self._pipeline.busy_changed.connect(self.busy_changed)

    @property
    def state(self) -> SandboxState:
        """The state in hand."""
        if self._state is None:
            from deblur_studio.core.sandbox.state import SandboxState

            self._state = SandboxState()
        return self._state

    @property
    def scene(self) -> Scene | None:
        """The picture of the newest kernels."""
        return self._scene

    @property
    def up_to_date(self) -> bool:
        """Whether kernels, pictures and numbers are those of the state in hand."""
        return self._problem is None and self._restored_for is self._counted

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
    def recording(self) -> ImuRecording | None:
        """The log that stretches are taken of: the one given, else the project's."""
        return self._recording or self._project.recording

    @property
    def busy(self) -> bool:
        """Whether anything is being computed."""
        return self._pipeline.busy

    @property
    def can_undo(self) -> bool:
        """Whether there is a state before this one."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether a state was undone."""
        return self._history.can_redo

    def start(self) -> None:
        """Compute the state in hand; called when the workspace is first shown."""
        self._show(self.state)

    def change(self, field: str, value: object) -> bool:
        """Change the value at a dotted name, such as ``motion.pan_deg_s``.

        Changes of one field in a row are one step to undo until ``finish`` is called. Returns
        whether the value was taken; if not, the state stays and ``problem`` says why.
        """
        try:
            self._replace(self.state.changed(field, value), field)
        except FieldError as error:
            self._tell(FieldProblem(error.field or field, str(error)))
            return False
        return True

    def finish(self) -> None:
        """End a drag: the next change is a step of its own."""
        self._history.close()

    def set_state(self, state: SandboxState) -> None:
        """Take another state as one step."""
        self._replace(state)

    def choose_preset(self, name: str) -> None:
        """Take a preset's motion and what it asks of the camera."""
        from deblur_studio.core.sandbox.presets import preset

        found = preset(name)
        camera = found.camera(self.state.camera)
        values = {"source": "sliders", "motion": found.motion, "camera": camera}
        self._replace(self.state.changed_all(values))

    def choose_method(self, name: str) -> None:
        """Take a method of the registry with its default values."""
        self._replace(self.state.changed_all({"method": name, "parameters": {}}))

    def undo(self) -> None:
        """Go back one step."""
        if self._history.can_undo:
            self._put(self._history.undo(self.state))

    def redo(self) -> None:
        """Go forward one step."""
        if self._history.can_redo:
            self._put(self._history.redo(self.state))

    def use_picture(self, pixels: Image, name: str) -> None:
        """Take a picture (H, W, 3) of the user's, in linear light."""
        from deblur_studio.core.sandbox.charts import OWN
        from deblur_studio.core.sandbox.scene import Scene

        self._scenes[OWN] = Scene(pixels, name)
        self._replace(self.state.changed("picture", OWN))
        self._show(self.state)

    def use_recording(self, recording: ImuRecording, start_s: float) -> None:
        """Take a stretch of a log as the motion, starting on its clock."""
        self._recording = recording
        self._replace(self.state.changed_all({"source": "log", "log_start_s": start_s}))
        self._show(self.state)

    def save(self, path: Path, *, overwrite: bool = False) -> bool:
        """Write the state to share; what keeps it from that is said as a notice."""
        from deblur_studio.core.sandbox.state import write_state

        try:
            write_state(self.state, path, overwrite=overwrite)
        except DeblurError as error:
            self._notices.refuse(error, "sandbox")
            return False
        return True

    def load(self, path: Path) -> bool:
        """Take a shared state; one that cannot be used changes nothing and is said why."""
        from deblur_studio.core.sandbox.state import read_state

        try:
            self._replace(read_state(path))
        except FieldError as error:
            self._tell(FieldProblem(error.field, str(error)))
            return False
        return True

    def render_full_size(self) -> None:
        """Make blurred and restored pictures of this state at the picture's full size."""
        self._pipeline.full_size()

    def kernel_at(self, x: float, y: float) -> NDArray[np.float32] | None:
        """Return the kernel (k, k) at a pixel of the picture at full size; None without any."""
        return None if self._kernels is None else self._kernels.at(x, y)

    def place_in_view(self) -> tuple[float, float] | None:
        """Return the pixel (x, y) of the picture at full size whose kernel is looked at."""
        if self._kernels is None:
            return None
        camera, (x, y) = self._kernels.camera, self.state.view.kernel_at
        return x * (camera.width - 1), y * (camera.height - 1)

    def kernel_in_view(self) -> NDArray[np.float32] | None:
        """Return the kernel (k, k) that is looked at; None without any."""
        place = self.place_in_view()
        return None if place is None else self.kernel_at(*place)

    def _replace(self, state: SandboxState, field: str = "") -> None:
        if state != self.state:
            self._history.leave(self.state, field)
            self._put(state)
        elif self._problem is not None:
            self._show(state)  # a refused value was set back

    def _put(self, state: SandboxState) -> None:
        before, self._state = self.state, state
        computed = _what_counts(state) != _what_counts(before)
        if (state.method, state.parameters) != (before.method, before.parameters):
            self.method_changed.emit()
        self.state_changed.emit(state)
        self.history_changed.emit()
        if computed or self._problem is not None:
            self._show(state)

    def _show(self, state: SandboxState) -> None:
        self._counted = state
        scene = self._scenes.get(state.picture)
        self._pipeline.ask(Order(state, scene, self.recording))

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


def _what_counts(state: SandboxState) -> SandboxState:
    """Return the state less what only decides how it is looked at."""
    from deblur_studio.core.sandbox.state import Bench, View

    return state.model_copy(update={"view": View(), "bench": Bench()})
