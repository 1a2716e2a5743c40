"""Turning against travelling: the kernels of every way to move, side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from deblur_studio.services.sandbox_bench import BenchPage
from deblur_studio.services.sandbox_bench_work import Compared
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.field_figure import FieldFigure

_COLUMNS = 3
_SAID = to_translate(
    "How far the camera must move for blurs of about one length. Turning blurs near and far alike;"
    " travel must grow with the depth of the scene. Roll and travel forward leave the centre sharp."
    " Lens, readout and depth are those at the left."
)


class TurningPanel(Panel):
    """Six small fields that follow lens, readout and scene depth."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.grid = QWidget()
        self._cells = QGridLayout(self.grid)
        self._cells.setContentsMargins(0, 0, 0, 0)
        self._cells.setSpacing(Space.S)
        self.figures: dict[str, FieldFigure] = {}
        said = QLabel(tr(_SAID))
        said.setProperty("role", "muted")
        said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.addWidget(said)
        column.addWidget(self.grid, 1)
        bench.sandbox_bench.compared_changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bench.sandbox_bench.watch(BenchPage.TURNING, on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bench.sandbox_bench.watch(BenchPage.TURNING, on=False)

    def _show(self, found: Compared) -> None:
        for number, one in enumerate(found.fields):
            if one.title not in self.figures:
                self.figures[one.title] = FieldFigure(self.theme, tr(one.title))
                place = divmod(number, _COLUMNS)
                self._cells.addWidget(self.figures[one.title], *place)
            self.figures[one.title].show_field(
                one.field, QSize(found.width, found.height), tr(one.amount)
            )
