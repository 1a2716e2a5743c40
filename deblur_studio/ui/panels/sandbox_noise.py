"""Why undoing a blur amplifies noise: one slider from the inverse filter to Wiener's."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from deblur_studio.core.sandbox.state import SandboxState
from deblur_studio.services.sandbox_bench import BenchPage
from deblur_studio.services.sandbox_bench_work import Filtered
from deblur_studio.services.translation import to_translate, tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.sandbox_bench_kernel import BenchKernel
from deblur_studio.ui.sandbox_fields import StateForm
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.figure_row import FigureRow
from deblur_studio.ui.widgets.line_plot import LinePlot, Mark, Series
from deblur_studio.ui.widgets.number_field import CalmSlider, NumberField
from deblur_studio.ui.widgets.plot_scale import Axes

_LOW, _HIGH = -6.0, 0.0  # powers of ten; below the lowest is the inverse filter
_PLACES = 240
_WORDS = (to_translate("Noise comes out"), "PSNR", to_translate("Behind the best"))


class NoisePanel(Panel):
    """Shows the filtered picture and what every strength costs."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.canvas = PhotoCanvas(theme)
        self.canvas.set_mode(CompareMode.SIDE_BY_SIDE)
        self.canvas.set_labels(tr("Blurred, with noise"), tr("Filtered"))
        self.canvas.setAccessibleName(tr("Filtered picture"))
        self.canvas.setAcceptDrops(False)
        self.canvas.set_empty_text(tr("Preparing the picture…"), "")
        axes = Axes(tr("strength of the filter"), tr("RMS error"), log_x=True, log_y=True)
        self.plot = LinePlot(theme, tr("Error by strength"), axes)
        self.figures = FigureRow(theme, _WORDS)
        self.kernel = BenchKernel(theme, bench, editable=False)
        self.noise = StateForm(theme, bench.sandbox, "camera", ("noise",), NumberField)
        self._best = 0.0
        self._make_slider()
        self._arrange()
        self.plot.picked.connect(lambda strength: self._choose(_place(strength)))
        bench.sandbox_bench.filtered_changed.connect(self._show)
        bench.sandbox.state_changed.connect(self._show_strength)
        self._show_strength(bench.sandbox.state)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bench.sandbox_bench.watch(BenchPage.INVERSE, on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bench.sandbox_bench.watch(BenchPage.INVERSE, on=False)

    def _make_slider(self) -> None:
        self.strength = CalmSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(0, _PLACES)
        self.strength.setPageStep(10)
        self.strength.setAccessibleName(tr("Strength of the filter"))
        self.strength.setToolTip(tr("Left: the inverse filter. Right: more and more of Wiener's."))
        self.strength.valueChanged.connect(self._choose)
        self.strength.sliderReleased.connect(self.bench.sandbox.finish)
        self.best = QPushButton(tr("Best"))
        self.best.setToolTip(tr("Go to the strength with the least error"))
        self.best.clicked.connect(lambda: self._choose(_place(self._best)))

    def _choose(self, place: int) -> None:
        self.bench.sandbox.change("bench.strength", _strength(place))

    def _show_strength(self, state: SandboxState) -> None:
        with QSignalBlocker(self.strength):
            self.strength.setValue(_place(state.bench.strength))

    def _show(self, found: Filtered) -> None:
        curve, self._best = found.curve, found.curve.best
        self.canvas.set_original(found.blurred_rgb8)
        self.canvas.set_restored(found.restored_rgb8)
        seen = curve.strengths > 0
        x = curve.strengths[seen]
        best_db = found.trial.psnr_db(curve.best)
        self.plot.show_series(
            [
                Series(tr("error"), x, curve.error[seen], "text"),
                Series(tr("amplified noise"), x, curve.noise[seen], "x", dashed=True),
                Series(tr("missing detail"), x, curve.lost[seen], "z", dashed=True),
            ],
            [
                Mark(max(curve.best, 10**_LOW), tr("best"), "ok"),
                Mark(max(found.strength, 10**_LOW), tr("here")),
            ],
        )
        self.figures.show_figures(
            {
                "Noise comes out": tr(
                    "{gain:.3g} \N{MULTIPLICATION SIGN} stronger", gain=found.noise_gain
                ),
                "PSNR": f"{written(found.psnr_db, '.1f')} dB".replace("-", "\N{MINUS SIGN}"),
                "Behind the best": f"{written(max(0.0, best_db - found.psnr_db), '.1f')} dB",
            }
        )

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for text, widget, share in (
            (tr("Inverse filter"), self.strength, 1),
            (tr("Wiener"), None, 0),
        ):
            label = QLabel(text)
            row.addWidget(label)
            if widget is not None:
                row.addWidget(widget, share)
        row.addWidget(self.best)
        column_of_kernel = QWidget()
        side = QVBoxLayout(column_of_kernel)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.kernel)
        side.addWidget(self.noise)
        side.addStretch(1)
        above, below = QWidget(), QWidget()
        pictures = QHBoxLayout(above)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.addWidget(self.canvas, 3)
        scroll = ColumnScroll(column_of_kernel)
        scroll.setMinimumWidth(self.kernel.minimumWidth() + Space.L)
        pictures.addWidget(scroll, 1)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addLayout(row)
        lower.addWidget(self.figures)
        lower.addWidget(self.plot, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(below)
        split.setSizes([300, 280])
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.addWidget(split)


def _strength(place: int) -> float:
    """Return the strength at a place of the slider; the first is the inverse filter."""
    if place <= 0:
        return 0.0
    return float(f"{10 ** (_LOW + (_HIGH - _LOW) * place / _PLACES):.4g}")


def _place(strength: float) -> int:
    if strength <= 0:
        return 0
    power = min(max(math.log10(strength), _LOW), _HIGH)
    return max(1, round((power - _LOW) / (_HIGH - _LOW) * _PLACES))
