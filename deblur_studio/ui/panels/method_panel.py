"""The method, its parameters, the button, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.restoration import methods
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.model_words import model_line, row_name
from deblur_studio.ui.outcome_view import OutcomeView
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.preset_menu import PresetButton
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.form import ParameterForm
from deblur_studio.ui.widgets.model_picker import ModelPicker, ModelRow
from deblur_studio.ui.widgets.progress import ProgressStrip

_NO_MODEL = to_translate(
    "No weights ship for this method: train it in the Training workspace, or open a model."
)
_REFINE = to_translate(
    "Clock, bias, focal length and mounting are moved, within what is usual, to where they explain"
    " the blur best; what changes is shown on the camera card and can be taken back"
)
_EVIDENCE = to_translate(
    "Learned methods are off in an evidence case: they add detail from other photos."
)


class MethodPanel(Panel):
    """Asks how to restore, starts it and says how well it went."""

    save_requested = Signal()
    model_wanted = Signal()
    card_wanted = Signal(object)
    """The model whose card is wanted."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._methods = {one.name: one for one in methods()}
        self._chosen = bench.evidence.choice
        self._make_choice()
        self._make_button()
        self.outcome = OutcomeView(theme)
        self._arrange()
        self._connect()
        self._show_choice()
        self._show_mode()
        self._show_outcome()

    def _make_choice(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Method"))
        for one in self._methods.values():
            self.choice.addItem(tr(one.title), one.name)
            self.choice.setItemData(
                self.choice.count() - 1, tr(one.summary), Qt.ItemDataRole.ToolTipRole
            )
        self.presets = PresetButton(self.theme, self.bench)
        self.form = ParameterForm(self.theme, self._chosen.parameters)
        self.summary, self.mode = _label("muted"), _label("muted")
        self.picker = ModelPicker(self.theme)

    def _make_button(self) -> None:
        self.refine = QCheckBox(tr("Refine the motion first"))
        self.refine.setToolTip(tr(_REFINE))
        self.refine.setChecked(self.bench.settings.preferences.refine_motion)
        self.button = QPushButton(tr("Deblur"))
        self.button.setProperty("role", "primary")
        self.button.setShortcut(QKeySequence("Ctrl+Return"))
        self.button.setToolTip(tr("Restore the photo under the measured motion (Ctrl+Return)"))
        self.missing = _label("muted")
        self.progress = ProgressStrip(self.theme)

    def _arrange(self) -> None:
        inside = QWidget()
        top = QVBoxLayout(inside)
        top.setContentsMargins(0, 0, Space.XS, 0)
        top.setSpacing(Space.S)
        line = QHBoxLayout()
        line.setSpacing(Space.S)
        line.addWidget(self.choice, 1)
        line.addWidget(self.presets)
        top.addLayout(line)
        for widget in (self.mode, self.summary, self.picker, self.form, self.outcome):
            top.addWidget(widget)
        top.addStretch(1)
        self._scroll = ColumnScroll(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(self._scroll, 1)
        for below in (self.missing, self.refine, self.button, self.progress):
            layout.addWidget(below)

    def _connect(self) -> None:
        bench = self.bench
        self.choice.currentIndexChanged.connect(self._choose)
        self.form.changed.connect(self._chosen.set_parameters)
        self._chosen.changed.connect(self._show_choice)
        bench.evidence.case.changed.connect(self._show_mode)
        self.picker.chosen.connect(lambda model: bench.models.choose(self._chosen.name, model))
        self.picker.open_wanted.connect(self.model_wanted)
        self.picker.card_wanted.connect(self._want_card)
        bench.models.changed.connect(self._show_models)
        self.form.validity_changed.connect(self._show_readiness)
        self.button.clicked.connect(self.deblur)
        self.refine.toggled.connect(self._keep_refine)
        self.progress.cancel_requested.connect(bench.deblurring.cancel)
        bench.deblurring.started.connect(self._show_refining)
        bench.deblurring.progressed.connect(self.progress.set_progress)
        bench.deblurring.ended.connect(self._show_refined)
        self.outcome.save.clicked.connect(self.save_requested)
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
        self._chosen.choose(self.choice.currentData())

    def _show_choice(self) -> None:
        chosen = self._chosen.method
        self.choice.setCurrentIndex(self.choice.findData(chosen.name))
        if self.form.parameters() != self._chosen.parameters:
            self.form.set_parameters(self._chosen.parameters)
        self.summary.setText(tr(chosen.summary))
        self.picker.setVisible(not chosen.deterministic)
        self._show_models()
        self._show_readiness()

    def _show_mode(self) -> None:
        """Take learned methods off the list in a case that does not allow them, and say why."""
        refused = self.bench.evidence.case.mode == "evidence"
        self.mode.setText(tr(_EVIDENCE) if refused else "")
        self.mode.setVisible(refused)
        model = self.choice.model()
        assert isinstance(model, QStandardItemModel)
        for row, one in enumerate(self._methods.values()):
            allowed = one.deterministic or not refused
            model.item(row).setEnabled(allowed)
            model.item(row).setToolTip(tr(one.summary if allowed else _EVIDENCE))
        self._show_readiness()

    def _select(self, name: str) -> None:
        index = self.choice.findData(name)
        if index >= 0:
            self.choice.setCurrentIndex(index)

    def _show_models(self) -> None:
        """Offer the models of a learned method; they are read when they are first needed."""
        models, name = self.bench.models, self._chosen.name
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
        model = self.bench.models.chosen_model(self._chosen.name)
        if model is not None:
            self.card_wanted.emit(model)

    def deblur(self) -> None:
        """Start the method with its parameters, unless something is missing."""
        chosen, parameters = self._chosen.method, self.form.parameters()
        if not chosen.deterministic:
            parameters = replace(parameters, model=self.bench.models.chosen(chosen.name))
        refine = self.refine.isChecked()
        self.bench.deblurring.deblur(chosen.name, tr(chosen.title), parameters, refine=refine)

    def _keep_refine(self, on: bool) -> None:
        settings = self.bench.settings
        settings.change(replace(settings.preferences, refine_motion=on))

    def _show_refining(self, title: str) -> None:
        self.progress.start(title)
        self._show_readiness()

    def _show_refined(self) -> None:
        self.progress.finish()
        self._show_readiness()

    def _show_readiness(self) -> None:
        missing = self.bench.restoration.missing() or self._refusal()
        running = self.bench.restoration.running or self.bench.deblurring.refining
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.button.setVisible(not running)
        self.button.setEnabled(not missing and self.form.is_valid())
        self.choice.setEnabled(not running)
        self.presets.setEnabled(not running)
        self.picker.setEnabled(not running)
        self.form.setEnabled(not running)
        self.refine.setEnabled(not running)

    def _refusal(self) -> str:
        """Return why the chosen method may not be used in the case in hand."""
        evidence = self.bench.evidence.case.mode == "evidence"
        if self._chosen.method.deterministic or not evidence:
            return ""
        return tr("Choose a classical method, or make an investigative case.")

    def _show_outcome(self) -> None:
        project = self.bench.project
        self.outcome.show_result(project.result, stale=project.result_is_stale())
        # The layout has to know the new texts before it can scroll to them.
        if project.result is not None:
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.outcome))


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
