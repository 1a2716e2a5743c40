"""First page of the assistant: what to calibrate from."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.rig_draft import FEWEST, MOST, RigKind
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme

_KINDS = {
    RigKind.PHOTOS: (
        to_translate("{fewest} to {most} photos and one log"),
        to_translate(
            "Photos of anything with detail, taken by hand at 1/60 to 1/5 s while the sensor"
            " recorded without a pause. They share the clock offset, the mounting, the focal length"
            " and the readout, so together they settle them."
        ),
    ),
    RigKind.CHART: (
        to_translate("One photo of the printed dot chart and its log"),
        to_translate(
            "Each dot photographs as the blur itself. Print the chart on matt paper, fill the frame"
            " with it and let the camera shake. One photo seldom settles the mounting."
        ),
    ),
}


class KindPage(Panel):
    """Asks which of the two ways."""

    title = to_translate("What to calibrate from")

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.ways: dict[RigKind, QRadioButton] = {}
        self._group = QButtonGroup(self)  # the two have different parents
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        for kind in _KINDS:
            layout.addWidget(self._way(kind))
        self.chart = QPushButton(tr("Save chart as PDF\u2026"))
        self.chart.setAutoDefault(False)
        theme.bind_icon(self.chart, "save")
        self.chart.clicked.connect(self._save_chart)
        self.saved = QLabel()
        self.saved.setProperty("role", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(Space.XL, 0, 0, 0)
        row.addWidget(self.chart)
        row.addWidget(self.saved, 1)
        layout.addLayout(row)
        layout.addStretch(1)
        bench.rig_calibration.chart_saved.connect(self._tell_saved)
        self.ways[bench.rig_calibration.draft.kind].setChecked(True)

    def kind(self) -> RigKind:
        """Return the way that is chosen."""
        return next(kind for kind, way in self.ways.items() if way.isChecked())

    def leave(self) -> None:
        """Take the choice over."""
        self.bench.rig_calibration.begin(self.kind())

    def _way(self, kind: RigKind) -> QWidget:
        name, words = _KINDS[kind]
        self.ways[kind] = QRadioButton(tr(name, fewest=FEWEST, most=MOST))
        self._group.addButton(self.ways[kind])
        told = QLabel(tr(words))
        told.setWordWrap(True)
        told.setProperty("role", "muted")
        told.setContentsMargins(Space.XL, 0, 0, Space.M)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.ways[kind])
        column.addWidget(told)
        return holder

    def _save_chart(self) -> None:
        start = str(Path(self.bench.settings.preferences.save_folder) / "dot-chart.pdf")
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the dot chart"), start, tr("PDF (*.pdf)")
        )
        if name:
            path = Path(name) if Path(name).suffix else Path(name + ".pdf")
            self.bench.rig_calibration.save_chart(path)

    def _tell_saved(self, path: Path) -> None:
        self.saved.setText(tr("Saved as {name}; print it at 100 %.", name=path.name))
