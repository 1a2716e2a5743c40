"""A number by slider and keyboard on one line, so that many fit below each other."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.widgets.number_field import NumberField

_LABEL_PX, _UNIT_PX, _EDIT_PX = 102, 44, 60


class SliderRow(NumberField):
    """Label, slider, number and unit side by side; what is wrong stands below."""

    digits = 3

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        self._label.setFixedWidth(_LABEL_PX)
        self._edit.setFixedWidth(_EDIT_PX)
        unit = QLabel(tr(self.spec.unit))
        unit.setProperty("role", "muted")
        unit.setFixedWidth(_UNIT_PX)
        small = self._label.font()
        small.setPointSizeF(small.pointSizeF() * 0.92)
        for label in (self._label, unit):
            label.setFont(small)
        row.addWidget(self._label)
        row.addWidget(self._slider, 1)
        row.addWidget(self._edit)
        row.addWidget(unit)
        row.addWidget(self._automatic)
        self._column.addLayout(row)
        self._column.addWidget(self._problem)
