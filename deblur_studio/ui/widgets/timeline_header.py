"""The bar above the timeline: which colour is which axis, the unit, and where to look."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSignalBlocker, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.axis_legend import AxisLegend

AXES = ("x", "y", "z")


class RateUnit(StrEnum):
    """How angular rates are written."""

    RAD_S = "rad/s"
    DEG_S = "deg/s"


class TimelineHeader(QWidget):
    """Asks; the timeline answers."""

    unit_chosen = Signal(object)
    exposure_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units = QComboBox()
        self._units.addItems([unit.value for unit in RateUnit])
        self._units.setAccessibleName(tr("Unit of the angular rate"))
        self._units.currentTextChanged.connect(lambda text: self.unit_chosen.emit(RateUnit(text)))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.S, 0)
        row.setSpacing(Space.S)
        row.addWidget(AxisLegend(theme, AXES))
        row.addWidget(self._units)
        row.addStretch(1)
        self._exposure = self._button(tr("Zoom to exposure"), self.exposure_wanted)
        self._log = self._button(tr("Whole log"), self.log_wanted)
        row.addWidget(self._exposure)
        row.addWidget(self._log)

    def be_narrow(self) -> None:
        """Take little room: the unit stays as it is, and buttons say less."""
        self._units.hide()
        for button, word in ((self._exposure, tr("Exposure")), (self._log, tr("All"))):
            button.setAccessibleName(button.text())
            button.setToolTip(button.text())
            button.setText(word)

    def show_unit(self, unit: RateUnit) -> None:
        """Show a unit without asking for it."""
        with QSignalBlocker(self._units):
            self._units.setCurrentText(unit.value)

    def _button(self, text: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "flat")
        button.clicked.connect(lambda: wanted.emit())
        return button
