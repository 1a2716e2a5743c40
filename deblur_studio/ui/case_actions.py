"""The actions on cases in the File menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.actions import action
from deblur_studio.ui.case_asking import (
    ask_bundle,
    ask_details,
    ask_new_case,
    ask_open_case,
    ask_report,
    ask_verify,
    open_case,
)
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.verify_dialog import show_verification


def add_case_actions(menu: QMenu, theme: Theme, window: QMainWindow, bench: Workbench) -> None:
    """Fill the part of the File menu that is about cases."""

    def make(
        text: str, react: Callable[[QMainWindow, Workbench], object], keys: str = ""
    ) -> QAction:
        return action(theme, window, text, lambda: react(window, bench), shortcut=keys)

    fresh = make(tr("&New case…"), ask_new_case, "Ctrl+Shift+N")
    other = make(tr("Open cas&e…"), ask_open_case, "Ctrl+Shift+O")
    recent = QMenu(tr("Recen&t cases"), menu)
    recent.aboutToShow.connect(lambda: _fill_recent(recent, window, bench))
    details = make(tr("Case &details…"), ask_details)
    close = make(tr("C&lose case"), lambda _, bench: bench.evidence.case.close())
    report = make(tr("Rep&ort…"), ask_report, "Ctrl+Shift+R")
    bundle = make(tr("B&undle…"), ask_bundle)
    verify = make(tr("&Verify bundle…"), ask_verify)
    menu.addActions([fresh, other])
    menu.addMenu(recent)
    menu.addActions([details, close])
    menu.addSeparator()
    menu.addActions([report, bundle, verify])
    case = bench.evidence.case

    def show() -> None:
        idle = not case.busy and not bench.restoration.running
        for one in (fresh, other, verify):
            one.setEnabled(idle)
        for one in (details, close, report, bundle):
            one.setEnabled(idle and case.path is not None)

    for signal in (case.changed, case.started, case.ended, bench.restoration.readiness_changed):
        signal.connect(lambda *_: show())
    bench.evidence.papers.verified.connect(
        lambda path, found: show_verification(theme, window, path, found)
    )
    show()


def _fill_recent(menu: QMenu, window: QMainWindow, bench: Workbench) -> None:
    menu.clear()
    for path in bench.evidence.case.shelf.recent:
        entry = menu.addAction(path.name.replace("&", "&&"))
        entry.setToolTip(str(path))
        entry.setEnabled(path.is_file())
        entry.triggered.connect(lambda _=False, path=path: open_case(window, bench, path))
    if menu.isEmpty():
        menu.addAction(tr("No cases yet")).setEnabled(False)
