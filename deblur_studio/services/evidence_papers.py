"""What leaves a case: its report, its bundle, and whether a bundle can be believed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.progress import Part
from deblur_studio.services.evidence_case import CaseService
from deblur_studio.services.job import JobContext
from deblur_studio.services.notices import Notices
from deblur_studio.services.translation import tr

if TYPE_CHECKING:
    from deblur_studio.core.evidence.verify import Verification


class CasePapers(QObject):
    """Writes reports and bundles of the case in hand, verifies bundles of anybody."""

    written = Signal(object)
    """Path of a report or a bundle."""
    verified = Signal(object, object)
    """Path of a bundle, and what verifying it came to."""

    def __init__(self, case: CaseService, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._case, self._notices = case, notices

    def report(self, path: Path, *, overwrite: bool = False) -> None:
        """Write the report of the case; its suffix chooses PDF or HTML."""
        opened = self._case.opened
        if opened is None:
            return

        def work(context: JobContext) -> None:
            from deblur_studio.core.evidence.report_file import write_report

            write_report(opened, path, context, overwrite=overwrite)

        self._case.run(tr("Writing the report"), work, lambda _: self._say(path))

    def bundle(self, path: Path, *, overwrite: bool = False) -> None:
        """Pack the case with everything that it needs into one file."""
        opened = self._case.opened
        if opened is None:
            return

        def work(context: JobContext) -> str:
            from deblur_studio.core.evidence.bundle import write_bundle
            from deblur_studio.core.evidence.report_file import report_bytes

            report = report_bytes(opened, Part(context, 0.0, 0.7))
            part = Part(context, 0.7, 1.0)
            made = write_bundle(opened, path, report, overwrite=overwrite, progress=part)
            return made.record_head

        def take(head: str) -> None:
            self._say(path)
            self._notices.warn(
                tr(
                    "Note the hash of the record's last entry where nobody can change it: {head}",
                    head=head,
                )
            )

        self._case.run(tr("Packing the bundle"), work, take)

    def verify(self, path: Path, expected_head: str = "") -> None:
        """Check a bundle and carry out every step of it again."""

        def work(context: JobContext) -> Verification:
            from deblur_studio.core.evidence.verify import verify

            return verify(path, expected_head, context)

        title = tr("Verifying {name}", name=path.name)
        self._case.run(title, work, lambda found: self.verified.emit(path, found))

    def _say(self, path: Path) -> None:
        self._notices.inform(tr("Saved as {name}.", name=path.name))
        self._case.changed.emit()
        self.written.emit(path)
