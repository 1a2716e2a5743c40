"""How the sensor lies and what it measures just now, in numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout

from deblur_studio.services.sensor_attitude import rotation_of
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.attitude_view import AttitudeView
from deblur_studio.ui.widgets.axis_legend import AxisLegend

_INTERVAL_MS = 50
_NUMBERS_EVERY = 4
_MEAN_S = 0.1
_QUANTITIES = (
    (to_translate("Acceleration"), "m/s²", 2),
    (to_translate("Rate"), "°/s", 1),
    (to_translate("Angle"), "°", 1),
)


class ValuesPanel(Panel):
    """Follows the newest sample; numbers are means of a tenth of a second, to be readable."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.attitude = AttitudeView(theme)
        self.numbers = [[QLabel("\N{EN DASH}") for _ in range(3)] for _ in _QUANTITIES]
        self._arrange()
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._show)
        bench.sensor.state_changed.connect(self._forget)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.XS)
        for column, axis in enumerate("xyz", start=1):
            head = AxisLegend(self.theme, (axis,))
            head.setMinimumHeight(head.sizeHint().height())
            grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignRight)
        for row, (name, unit, _) in enumerate(_QUANTITIES, start=1):
            label = QLabel(f"{tr(name)}\n{unit}")
            label.setProperty("role", "muted")
            label.setFont(self.theme.font(FontRole.SMALL))
            grid.addWidget(label, row, 0)
            for column, number in enumerate(self.numbers[row - 1], start=1):
                number.setFont(self.theme.font(FontRole.MONO))
                number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                number.setAccessibleName(
                    tr(
                        "{quantity} {axis} in {unit}",
                        quantity=tr(name),
                        axis="xyz"[column - 1],
                        unit=unit,
                    )
                )
                grid.addWidget(number, row, column)
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.M, Space.XS, Space.M, Space.S)
        layout.addWidget(self.attitude, 1)
        layout.addLayout(grid)

    def _forget(self) -> None:
        if not self.bench.sensor.live:
            self.attitude.show_rotation(None)
            for number in (one for row in self.numbers for one in row):
                number.setText("\N{EN DASH}")

    def _show(self) -> None:
        newest = self.bench.sensor.snapshot(_MEAN_S) if self.bench.sensor.live else None
        if newest is None or not len(newest.time_s):
            return
        angle = newest.angle_deg[-1].astype(np.float64)
        self.attitude.show_rotation(rotation_of(angle) if np.isfinite(angle).all() else None)
        self._turn = (self._turn + 1) % _NUMBERS_EVERY
        if self._turn == 0:
            accel, gyro = _mean(newest.accel_m_s2), np.degrees(_mean(newest.gyro_rad_s))
            self._write((accel, gyro, angle))

    def _write(self, values: tuple[NDArray[np.float64], ...]) -> None:
        for row, (three, (_, _, places)) in enumerate(zip(values, _QUANTITIES, strict=True)):
            for number, value in zip(self.numbers[row], three.tolist(), strict=True):
                number.setText(_text_of(value, places))


def _text_of(value: float, places: int) -> str:
    if not np.isfinite(value):
        return "\N{EN DASH}"
    rounded = round(value, places) + 0.0  # no minus before a zero
    return written(rounded, f".{places}f").replace("-", "\N{MINUS SIGN}")


def _mean(values: NDArray[np.float32]) -> NDArray[np.float64]:
    known = values[np.isfinite(values).all(axis=1)]
    if not len(known):
        return np.full(3, np.nan)
    return np.asarray(known.mean(axis=0), dtype=np.float64)
