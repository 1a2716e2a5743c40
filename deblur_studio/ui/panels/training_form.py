"""What to train, on what, with which recipe; starts it."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.core.errors import TrainingError
from deblur_studio.services.failure import sentence_of
from deblur_studio.services.training_draft import DEVICES, PRESETS, recipe_specs
from deblur_studio.services.training_sources import SourceKind
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.training_words import source_line
from deblur_studio.ui.widgets.folded_fields import FoldedFields
from deblur_studio.ui.widgets.form_fields import CalmCombo
from deblur_studio.ui.widgets.source_list import SourceList

_PHOTOS_HINT = to_translate("Folders of sharp photos. Some are kept back to judge the result by.")
_PRESETS = {
    "quick": to_translate("Quick"),
    "guided-small": to_translate("Guided-small"),
    "guided": to_translate("Guided"),
    "seed": to_translate("Seed"),
}
_MOTIONS_HINT = to_translate(
    "Logs of real shake make the training truer; without any it is generated."
)


class NewRunPanel(Panel):
    """Shows the draft and changes it; the button starts a run of it."""

    photos_wanted = Signal()
    logs_wanted = Signal()
    log_folder_wanted = Signal()
    started = Signal(object)

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self._make_choices()
        self._make_sources()
        self._make_recipe()
        self._make_start()
        self._arrange()
        bench.draft.changed.connect(self._show)
        bench.training.run_changed.connect(lambda _: self._show_readiness())
        bench.training.runs_changed.connect(self._show_readiness)
        bench.draft.recall()
        self._show()

    def start(self) -> None:
        """Start a run of what is shown, unless something is missing."""
        if not self.button.isEnabled():
            return
        draft = self.bench.draft
        run = self.bench.training.start(draft.complete(), draft.preset)
        if run is not None:
            self.started.emit(run)

    def _make_choices(self) -> None:
        draft = self.bench.draft
        self.preset, self.device, self.name = CalmCombo(), CalmCombo(), QLineEdit()
        _fill(self.preset, tr("Preset"), {name: tr(_PRESETS[name]) for name in PRESETS})
        _fill(self.device, tr("Device"), {name: tr(text) for name, text in DEVICES.items()})
        self.name.setAccessibleName(tr("Name of the run"))
        self.name.setMaxLength(60)
        self.summary = _label(self.theme)
        self.preset.activated.connect(lambda _: draft.choose(self.preset.currentData()))
        self.device.activated.connect(lambda _: draft.change("device", self.device.currentData()))
        self.name.editingFinished.connect(self._take_name)

    def _make_sources(self) -> None:
        self.photos = SourceList(self.theme, tr(_PHOTOS_HINT))
        self.motions = SourceList(self.theme, tr(_MOTIONS_HINT))
        for kind, shown in self._lists().items():
            shown.removed.connect(lambda number, kind=kind: self._remove(kind, number))
        self.add_photos = self._adder(tr("Add folder…"), self.photos_wanted)
        self.add_logs = self._adder(tr("Add logs…"), self.logs_wanted)
        self.add_log_folder = self._adder(tr("Add folder…"), self.log_folder_wanted)

    def _lists(self) -> dict[SourceKind, SourceList]:
        return {SourceKind.PHOTOS: self.photos, SourceKind.MOTIONS: self.motions}

    def _adder(self, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        self.theme.bind_icon(button, "add")
        button.clicked.connect(wanted)
        return button

    def _make_recipe(self) -> None:
        self._specs = recipe_specs()
        self.recipe = FoldedFields(self.theme, tr("Recipe"), self._specs)
        self.recipe.proposed.connect(self._take)
        self.recipe.validity_changed.connect(self._show_readiness)

    def _make_start(self) -> None:
        self.button = QPushButton(tr("Start training"))
        self.button.setProperty("role", "primary")
        self.button.clicked.connect(self.start)
        self.missing = QLabel()
        self.missing.setProperty("role", "muted")
        self.missing.setWordWrap(True)

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.XS, 0)
        column.setSpacing(Space.M)
        choices = QFormLayout()
        choices.setSpacing(Space.S)
        choices.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        choices.addRow(tr("Preset"), self.preset)
        choices.addRow(self.summary)
        choices.addRow(tr("Name"), self.name)
        choices.addRow(tr("Device"), self.device)
        column.addLayout(choices)
        column.addWidget(self._part(tr("Photos"), self.photos, self.add_photos))
        column.addWidget(
            self._part(tr("Motions"), self.motions, self.add_logs, self.add_log_folder)
        )
        column.addWidget(self.recipe)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.S, Space.S, Space.M)
        layout.setSpacing(Space.S)
        layout.addWidget(ColumnScroll(inside), 1)
        layout.addWidget(self.missing)
        layout.addWidget(self.button)

    def _part(self, title: str, shown: SourceList, *buttons: QPushButton) -> QFrame:
        frame, name = QFrame(), QLabel(title)
        frame.setProperty("role", "panel")
        name.setFont(self.theme.font(FontRole.HEADING))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(name)
        column.addWidget(shown)
        column.addLayout(row)
        return frame

    def _take(self, name: str, value: object) -> None:
        try:
            self.bench.draft.change(name, value)
        except TrainingError as error:
            self.recipe.show_problem(name, sentence_of(error))

    def _take_name(self) -> None:
        if name := self.name.text().strip():
            self.bench.draft.change("name", name)
        else:
            self.name.setText(self.bench.draft.config.name)

    def _remove(self, kind: SourceKind, number: int) -> None:
        sources = self.bench.draft.sources
        sources.remove(sources.of(kind)[number])

    def _show(self) -> None:
        draft = self.bench.draft
        config = draft.config
        self.preset.setCurrentIndex(self.preset.findData(draft.preset))
        self.summary.setText(tr(PRESETS[draft.preset]))
        self.device.setCurrentIndex(self.device.findData(config.device))
        with QSignalBlocker(self.name):
            self.name.setText(config.name)
        self.recipe.show_values({spec.name: getattr(config, spec.name) for spec in self._specs})
        self.recipe.summary.setText(
            tr("{steps:,} steps of {batch} crops", steps=config.steps, batch=config.batch)
        )
        for kind, shown in self._lists().items():
            shown.show_lines([source_line(source) for source in draft.sources.of(kind)])
        self._show_readiness()

    def _show_readiness(self) -> None:
        active = self.bench.training.active
        missing = self.bench.draft.missing()
        if active is not None:
            missing = tr("{name} is being trained; one run at a time.", name=active.name)
        elif not missing and not self.recipe.is_valid():
            missing = tr("A number of the recipe cannot be taken; see there.")
        self.missing.setText(missing)
        self.missing.setVisible(bool(missing))
        self.button.setEnabled(not missing)


def _fill(combo: QComboBox, name: str, entries: dict[str, str]) -> None:
    combo.setAccessibleName(name)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    for key, text in entries.items():
        combo.addItem(text, key)


def _label(theme: Theme) -> QLabel:
    label = QLabel()
    label.setProperty("role", "muted")
    label.setFont(theme.font(FontRole.SMALL))
    label.setWordWrap(True)
    return label
