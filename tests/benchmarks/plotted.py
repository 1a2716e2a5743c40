"""The same live curves drawn by our strips and by pyqtgraph."""

from __future__ import annotations

import numpy as np
import pyqtgraph
from PySide6.QtWidgets import QApplication

from deblur_studio.ui.theme import Theme, ThemeMode
from deblur_studio.ui.widgets.live_strip import LiveStrip, Stretch

STRIPS, SAMPLES, WIDTH, HEIGHT = 3, 12_000, 1000, 260


class Curves:
    """Nine curves over a minute at 200 Hz, 1000 px wide, in three strips."""

    def __init__(self, app: QApplication) -> None:
        self._theme, rng = Theme(app, ThemeMode.DARK), np.random.default_rng(0)
        self._strips = [LiveStrip(self._theme, "Rate", "°/s", 5.0) for _ in range(STRIPS)]
        self._plots = [pyqtgraph.PlotWidget() for _ in range(STRIPS)]
        for widget in (*self._strips, *self._plots):
            widget.resize(WIDTH, HEIGHT)
            widget.show()
        app.processEvents()  # only what is exposed paints
        self._time_s = 1000.0 + np.arange(SAMPLES) / 200
        values = 3 * np.sin(9 * self._time_s)[:, None] + rng.normal(0, 1.0, (SAMPLES, 3))
        self._values = values.astype(np.float32)
        self._segment, self._frame = np.zeros(SAMPLES, np.int32), 0
        self._curves = [[plot.plot() for _ in range(3)] for plot in self._plots]
        for plot in self._plots:
            plot.setDownsampling(auto=True, mode="peak")
            plot.setClipToView(True)

    def draw(self) -> None:
        """Draw one frame our way."""
        self._frame += 1
        end_s = float(self._time_s[-1]) + self._frame / 30 % 1.0
        stretch = Stretch(self._time_s, self._segment, end_s, 60.0)
        for strip in self._strips:
            strip.show_stretch(stretch, self._values)
            strip.repaint()

    def draw_by_pyqtgraph(self) -> None:
        """Draw one frame their way, with their thinning to peaks."""
        self._frame += 1
        for plot, curves in zip(self._plots, self._curves, strict=True):
            for column, curve in enumerate(curves):
                curve.setData(self._time_s + self._frame / 30 % 1.0, self._values[:, column])
            plot.repaint()
