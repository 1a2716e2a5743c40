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

from deblur_studio.services.restoration import methods, usual_method
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.verdict import Verdict, verdict_of
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.model_words import model_line, row_name
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form import ParameterForm
from deblur_studio.ui.widgets.model_picker import ModelPicker, ModelRow
from deblur_studio.ui.widgets.progress import ProgressStrip

_NO_MODEL = to_translate(
    "No weights ship for this method: train it in the Training workspace, or open a model."
)
_STALE = to_translate("Settings changed since: deblur again to update.")


class MethodPanel(Panel):
    """Asks how to restore, starts it and says how well it went."""

    save_requested = Signal()
    model_wanted = Signal()
    card_wanted = Signal(object)
    """The model whose card is wanted."""

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
        self.choice.setAccessibleName(tr("Method"))
        for one in self._methods.values():
            self.choice.addItem(tr(one.title), one.name)
            self.choice.setItemData(
                self.choice.count() - 1, tr(one.summary), Qt.ItemDataRole.ToolTipRole
            )
        usual = self._methods[usual_method()]
        kept = self.bench.settings.preferences.method
        name = kept if kept in self._methods else usual.name
        self.choice.setCurrentIndex(self.choice.findData(name))
        self.form = ParameterForm(self.theme, usual.parameters_type())
        self._shown = usual.name
        self.summary = _label("muted")
        self.picker = ModelPicker(self.theme)

    def _make_button(self) -> None:
        self.button = QPushButton(tr("Deblur"))
        self.button.setProperty("role", "primary")
        self.button.setShortcut(QKeySequence("Ctrl+Return"))
        self.button.setToolTip(tr("Restore the photo under the measured motion (Ctrl+Return)"))
        self.missing = _label("muted")
        self.progress = ProgressStrip(self.theme)

    def _make_outcome(self) -> None:
        self.outcome = QFrame()
        self.outcome.setProperty("role", "panel")
        self.headline, self.scores = _label("heading"), _label("small")
        self.notes, self.stale = _label("muted"), _label("muted")
        self.stale.setText(tr(_STALE))
        self.save = QPushButton(tr("Save as…"))
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
        for widget in (self.choice, self.summary, self.picker, self.form, self.outcome):
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
        self.picker.chosen.connect(lambda model: bench.models.choose(self._shown, model))
        self.picker.open_wanted.connect(self.model_wanted)
        self.picker.card_wanted.connect(self._want_card)
        bench.models.changed.connect(self._show_models)
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
        self.summary.setText(tr(chosen.summary))
        self.picker.setVisible(not chosen.deterministic)
        self._show_models()

    def _select(self, name: str) -> None:
        index = self.choice.findData(name)
        if index >= 0:
            self.choice.setCurrentIndex(index)

    def _show_models(self) -> None:
        """Offer the models of a learned method; they are read when they are first needed."""
        models, name = self.bench.models, self._shown
        if self._methods[name].deterministic:
            return
        if not models.known:
            models.read()
        rows = [
            ModelRow(model.reference, row_name(model), model_line(model.card))
            for model in models.of(name)
        ]
        self.picker.show_rows(rows, models.chosen(name), tr(_NO_MODEL) if models.known else "")

    def _want_card(self) -> None:
        model = self.bench.models.chosen_model(self._shown)
        if model is not None:
            self.card_wanted.emit(model)

    def _keep(self, parameters: Any) -> None:
        self._kept[self._shown] = parameters

    def deblur(self) -> None:
        """Start the method with its parameters, unless something is missing."""
        chosen, parameters = self._methods[self._shown], self.form.parameters()
        if not chosen.deterministic:
            parameters = replace(parameters, model=self.bench.models.chosen(chosen.name))
        self.bench.restoration.deblur(chosen.name, tr(chosen.title), parameters)

    def _show_readiness(self) -> None:
        missing = self.bench.restoration.missing()
        running = self.bench.restoration.running
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.button.setVisible(not running)
        self.button.setEnabled(not missing and self.form.is_valid())
        self.choice.setEnabled(not running)
        self.picker.setEnabled(not running)
        self.form.setEnabled(not running)

    def _show_outcome(self) -> None:
        result = self.bench.project.result
        self.outcome.setVisible(result is not None)
        if result is None:
            return
        found: Verdict = verdict_of(result.restoration)
        title = tr(self._methods[result.restoration.method].title)
        self.headline.setText(found.headline)
        self.scores.setText(
            f"{title}, {written(result.restoration.seconds, '.1f')} s. {found.scores}"
        )
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
