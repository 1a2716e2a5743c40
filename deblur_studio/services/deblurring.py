"""One press of the button: the motion is refined by the photo, then the photo is restored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from deblur_studio.services.alignment import AlignmentService
from deblur_studio.services.alignment_found import Reach, Wish
from deblur_studio.services.restoration import RestorationService
from deblur_studio.services.translation import tr


class Deblurring(QObject):
    """Puts the two services in a row; what was refined already is not refined again."""

    started = Signal(str)
    """What runs before the restoration, in words."""
    progressed = Signal(float, str)
    ended = Signal(str)

    def __init__(
        self,
        alignment: AlignmentService,
        restoration: RestorationService,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._alignment, self._restoration = alignment, restoration
        self._then: Callable[[], None] | None = None
        alignment.progressed.connect(self._tell)
        alignment.ended.connect(self._refined)

    @property
    def refining(self) -> bool:
        """Whether the motion is being refined before a restoration."""
        return self._then is not None

    def deblur(self, method: str, title: str, parameters: object, *, refine: bool) -> None:
        """Restore by a method; refine the motion first where that is wanted and was not done."""

        def restore() -> None:
            self._restoration.deblur(method, title, parameters)

        ready = not self._restoration.missing() and not self._alignment.running
        if not refine or not ready or self._alignment.settled:
            restore()
            return
        self._then = restore
        self._alignment.search(Wish(Reach.SET), quiet=True)
        self.started.emit(tr("Refining the motion"))

    def cancel(self) -> None:
        """Stop what runs, refining or restoring."""
        if self.refining:
            self._alignment.cancel()
        else:
            self._restoration.cancel()

    def _tell(self, fraction: float, message: str) -> None:
        if self.refining:
            self.progressed.emit(fraction, message)

    def _refined(self, how: str) -> None:
        """Go on with the restoration, with the refined motion where the photo confirms it."""
        then, self._then = self._then, None
        if then is None:
            return
        self.ended.emit(how)
        if how == "cancelled":
            return
        found = self._alignment.found
        if how == "succeeded" and found is not None and found.answer.verdict == "found":
            self._alignment.use(1)
        then()
