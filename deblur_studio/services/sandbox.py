"""The sandbox: one state that is edited, and everything that follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import DeblurError, FieldError
from deblur_studio.core.imaging.photo import Image
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.failure import sentence_of
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.notices import Notices
from deblur_studio.services.project import Project
from deblur_studio.services.sandbox_history import SandboxHistory
from deblur_studio.services.sandbox_results import FieldProblem, SandboxResults

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from deblur_studio.core.sandbox.state import SandboxState


class SandboxService(SandboxResults):
    """Holds a state that is valid at all times; pictures follow it and the last good ones stay."""

    state_changed = Signal(object)
    """SandboxState."""
    method_changed = Signal()
    """Another method, or other values of it."""
    history_changed = Signal()

    def __init__(
        self, jobs: Jobs, project: Project, notices: Notices, parent: QObject | None = None
    ) -> None:
        super().__init__(jobs, notices, parent)
        self._project = project
        self._history = SandboxHistory()
        self._state: SandboxState | None = None
        self._recording: ImuRecording | None = None

    @property
    def state(self) -> SandboxState:
        """The state in hand."""
        if self._state is None:
            from deblur_studio.core.sandbox.state import SandboxState

            self._state = SandboxState()
        return self._state

    @property
    def recording(self) -> ImuRecording | None:
        """The log that stretches are taken of: the one given, else the project's."""
        return self._recording or self._project.recording

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
            self._tell(FieldProblem(error.field or field, sentence_of(error)))
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
            self._tell(FieldProblem(error.field, sentence_of(error)))
            return False
        return True

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
        computed = what_counts(state) != what_counts(before)
        if (state.method, state.parameters) != (before.method, before.parameters):
            self.method_changed.emit()
        self.state_changed.emit(state)
        self.history_changed.emit()
        if computed or self._problem is not None:
            self._show(state)

    def _show(self, state: SandboxState) -> None:
        self._ask(state, self.recording)


def what_counts(state: SandboxState) -> SandboxState:
    """Return the state less what only decides how it is looked at."""
    from deblur_studio.core.sandbox.state import Bench, View

    return state.model_copy(update={"view": View(), "bench": Bench()})
