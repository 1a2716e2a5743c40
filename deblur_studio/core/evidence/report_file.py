"""A report as a file: the same content as HTML or as PDF, noted in the record."""

from __future__ import annotations

from pathlib import Path

from deblur_studio.core.errors import OutputError
from deblur_studio.core.evidence.kept_file import KeptFile, keep
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.report_case import report_of
from deblur_studio.core.evidence.report_html import to_html
from deblur_studio.core.evidence.report_pdf import print_pdf
from deblur_studio.core.files import refuse_inputs, written_whole
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.selftest import run_checks

REPORT_SUFFIXES = (".html", ".htm", ".pdf")


def report_bytes(opened: OpenCase, progress: Progress = SILENT, *, self_test: bool = True) -> bytes:
    """Return the report of a case in HTML.

    Args:
        opened: The case.
        progress: Told once a check and once a result.
        self_test: Whether the program's own checks are run and printed, which takes seconds.

    Raises:
        DeblurError: A file has changed or cannot be read.
    """
    findings = run_checks(Part(progress, 0.0, 0.5)) if self_test else ()
    return to_html(report_of(opened, findings, Part(progress, 0.5, 1.0)))


def write_report(
    opened: OpenCase,
    path: Path,
    progress: Progress = SILENT,
    *,
    self_test: bool = True,
    overwrite: bool = False,
) -> KeptFile:
    """Write the report of a case; its suffix chooses HTML or PDF.

    Args:
        opened: The case; its record gets an entry with the hash of the report.
        path: Where the report goes.
        progress: Told several times.
        self_test: As for ``report_bytes``.
        overwrite: Whether a report that is there may be replaced; a file of the case never is.

    Raises:
        OutputError: Another suffix, a file that must stay, or the disk refuses.
        EvidenceError: The PDF cannot be made here.
        DeblurError: A file of the case has changed.
    """
    if path.suffix.lower() not in REPORT_SUFFIXES:
        raise OutputError(f"{path.name} must end in .html or .pdf.")
    own = (opened.folder / file.path for file in opened.case.files())
    refuse_inputs(path, (opened.path, opened.record.path, *own))
    data = report_bytes(opened, Part(progress, 0.0, 0.8), self_test=self_test)
    with written_whole(path, overwrite=overwrite) as temporary:
        if path.suffix.lower() == ".pdf":
            print_pdf(data, temporary, _foot(opened), Part(progress, 0.8, 1.0))
        else:
            temporary.write_bytes(data)
    file = keep("report", path, opened.shown(path))
    opened.note(Doing("report", outputs=[file]))
    opened.change()
    return file


def _foot(opened: OpenCase) -> str:
    """Return what stands below every page, so that pages of two reports cannot be mixed."""
    number = f"Case {opened.case.number}" if opened.case.number else opened.path.name
    return f"{number}   record {opened.record.count} entries, {opened.record.head[:16]}..."
