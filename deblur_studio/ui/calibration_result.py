"""Last page of the assistant: the rig, how well it explains each photo, and its name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.mounting import string_from_mounting
from deblur_studio.services.rig_found import RigFound
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.chip import StatusChip
from deblur_studio.ui.widgets.status import Status

_VALUES = (to_translate("Value"), to_translate("Before"), to_translate("Found"))
_PHOTOS = (
    to_translate("Photo"),
    to_translate("Better than no motion by"),
    to_translate("Left unexplained"),
    "",
)
_DOTS = (to_translate("Dot"), "", to_translate("Left unexplained"), "")
_ROW_PX = 30


class ResultPage(Panel):
    """Shows what was found; the assistant saves it under the name typed here."""

    title = to_translate("Result")

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.chip = StatusChip(theme)
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.values, self.photos = _table(_VALUES), _table(_PHOTOS)
        self.values.setAccessibleName(tr("Values of the rig"))
        self.values.setFixedHeight(_ROW_PX * 6 + 4)
        self.photos.setAccessibleName(tr("How well each photo is explained"))
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of the rig, such as \u201cDrone cam\u201d"))
        self.name.setAccessibleName(tr("Name of the rig"))
        self.name.setMaxLength(60)
        self._arrange()
        bench.rig_calibration.changed.connect(self._show)
        self._show()

    def leave(self) -> None:
        """There is nothing to take over."""

    def _arrange(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(Space.S)
        told.addWidget(self.chip)
        told.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        layout.addLayout(told)
        layout.addWidget(self.values)
        layout.addWidget(self.photos, 1)
        layout.addWidget(self.name)

    def _show(self) -> None:
        found = self.bench.rig_calibration.found
        if found is None:
            return
        if found.sure:
            self.chip.set_status(Status.OK, tr("Solved"))
        else:
            self.chip.set_status(Status.WARNING, tr("Not settled"))
        self.summary.setText(found.summary)
        _fill(self.values, _rows_of(found))
        fits = [(tr("fits") if row.fits else tr("does not fit")) for row in found.rows]
        rows = [
            (row.name, row.gain, row.residual, word)
            for row, word in zip(found.rows, fits, strict=True)
        ]
        dots = not any(row.gain for row in found.rows)
        self.photos.setHorizontalHeaderLabels(_words(_DOTS if dots else _PHOTOS))
        _fill(self.photos, rows)


def _rows_of(found: RigFound) -> list[tuple[str, str, str]]:
    bias = "  ".join(written(float(np.degrees(rate)), ".3f") for rate in found.bias_rad_s)
    told, new = found.told, found.camera
    return [
        (tr("Clock offset"), _ms(told.time_offset_s), _ms(new.time_offset_s)),
        (tr("Focal length"), f"{written(told.fx_px, '.1f')} px", f"{written(new.fx_px, '.1f')} px"),
        (tr("Readout"), _ms(told.readout_s), _ms(new.readout_s)),
        (tr("Orientation"), _orientation(told), _orientation(new)),
        (tr("Gyro bias (this log)"), "", f"{bias} \N{DEGREE SIGN}/s"),
    ]


def _ms(seconds: float) -> str:
    return f"{written(seconds * 1e3, '.1f')} ms"


def _orientation(camera: Camera) -> str:
    """Return the nearest axes along axes and how far the mounting is turned from them."""
    matrix = camera.mounting()
    nearest = np.zeros((3, 3))
    axes = np.abs(matrix).argmax(axis=1)
    nearest[range(3), axes] = np.sign(matrix[range(3), axes])
    name = string_from_mounting(tuple((row[0], row[1], row[2]) for row in nearest.tolist()))
    cosine = (np.trace(nearest.T @ matrix) - 1) / 2
    turned = float(np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0))))
    if turned <= 0.05:
        return str(name)
    return tr("{name}, turned by {turned:.1f}\N{DEGREE SIGN}", name=name, turned=turned)


def _words(texts: tuple[str, ...]) -> list[str]:
    return [tr(text) if text else "" for text in texts]


def _table(columns: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(columns))
    table.setHorizontalHeaderLabels(_words(columns))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW_PX)
    table.setShowGrid(False)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table


def _fill(table: QTableWidget, rows: Sequence[tuple[str, ...]]) -> None:
    table.setRowCount(len(rows))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(row, column, item)
