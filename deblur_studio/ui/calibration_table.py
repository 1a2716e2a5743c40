"""The photos of a calibration with the times at which they were taken."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from deblur_studio.services.rig_draft import RigPhoto
from deblur_studio.services.translation import to_translate, tr, written

_COLUMNS = (
    to_translate("Photo"),
    to_translate("Size"),
    to_translate("Starts at (s)"),
    to_translate("Exposure (ms)"),
    to_translate("Time from"),
)
_START, _EXPOSURE = 2, 3


class CalibrationTable(QTableWidget):
    """Start and exposure are typed in; both as numbers, or nothing is passed on."""

    placed = Signal(int, float, float)
    """Row, start in s on the log's clock, exposure in s."""

    def __init__(self) -> None:
        super().__init__(0, len(_COLUMNS))
        self.setHorizontalHeaderLabels([tr(title) for title in _COLUMNS])
        self.setAccessibleName(tr("Photos to calibrate from"))
        self.verticalHeader().hide()
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(False)
        self.setShowGrid(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._read)

    def show_photos(self, photos: tuple[RigPhoto, ...]) -> None:
        """Show other photos, or other times of them."""
        with QSignalBlocker(self):
            self.setRowCount(len(photos))
            for row, photo in enumerate(photos):
                for column, text in enumerate(_texts(photo)):
                    item = QTableWidgetItem(text)
                    if column not in (_START, _EXPOSURE):
                        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
                    self.setItem(row, column, item)

    def chosen(self) -> list[int]:
        """Return the rows that are selected."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def _read(self, item: QTableWidgetItem) -> None:
        row = item.row()
        start_s, exposure_ms = self._number(row, _START), self._number(row, _EXPOSURE)
        if not math.isnan(start_s):
            exposure_s = 0.0 if math.isnan(exposure_ms) else exposure_ms / 1e3
            self.placed.emit(row, start_s, exposure_s)

    def _number(self, row: int, column: int) -> float:
        item = self.item(row, column)
        try:
            return float(item.text().replace(",", ".")) if item is not None else math.nan
        except ValueError:
            return math.nan


def _texts(photo: RigPhoto) -> tuple[str, ...]:
    size = f"{photo.camera.width} \u00d7 {photo.camera.height}"
    start = "" if photo.start_s is None else written(photo.start_s, ".4f")
    exposure = "" if photo.exposure_s is None else written(photo.exposure_s * 1e3, ".3f")
    return photo.path.name, size, start, exposure, tr(photo.source)
