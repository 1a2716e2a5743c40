"""Asks for the files of cases, reports and bundles, and passes the answers on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from deblur_studio.services.translation import counted, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.case_dialogs import CaseDetailsDialog, NewCaseDialog, cases_filter
from deblur_studio.ui.case_words import mode_words
from deblur_studio.ui.file_dialogs import may_lose_result


def ask_new_case(parent: QWidget, bench: Workbench) -> None:
    """Let the user say what a new case is, and make it."""
    case = bench.evidence.case
    examiner = "" if case.case is None else case.case.examiner
    dialog = NewCaseDialog(parent, _proposed(bench), examiner)
    if dialog.exec():
        from deblur_studio.core.evidence.open_case import About

        number, name, notes = dialog.fields.values()
        bench.navigation.go("restore")
        case.make(dialog.path, About(number, name, notes, dialog.mode))
    dialog.deleteLater()


def ask_open_case(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a case and open it."""
    recent = bench.evidence.case.shelf.recent
    start = str(recent[0].parent) if recent else bench.settings.preferences.photo_folder
    name, _ = QFileDialog.getOpenFileName(parent, tr("Open case"), start, cases_filter())
    if name:
        open_case(parent, bench, Path(name))


def open_case(parent: QWidget, bench: Workbench, path: Path) -> None:
    """Open a case once nothing can be lost."""
    if may_lose_result(parent, bench):
        bench.navigation.go("restore")
        bench.evidence.case.open(path)


def ask_details(parent: QWidget, bench: Workbench) -> None:
    """Show what is said about the case and let it be changed."""
    service = bench.evidence.case
    case, opened = service.case, service.opened
    if case is None or opened is None:
        return
    entries = counted("{n} entry", "{n} entries", opened.record.count)
    facts = [
        (tr("File"), str(opened.path)),
        (tr("Mode"), mode_words(case.mode)),
        (tr("Made"), f"{case.made_utc.replace('T', ' ').removesuffix('+00:00')} UTC"),
        (tr("Record"), entries),
        (tr("Last hash"), opened.record.head),
    ]
    dialog = CaseDetailsDialog(parent, (case.number, case.examiner, case.notes), facts)
    if dialog.exec():
        service.describe(*dialog.fields.values())
    dialog.deleteLater()


def ask_report(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the report goes; the dialog asks before it overwrites."""
    kinds = f"PDF (*.pdf);;{tr('Web page')} (*.html)"
    path, chosen = _ask_save(parent, bench, tr("Report"), ".pdf", kinds)
    if path is not None:
        bench.evidence.papers.report(path, overwrite=chosen)


def ask_bundle(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose where the bundle goes."""
    path, chosen = _ask_save(parent, bench, tr("Bundle"), ".zip", f"{tr('Bundles')} (*.zip)")
    if path is not None:
        bench.evidence.papers.bundle(path, overwrite=chosen)


def ask_verify(parent: QWidget, bench: Workbench) -> None:
    """Let the user choose a bundle, and verify it."""
    start = "" if bench.evidence.case.path is None else str(bench.evidence.case.path.parent)
    kinds = f"{tr('Bundles')} (*.zip)"
    name, _ = QFileDialog.getOpenFileName(parent, tr("Verify bundle"), start, kinds)
    if name:
        bench.navigation.go("restore")
        bench.evidence.papers.verify(Path(name))


def _ask_save(
    parent: QWidget, bench: Workbench, title: str, suffix: str, kinds: str
) -> tuple[Path | None, bool]:
    """Return the path, and whether it is the very name that the dialog asked about."""
    case = bench.evidence.case.path
    if case is None:
        return None, False
    start = str(case.with_suffix(suffix))
    name, kind = QFileDialog.getSaveFileName(parent, title, start, kinds)
    if not name:
        return None, False
    wanted = ".html" if kind.endswith("(*.html)") else suffix
    path = Path(name) if Path(name).suffix else Path(f"{name}{wanted}")
    return path, path == Path(name)


def _proposed(bench: Workbench) -> Path:
    """Return a free name beside the photo for a new case."""
    photo = bench.project.photo
    recent = bench.evidence.case.shelf.recent
    folder = recent[0].parent if recent and recent[0].parent.is_dir() else Path.home()
    wanted = photo.source.path.with_suffix(".dblr") if photo else folder / "case.dblr"
    free, number = wanted, 2
    while free.exists():
        free = wanted.with_name(f"{wanted.stem}-{number}.dblr")
        number += 1
    return free
