"""Convolution that can be touched: a small picture, a kernel, and the numbers of one pixel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from deblur_studio.services.sandbox_bench import BenchPage
from deblur_studio.services.sandbox_bench_work import Convolved
from deblur_studio.services.translation import to_translate, tr
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.palette import Space
from deblur_studio.ui.panel import ColumnScroll, Panel
from deblur_studio.ui.sandbox_bench_kernel import BenchKernel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas import PhotoCanvas
from deblur_studio.ui.widgets.compare import CompareMode
from deblur_studio.ui.widgets.convolution_table import ConvolutionTable
from deblur_studio.ui.widgets.pin_overlay import PinOverlay

_LEAST_PX = 150
_KEYS = to_translate("Arrow keys move to another pixel")
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PixelTable(ConvolutionTable):
    """The numbers, with arrow keys that go to the next pixel."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme)
        self._bench = bench
        self.pixel_xy = (0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tr(_KEYS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            x, y = (max(0, at + by) for at, by in zip(self.pixel_xy, _MOVES[key], strict=True))
            self._bench.sandbox.change("bench.pixel_xy", (x, y))
        else:
            super().keyPressEvent(event)


class ConvolutionPanel(Panel):
    """Click a pixel, change the kernel, and see what adds up."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.canvas, self.spread = PhotoCanvas(theme), PhotoCanvas(theme)
        self.pin = PinOverlay(theme, pixel=True)
        self.canvas.add_overlay(self.pin)
        self.canvas.set_mode(CompareMode.SIDE_BY_SIDE)
        self.canvas.set_labels(tr("Click a pixel"), tr("Convolved"))
        self.canvas.setAccessibleName(tr("Small picture to convolve"))
        self.spread.set_mode(CompareMode.SIDE_BY_SIDE)
        self.spread.set_labels(tr("One white pixel"), tr("Spread by the kernel"))
        self.spread.setAccessibleName(tr("One pixel spread by the kernel"))
        for canvas in (self.canvas, self.spread):
            canvas.setAcceptDrops(False)
            canvas.set_empty_text(tr("Preparing the picture…"), "")
        self.kernel = BenchKernel(theme, bench)
        self.table = PixelTable(theme, bench)
        self._arrange()
        self.canvas.clicked.connect(
            lambda x, y: bench.sandbox.change("bench.pixel_xy", (round(x), round(y)))
        )
        bench.sandbox_bench.convolved_changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bench.sandbox_bench.watch(BenchPage.CONVOLUTION, on=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bench.sandbox_bench.watch(BenchPage.CONVOLUTION, on=False)

    def _show(self, found: Convolved) -> None:
        self.canvas.set_original(found.sharp_rgb8)
        self.canvas.set_restored(found.blurred_rgb8)
        self.spread.set_original(found.dot_rgb8)
        self.spread.set_restored(found.spread_rgb8)
        x, y = self.table.pixel_xy = found.pixel_xy
        self.pin.put(x, y)
        self.table.show_products(found.products, x, y)

    def _arrange(self) -> None:
        above = QWidget()
        row = QHBoxLayout(above)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.canvas, 3)
        scroll = ColumnScroll(self.kernel)
        scroll.setMinimumWidth(self.kernel.minimumWidth() + Space.L)
        row.addWidget(scroll, 1)
        self.views = QTabWidget()
        self.views.setAccessibleName(tr("Ways to see a convolution"))
        self.views.setDocumentMode(True)
        self.views.addTab(self.table, tr("Gather: the numbers of one pixel"))
        self.views.addTab(self.spread, tr("Spread: what becomes of one pixel"))
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(above)
        split.addWidget(self.views)
        self.views.setMinimumHeight(_LEAST_PX)
        split.setSizes([300, 300])
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.addWidget(split)
