"""Loss and score of one run or of several, over the same steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.curve_colours import curve_colour
from deblur_studio.ui.widgets.curve_plot import CurvePlot, Floats, Level, Line
from deblur_studio.ui.widgets.elided_label import ElidedLabel

_DASH = QSize(16, 10)


@dataclass(frozen=True, eq=False)
class PlottedRun:
    """The curves of a run, each x (N,) and y (N,)."""

    name: str
    loss: tuple[Floats, Floats]
    psnr_db: tuple[Floats, Floats]


class TrainingPlots(QWidget):
    """Two plots, one below the other; with several runs a legend says whose curve is whose."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.loss = CurvePlot(theme, tr("Loss"))
        self.psnr = CurvePlot(theme, tr("PSNR, dB"))
        self.psnr.stand_below(self.loss)
        self.logarithmic = QCheckBox(tr("Logarithmic steps"))
        self.logarithmic.setFont(theme.font(FontRole.SMALL))
        self.logarithmic.setToolTip(
            tr("Give early steps more room; a double click on a plot shows all")
        )
        self.logarithmic.toggled.connect(self.set_logarithmic_x)
        self._names: tuple[str, ...] = ()
        self._entries: list[QWidget] = []
        self._legend = QHBoxLayout()
        self._legend.setSpacing(Space.M)
        above = QHBoxLayout()
        above.addLayout(self._legend, 1)
        above.addWidget(self.logarithmic, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(above)
        column.addWidget(self.loss, 1)
        column.addWidget(self.psnr, 1)

    @property
    def names(self) -> tuple[str, ...]:
        """What the legend says."""
        return self._names

    def show_runs(self, runs: Sequence[PlottedRun], levels: Mapping[str, float]) -> None:
        """Show the curves of runs, and levels beside the score."""
        self.loss.show_lines([Line(*run.loss, number) for number, run in enumerate(runs)])
        self.psnr.show_lines(
            [Line(*run.psnr_db, number) for number, run in enumerate(runs)],
            [Level(name, y) for name, y in levels.items() if y == y],
        )
        self._show_legend(tuple(run.name for run in runs) if len(runs) > 1 else ())

    def set_logarithmic_x(self, on: bool) -> None:
        """Count steps by factors or evenly."""
        for plot in (self.loss, self.psnr):
            plot.set_logarithmic_x(on)

    def _show_legend(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        self._names = names
        for old in self._entries:
            self._legend.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._entries = [_Entry(self._theme, name, number) for number, name in enumerate(names)]
        for entry in self._entries:
            self._legend.addWidget(entry)


class _Entry(QWidget):
    def __init__(self, theme: Theme, name: str, number: int) -> None:
        super().__init__()
        label = ElidedLabel(name)
        label.setFont(theme.font(FontRole.SMALL))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        row.addWidget(_Dash(theme, number))
        row.addWidget(label, 1)


class _Dash(QLabel):
    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.setFixedSize(_DASH)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(QColor(curve_colour(self._theme, self._number)), 3.0))
        painter.drawLine(QLineF(0, self.height() / 2, self.width(), self.height() / 2))
        painter.end()
