"""The rig that photos are taken with: one of those that were saved, or none."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme

_NONE = to_translate("None")
_TIP = Qt.ItemDataRole.ToolTipRole


class RigPicker(Panel):
    """Choosing one applies it to the photo in hand and to later ones."""

    calibration_requested = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        name = QLabel(tr("Rig"))
        name.setProperty("role", "muted")
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Rig"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choice.setToolTip(tr("A camera with its sensor, as a calibration found them"))
        name.setBuddy(self.choice)
        self.calibrate = QPushButton(tr("Calibrate\u2026"))
        self.calibrate.setToolTip(
            tr("Find clock offset, mounting, focal length and readout of a rig")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(name)
        row.addWidget(self.choice, 1)
        row.addWidget(self.calibrate)
        self.calibrate.clicked.connect(lambda: self.calibration_requested.emit())
        self.choice.activated.connect(self._choose)
        bench.rigs.changed.connect(self._fill)
        self._fill()

    def _choose(self) -> None:
        self.bench.rigs.choose(self.choice.currentData())

    def _fill(self) -> None:
        chosen = self.bench.rigs.chosen
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItem(tr(_NONE), "")
            for rig in self.bench.rigs.rigs():
                self.choice.addItem(rig.name, rig.name)
                size = f"{rig.camera.width} \u00d7 {rig.camera.height}, {rig.made[:10]}"
                self.choice.setItemData(self.choice.count() - 1, f"{size}. {rig.told}", _TIP)
            name = "" if chosen is None else chosen.name
            self.choice.setCurrentIndex(max(self.choice.findData(name), 0))
