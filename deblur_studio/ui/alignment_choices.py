"""The candidates of a search as buttons: take one, or go back to what was before."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.alignment_words import choice_text
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme


class AlignmentChoices(Panel):
    """Nothing is taken without a click; one click brings back what was before."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.use = QPushButton(tr("Use"))
        self.use.setToolTip(tr("Move the exposure to where it was found"))
        theme.bind_icon(self.use, "ok_mark")
        self.undo = QPushButton(tr("Undo"))
        self.undo.setToolTip(tr("Back to the settings before the search"))
        theme.bind_icon(self.undo, "undo")
        self.hint = QLabel(tr("Try:"))
        self.hint.setProperty("role", "muted")
        self.numbers: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.XS)
        for widget in (self.undo, self.use, self.hint):
            self._row.addWidget(widget)
        self.use.clicked.connect(lambda: bench.alignment.use(1))
        self.undo.clicked.connect(bench.alignment.undo)
        bench.alignment.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        alignment = self.bench.alignment
        found, used = alignment.found, alignment.used
        offered = found is not None and found.answer.verdict != "not-found"
        sure = found is not None and found.answer.verdict == "found"
        self.undo.setVisible(alignment.can_undo)
        self.use.setVisible(sure and (used is None or used.number != 1))
        count = len(found.choices) if offered and found is not None else 0
        if sure and count == 1:
            count = 0  # "Use" says it all
        self.hint.setVisible(count > 0)
        self._make_numbers(count)
        for number, button in enumerate(self.numbers, start=1):
            assert found is not None
            button.setChecked(used is not None and used.number == number)
            button.setToolTip(choice_text(found.choices[number - 1]))

    def _make_numbers(self, count: int) -> None:
        if count == len(self.numbers):
            return
        for old in self.numbers:
            self._row.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self.numbers = [self._number(number) for number in range(1, count + 1)]

    def _number(self, number: int) -> QPushButton:
        button = QPushButton(str(number))
        button.setProperty("role", "compact")
        button.setCheckable(True)
        button.setAccessibleName(tr("Use candidate {number}", number=number))
        button.clicked.connect(lambda: self._take(number))
        self._row.addWidget(button)
        return button

    def _take(self, number: int) -> None:
        self.bench.alignment.use(number)
        self._show()  # a click on the one in use must not take its mark away
