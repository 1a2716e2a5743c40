"""How the photos of a batch are restored and where the results go."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QSpinBox

from deblur_studio.services.restoration import methods, usual_method
from deblur_studio.services.translation import counted, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.elided_label import ElidedLabel
from deblur_studio.ui.widgets.form_fields import CalmCombo

_FORMATS = {".tif": "TIFF, 16 bit", ".png": "PNG, 16 bit", ".jpg": "JPEG"}
_MOST_JOBS = 64
_FILE = "file"


class BatchOptions(Panel):
    """Follows the draft and changes it."""

    folder_wanted = Signal()
    preset_wanted = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.method, self.format = CalmCombo(), CalmCombo()
        for method in methods():
            self.method.addItem(tr(method.title), method.name)
        self.method.addItem(tr("Preset from a file…"), _FILE)
        self.method.setAccessibleName(tr("Method"))
        for suffix, words in _FORMATS.items():
            self.format.addItem(words, suffix)
        self.format.setAccessibleName(tr("Format of the results"))
        self.told = ElidedLabel(elide=Qt.TextElideMode.ElideRight)
        self.told.setProperty("role", "muted")
        self.jobs = QSpinBox()
        self.jobs.setRange(1, _MOST_JOBS)
        self.jobs.setAccessibleName(tr("Photos at a time"))
        self.overwrite = QCheckBox(tr("Replace results that are there"))
        self.folder = ElidedLabel()
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setAutoDefault(False)
        theme.bind_icon(self.choose, "open")
        self._arrange()
        self._connect()
        self._show()

    def _arrange(self) -> None:
        method, folder, how = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (method, folder, how):
            row.setSpacing(Space.S)
        method.addWidget(self.method)
        method.addWidget(self.told, 1)
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.choose)
        how.addWidget(self.format)
        how.addSpacing(Space.M)
        how.addWidget(QLabel(tr("Photos at a time")))
        how.addWidget(self.jobs)
        how.addSpacing(Space.M)
        how.addWidget(self.overwrite)
        how.addStretch(1)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(Space.L)
        form.setVerticalSpacing(Space.S)
        form.addRow(tr("Method"), method)
        form.addRow(tr("Results in"), folder)
        form.addRow(tr("Results as"), how)

    def _connect(self) -> None:
        batch = self.bench.batch
        self.method.activated.connect(self._choose_method)
        self.format.activated.connect(lambda: batch.set_options(suffix=self.format.currentData()))
        self.jobs.valueChanged.connect(lambda count: batch.set_options(jobs=count))
        self.overwrite.toggled.connect(lambda on: batch.set_options(overwrite=on))
        self.choose.clicked.connect(lambda: self.folder_wanted.emit())
        batch.changed.connect(self._show)

    def _choose_method(self) -> None:
        name = self.method.currentData()
        if name == _FILE:
            self.preset_wanted.emit()
            self._show()
        else:
            self.bench.batch.choose_method(name)

    def _show(self) -> None:
        batch = self.bench.batch
        draft = batch.draft
        preset = draft.preset
        name = usual_method() if preset is None else preset.method
        with (
            QSignalBlocker(self.method),
            QSignalBlocker(self.format),
            QSignalBlocker(self.jobs),
            QSignalBlocker(self.overwrite),
        ):
            self.method.setCurrentIndex(max(self.method.findData(name), 0))
            self.format.setCurrentIndex(self.format.findData(draft.suffix))
            self.jobs.setValue(draft.jobs)
            self.overwrite.setChecked(draft.overwrite)
        own = 0 if preset is None else len(preset.parameters)
        automatic = tr("Every setting automatic")
        self.told.set_whole_text(
            counted("{n} setting of its own", "{n} settings of its own", own) if own else automatic
        )
        self.folder.set_whole_text(tr("None yet") if draft.out is None else str(draft.out))
        for combo in (self.method, self.format):  # a batch that has begun keeps its own
            combo.setEnabled(not batch.running and not batch.begun)
        for field in (self.jobs, self.overwrite, self.choose):
            field.setEnabled(not batch.running)
