"""Where the program keeps what it makes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deblur_studio.services.places import Place
from deblur_studio.services.translation import tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.widgets.elided_label import ElidedLabel


class FoldersPage(QWidget):
    """A folder for each kind; what lies in the one before stays there."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__()
        self._places = bench.places
        self.paths = {place: ElidedLabel() for place in Place}
        self.changes = {place: QPushButton(tr("Change…")) for place in Place}
        self.usuals = {place: QPushButton(tr("Usual")) for place in Place}
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.S)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for row, (place, name) in enumerate(_names().items()):
            self._add(grid, row, place, name)
        hint = QLabel(tr("Files that were made before stay where they are."))
        hint.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.L)
        column.addLayout(grid)
        column.addWidget(hint)
        column.addStretch(1)
        self._places.changed.connect(self._show)
        self._show()

    def _add(self, grid: QGridLayout, row: int, place: Place, name: str) -> None:
        change, usual = self.changes[place], self.usuals[place]
        self.paths[place].make_copyable()
        self.paths[place].setAccessibleName(tr("Folder of {what}", what=name))
        change.setAccessibleName(tr("Change the folder of {what}", what=name))
        usual.setAccessibleName(tr("Use the usual folder of {what}", what=name))
        change.clicked.connect(lambda: self._ask(place, name))
        usual.clicked.connect(lambda: self._places.choose(place, None))
        for column, widget in enumerate((QLabel(name), self.paths[place], change, usual)):
            grid.addWidget(widget, row, column)

    def _ask(self, place: Place, name: str) -> None:
        start = self._places.chosen(place) or self._places.usual(place) or ""
        title = tr("Folder of {what}", what=name)
        chosen = QFileDialog.getExistingDirectory(self, title, str(start))
        if chosen:
            self._places.choose(place, Path(chosen))

    def _show(self) -> None:
        for place, label in self.paths.items():
            chosen = self._places.chosen(place)
            path = chosen or self._places.usual(place)
            label.set_whole_text(tr("beside the photo") if path is None else str(path))
            label.setToolTip(label.whole_text)
            self.usuals[place].setEnabled(chosen is not None)


def _names() -> dict[Place, str]:
    return {
        Place.RECORDINGS: tr("Recordings"),
        Place.RUNS: tr("Training runs"),
        Place.MODELS: tr("Models"),
        Place.RESULTS: tr("Results"),
    }
