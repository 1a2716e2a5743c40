"""What leaves the sandbox, as jobs; whatever fails is said as a notice."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.job import JobContext, Reaction, Work
from deblur_studio.services.jobs import Jobs
from deblur_studio.services.loading import Loading
from deblur_studio.services.navigation import Navigation
from deblur_studio.services.notices import Notices
from deblur_studio.services.sandbox import SandboxService
from deblur_studio.services.sandbox_order import Drawn, Order, blur, draw
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.sandbox.export import ShotFiles

_TOPIC = "sandbox"


class SandboxExport(QObject):
    """Writes kernels and animations, and hands a simulated shot to Restore."""

    saved = Signal(object)
    """Path of a file that was written."""
    opened = Signal(object)
    """ShotFiles that Restore was handed."""

    def __init__(
        self,
        jobs: Jobs,
        sandbox: SandboxService,
        loading: Loading,
        navigation: Navigation,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs, self._sandbox, self._loading = jobs, sandbox, loading
        self._navigation, self._notices = navigation, notices
        self._folders: list[tempfile.TemporaryDirectory[str]] = []

    def save_kernel(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the kernel in view as .csv, .npz or .png."""
        from deblur_studio.core.sandbox.export import write_kernel

        kernel = self._sandbox.kernel_in_view()
        if kernel is not None:
            self._save(path, lambda _: write_kernel(kernel, path, overwrite=overwrite))

    def save_animation(self, path: Path, *, overwrite: bool = False) -> None:
        """Write how the path draws the kernel in view, as .gif or animated .png."""
        from deblur_studio.core.sandbox.export import write_animation

        kernels, place = self._sandbox.kernels, self._sandbox.place_in_view()
        if kernels is not None and place is not None:
            x, y = place
            self._save(path, lambda _: write_animation(kernels, x, y, path, overwrite=overwrite))

    def as_python(self) -> str:
        """Return the lines that make the kernel in view; empty while there is none."""
        from deblur_studio.core.sandbox.as_python import python_lines

        kernels, place = self._sandbox.kernels, self._sandbox.place_in_view()
        if kernels is None or place is None:
            return ""
        recording = self._sandbox.recording
        log = "motion.gcsv" if recording is None else str(recording.source.paths[0])
        camera = kernels.camera
        return python_lines(self._sandbox.state, camera.width, camera.height, *place, log)

    def open_in_restore(self, folder: Path | None = None) -> None:
        """Write photo, log and camera file of a shot at full size and open them in Restore.

        Without a folder they lie in a temporary one until the program ends.
        """
        order = Order(self._sandbox.state, self._sandbox.scene, self._sandbox.recording)
        place = folder or self._temporary()
        self._jobs.start(lambda context: _shoot(order, place, context), Reaction(self._open,
                         lambda failure: self._notices.fail(failure, _TOPIC)))  # fmt: skip

    def close(self) -> None:
        """Remove the temporary folders."""
        for folder in self._folders:
            folder.cleanup()
        self._folders.clear()

    def _temporary(self) -> Path:
        self._folders.append(tempfile.TemporaryDirectory(prefix="deblur-studio-"))
        return Path(self._folders[-1].name)

    def _open(self, files: ShotFiles) -> None:
        if files.note:
            self._notices.inform(files.note, _TOPIC)
        self._loading.open_files([files.photo, files.log, files.camera])
        self._navigation.go("restore")
        self.opened.emit(files)

    def _save(self, path: Path, work: Work) -> None:
        def done(_: object) -> None:
            self._notices.inform(tr("Saved as {name}.", name=path.name), _TOPIC)
            self.saved.emit(path)

        self._jobs.start(work, Reaction(done, lambda failed: self._notices.fail(failed, _TOPIC)))


def _shoot(order: Order, folder: Path, context: JobContext) -> ShotFiles:
    from deblur_studio.core.sandbox.export import write_shot

    drawn: Drawn = draw(order, context)
    height, width = drawn.scene.pixels.shape[:2]
    return write_shot(blur(drawn, height * width, context), folder)
