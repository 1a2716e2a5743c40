"""The method, its parameters, the button, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.restoration import methods
from deblur_studio.services.verdict import Verdict, verdict_of
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form import ParameterForm
from deblur_studio.ui.widgets.progress import ProgressStrip

_STALE = "Settings changed since: deblur again to update."


class MethodPanel(Panel):
    """Asks how to restore, starts it and says how well it went."""

    save_requested = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._methods = {one.name: one for one in methods()}
        self._kept: dict[str, Any] = {}
        self._make_choice()
        self._make_button()
        self._make_outcome()
        self._arrange()
        self._connect()
        self._choose()
        self._show_readiness()
        self._show_outcome()

    def _make_choice(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName("Method")
        for one in self._methods.values():
            self.choice.addItem(one.title, one.name)
            self.choice.setItemData(
                self.choice.count() - 1, one.summary, Qt.ItemDataRole.ToolTipRole
            )
        index = self.choice.findData(self.bench.settings.preferences.method)
        self.choice.setCurrentIndex(max(index, 0))
        first = next(iter(self._methods.values()))
        self.form = ParameterForm(self.theme, first.parameters_type())
        self._shown = first.name
        self.summary = _label("muted")

    def _make_button(self) -> None:
        self.button = QPushButton("Deblur")
        self.button.setProperty("role", "primary")
        self.button.setShortcut(QKeySequence("Ctrl+Return"))
        self.button.setToolTip("Restore the photo under the measured motion (Ctrl+Return)")
        self.missing = _label("muted")
        self.progress = ProgressStrip(self.theme)

    def _make_outcome(self) -> None:
        self.outcome = QFrame()
        self.outcome.setProperty("role", "panel")
        self.headline, self.scores = _label("heading"), _label("small")
        self.notes, self.stale = _label("muted"), _label("muted")
        self.stale.setText(_STALE)
        self.save = QPushButton("Save as…")
        self.theme.bind_icon(self.save, "save")
        layout = QVBoxLayout(self.outcome)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        for widget in (self.headline, self.scores, self.notes, self.stale, self.save):
            layout.addWidget(widget)

    def _arrange(self) -> None:
        inside = QWidget()
        top = QVBoxLayout(inside)
        top.setContentsMargins(0, 0, Space.XS, 0)
        top.setSpacing(Space.S)
        for widget in (self.choice, self.summary, self.form, self.outcome):
            top.addWidget(widget)
        top.addStretch(1)
        self._scroll = ColumnScroll(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(self._scroll, 1)
        for below in (self.missing, self.button, self.progress):
            layout.addWidget(below)

    def _connect(self) -> None:
        bench = self.bench
        self.choice.currentIndexChanged.connect(self._choose)
        self.form.changed.connect(self._keep)
        self.form.validity_changed.connect(self._show_readiness)
        self.button.clicked.connect(self.deblur)
        self.progress.cancel_requested.connect(bench.restoration.cancel)
        self.save.clicked.connect(self.save_requested)
        bench.restoration.started.connect(self.progress.start)
        bench.restoration.progressed.connect(self.progress.set_progress)
        bench.restoration.ended.connect(self.progress.finish)
        bench.restoration.readiness_changed.connect(self._show_readiness)
        bench.restoration.method_wanted.connect(self._select)
        for signal in (bench.project.photo_changed, bench.project.recording_changed):
            signal.connect(self._show_readiness)
        bench.project.restoration_changed.connect(self._show_outcome)
        bench.project.settings_changed.connect(self._show_outcome)

    def _choose(self) -> None:
        chosen = self._methods[self.choice.currentData()]
        if chosen.name != self._shown:
            self._shown = chosen.name
            self.form.set_parameters(self._kept.get(chosen.name, chosen.parameters_type()))
            kept = replace(self.bench.settings.preferences, method=chosen.name)
            self.bench.settings.change(kept)
        model = getattr(self.form.parameters(), "model", "")
        told = f" It uses your model {model}." if model else ""
        self.summary.setText(chosen.summary + told)

    def _select(self, name: str, model: str) -> None:
        """Choose a learned method with a model of the user, for as long as the program runs."""
        index = self.choice.findData(name)
        if index < 0:
            return
        self.choice.setCurrentIndex(index)
        self._keep(replace(self.form.parameters(), model=model))
        self.form.set_parameters(self._kept[name])
        self._choose()

    def _keep(self, parameters: Any) -> None:
        self._kept[self._shown] = parameters

    def deblur(self) -> None:
        """Start the method with its parameters, unless something is missing."""
        chosen = self._methods[self._shown]
        self.bench.restoration.deblur(chosen.name, chosen.title, self.form.parameters())

    def _show_readiness(self) -> None:
        missing = self.bench.restoration.missing()
        running = self.bench.restoration.running
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.button.setVisible(not running)
        self.button.setEnabled(not missing and self.form.is_valid())
        self.choice.setEnabled(not running)
        self.form.setEnabled(not running)

    def _show_outcome(self) -> None:
        result = self.bench.project.result
        self.outcome.setVisible(result is not None)
        if result is None:
            return
        found: Verdict = verdict_of(result.restoration)
        title = self._methods[result.restoration.method].title
        self.headline.setText(found.headline)
        self.scores.setText(f"{title}, {result.restoration.seconds:.1f} s. {found.scores}")
        self.notes.setText(" ".join((found.advice, *result.restoration.notes)).strip())
        self.notes.setVisible(bool(self.notes.text()))
        self.stale.setVisible(self.bench.project.result_is_stale())
        # The layout has to know the new texts before it can scroll to them.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.outcome))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
