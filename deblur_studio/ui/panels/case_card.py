"""The case in hand: what it is, what it holds, and the work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from deblur_studio.services.translation import counted, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.case_words import mode_words, verdict_word
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.progress import ProgressStrip

if TYPE_CHECKING:
    from deblur_studio.core.evidence.open_case import OpenCase

_HEAD_SHOWN = 16


class CaseCard(Panel):
    """Is there while a case is open or a bundle is verified."""

    details_requested = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.card = Card(theme, tr("Case"), "case", tr("No case is open."))
        self.card.add_action("info", tr("Case details")).clicked.connect(self.details_requested)
        self.close_case = self.card.add_action("close", tr("Close case"))
        self.close_case.clicked.connect(bench.evidence.case.close)
        self.results = CalmCombo()
        self.results.setAccessibleName(tr("Result on view"))
        self.results.activated.connect(self._show_step)
        self.spread = QCheckBox(tr("Spread map with each result"))
        self.spread.setToolTip(tr("Eight more restorations with typical errors of the motion"))
        self.spread.setChecked(bench.evidence.case.spread_wanted)
        self.spread.toggled.connect(self._want_spread)
        self.progress = ProgressStrip(theme)
        self._fields = self._footer()
        self.card.add_footer(self._fields)
        self.card.add_footer(self.progress)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self._connect()
        self._show()

    def _footer(self) -> QWidget:
        box = QWidget()
        self._label = QLabel(tr("Result on view"))
        self._label.setProperty("role", "muted")
        self._label.setBuddy(self.results)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        for widget in (self._label, self.results, self.spread):
            column.addWidget(widget)
        return box

    def _connect(self) -> None:
        case = self.bench.evidence.case
        case.changed.connect(self._show)
        case.started.connect(self._start)
        case.progressed.connect(self.progress.set_progress)
        case.ended.connect(self._finish)
        self.progress.cancel_requested.connect(case.cancel)
        self.bench.restoration.readiness_changed.connect(self._show_readiness)
        self.bench.project.restoration_changed.connect(self._show_results)

    def _show(self) -> None:
        opened = self.bench.evidence.case.opened
        self.setVisible(opened is not None or self.bench.evidence.case.busy)
        self._fields.setVisible(opened is not None)
        if opened is None:
            self.card.clear()
            return
        self.card.set_rows(rows_of(opened))
        self._show_results()

    def _show_readiness(self) -> None:
        """A case stays while something is restored in it."""
        idle = not self.bench.restoration.running and not self.bench.evidence.case.busy
        for widget in (self.close_case, self.results):
            widget.setEnabled(idle)

    def _show_results(self) -> None:
        """List the results, the one on view chosen."""
        opened, result = self.bench.evidence.case.opened, self.bench.project.result
        if opened is None:
            return
        steps = {step.name: step.method for step in opened.case.steps}
        shown = "" if result is None or result.kept is None else result.kept.step
        with QSignalBlocker(self.results):
            self.results.clear()
            for each in opened.case.results:
                text = f"{each.step}: {steps[each.step]}, {verdict_word(each.verdict)}"
                self.results.addItem(text, each.step)
            self.results.setCurrentIndex(self.results.findData(shown))
        for widget in (self._label, self.results):
            widget.setVisible(bool(opened.case.results))

    def _show_step(self, index: int) -> None:
        self.bench.evidence.again.show_step(self.results.itemData(index))

    def _want_spread(self, on: bool) -> None:
        self.bench.evidence.case.spread_wanted = on

    def _start(self, title: str) -> None:
        self.progress.start(title)
        self.card.set_collapsed(False)
        self._show_readiness()
        self.show()

    def _finish(self) -> None:
        self.progress.finish()
        self._show_readiness()
        self._show()


def rows_of(opened: OpenCase) -> list[Row]:
    """Return what the card says of a case."""
    case = opened.case
    photos = counted("{n} photo", "{n} photos", len(case.photos))
    logs = counted("{n} log", "{n} logs", len(case.logs))
    restored = counted("{n} restoration", "{n} restorations", len(case.results))
    entries = counted("{n} entry", "{n} entries", opened.record.count)
    rows = [
        Row("file", tr("File"), opened.path.name),
        Row("number", tr("Number"), case.number or tr("not given")),
        Row("examiner", tr("Examiner"), case.examiner or tr("not given")),
        Row("notes", tr("Notes"), " ".join(case.notes.split())),
        Row("mode", tr("Mode"), mode_words(case.mode)),
        Row("holds", tr("Holds"), f"{photos}, {logs}", restored),
        Row("record", tr("Record"), entries, f"{opened.record.head[:_HEAD_SHOWN]}…"),
    ]
    return [row for row in rows if row.value]
