"""Above the motion: look for the exposure in it, and take what was found."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.alignment_found import Reach, Wish
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.alignment_choices import AlignmentChoices
from deblur_studio.ui.alignment_words import REACHES, REFINEMENTS, sentence_of, verdict_of
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.progress import ProgressStrip
from deblur_studio.ui.widgets.wrapped_label import WrappedLabel

_USUAL = ("bias", "scale")
_TIP = to_translate(
    "Compare the blur of the photo with every stretch of the log; nothing is changed by it"
)


class AlignmentBar(Panel):
    """Asks where to search, shows how it goes and what came of it."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._reach_chosen = False
        self._make_question()
        self.progress = ProgressStrip(theme)
        self.verdict = StatusChip(theme)
        self.sentence = WrappedLabel()
        self.sentence.setFont(theme.font(FontRole.SMALL))
        self.choices = AlignmentChoices(theme, bench)
        self._arrange()
        self._connect()
        self._show()

    def wish(self) -> Wish:
        """Return what is asked for."""
        free = [name for name, entry in self._free.items() if entry.isChecked()]
        return Wish(Reach(self.reach.currentData()), ("offset", *free))

    def search(self) -> None:
        """Start the search."""
        self.bench.alignment.search(self.wish())

    def _make_question(self) -> None:
        self.start = QPushButton(tr("Find exposure"))
        self.start.setToolTip(tr(_TIP))
        self.theme.bind_icon(self.start, "search")
        self.reach = QComboBox()
        self.reach.setAccessibleName(tr("Where to search"))
        for reach, words in REACHES.items():
            self.reach.addItem(tr(words), reach.value)
        self.refine = QToolButton()
        self.refine.setText(tr("Refine"))
        self.refine.setToolTip(tr("What else the search may correct"))
        self.refine.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.refine.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.theme.bind_icon(self.refine, "chevron_down")
        menu = QMenu(self.refine)
        self._free = {name: menu.addAction(tr(words)) for name, words in REFINEMENTS.items()}
        for name, entry in self._free.items():
            entry.setCheckable(True)
            entry.setChecked(name in _USUAL)
        self.refine.setMenu(menu)

    def _arrange(self) -> None:
        self._question = QWidget()
        row = QHBoxLayout(self._question)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for asked in (self.start, self.reach, self.refine):
            row.addWidget(asked)
        row.addStretch(1)
        row.addWidget(self.choices)
        self._outcome = QWidget()
        told = QHBoxLayout(self._outcome)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(Space.S)
        told.addWidget(self.verdict)
        told.addWidget(self.sentence, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        for widget in (self._question, self.progress, self._outcome):
            layout.addWidget(widget)

    def _connect(self) -> None:
        alignment = self.bench.alignment
        self.start.clicked.connect(self.search)
        self.reach.activated.connect(self._keep_reach)
        self.progress.cancel_requested.connect(alignment.cancel)
        alignment.started.connect(self._show_start)
        alignment.progressed.connect(self.progress.set_progress)
        alignment.ended.connect(self._show_end)
        alignment.changed.connect(self._show)
        self.bench.project.photo_changed.connect(self._forget_reach)

    def _keep_reach(self) -> None:
        self._reach_chosen = True

    def _forget_reach(self) -> None:
        self._reach_chosen = False
        self._show()

    def _show_start(self) -> None:
        if not self.bench.deblurring.refining:
            self.progress.start(tr("Finding the exposure"))
        self._show()

    def _show_end(self) -> None:
        self.progress.finish()
        self._show()

    def _show(self) -> None:
        alignment = self.bench.alignment
        self.setVisible(alignment.ready)
        # What is refined before a restoration is shown under its button, with its Cancel.
        aside = self.bench.deblurring.refining
        self._question.setVisible(aside or not alignment.running)
        self._question.setEnabled(not alignment.running)
        self._outcome.setVisible(alignment.found is not None and not alignment.running)
        if not self._reach_chosen:
            with QSignalBlocker(self.reach):
                self.reach.setCurrentIndex(self.reach.findData(alignment.proposed_reach().value))
        if alignment.found is not None:
            answer = alignment.found.answer
            self.verdict.set_status(*verdict_of(answer))
            self.sentence.setText(sentence_of(answer))
