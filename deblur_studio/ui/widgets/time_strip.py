"""One plot over time: a few curves, shaded gaps, drawn from as few points as it has px."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QGraphicsSimpleTextItem

from deblur_studio.core.motion.recording import Gap
from deblur_studio.services.translation import tr, written
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.decimate import Floats, segments_of, thinned
from deblur_studio.ui.widgets.number_axis import NumberAxis

_AXIS_WIDTH_PX = 58
_MOST_GAPS = 60
_HEADROOM = 0.08
_GAP_ALPHA = 34
_BEHIND = -10


class TimeStrip(QObject):
    """A pyqtgraph plot whose x axis counts seconds from ``origin_s`` of the log's clock.

    Times go to the plot relative to the origin, so that Unix times keep their microseconds.
    """

    double_clicked = Signal(float)

    def __init__(self, theme: Theme, colours: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour_names = tuple(colours)
        self._origin_s = 0.0
        self._time_s: Floats = np.empty(0)
        self._values: Floats = np.empty((0, len(colours)))
        self._edges = np.zeros(1, np.intp)
        self._gap_items: list[tuple[Gap, pg.LinearRegionItem, pg.TextItem]] = []
        self.plot = pg.PlotWidget(axisItems={"left": NumberAxis("left")})
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys belong to what is around it
        self._zero = pg.InfiniteLine(0.0, angle=0)
        self._caption = QGraphicsSimpleTextItem(self.plot.getViewBox())
        self._caption.setPos(Space.S, Space.XS)
        self.curves = [pg.PlotCurveItem(connect="finite") for _ in colours]
        self._set_up_plot()
        self.restyle()
        theme.changed.connect(self.restyle)

    @property
    def origin_s(self) -> float:
        return self._origin_s

    def set_label(self, text: str) -> None:
        self.plot.getAxis("left").setLabel(text)

    def set_caption(self, text: str) -> None:
        """Write what is plotted into the upper left corner."""
        self._caption.setText(text)

    def show_time_label(self, text: str) -> None:
        self.plot.getAxis("bottom").setLabel(text)

    def set_data(
        self, time_s: Floats, values: Floats, gaps: Sequence[Gap], origin_s: float
    ) -> None:
        """Show (N, C) values at (N,) times of the log's clock."""
        self._origin_s = origin_s
        self._time_s = time_s - origin_s
        self._values = values
        starts = np.array([gap.start_s - origin_s for gap in gaps])
        self._edges = segments_of(self._time_s, starts)
        self._show_gaps(gaps)
        self.redraw()

    def visible_s(self) -> tuple[float, float]:
        """Return the ends of the plot on the log's clock."""
        low, high = self.plot.getViewBox().viewRange()[0]
        return low + self._origin_s, high + self._origin_s

    def redraw(self) -> None:
        """Draw what the plot shows now."""
        low, high = self.plot.getViewBox().viewRange()[0]
        bins = max(64, int(self.plot.getViewBox().width()))
        time_s, values = thinned(self._time_s, self._values, self._edges, low, high, bins)
        for column, curve in enumerate(self.curves):
            curve.setData(time_s, values[:, column])
        self._fit_heights(values)
        self._place_gap_labels(high - low)

    def restyle(self) -> None:
        """Take over the theme's colours."""
        colours = self._theme.colours
        self.plot.setBackground(colours.panel)
        small = self._theme.font(FontRole.SMALL)
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setPen(pg.mkPen(colours.border))
            axis.setTextPen(pg.mkPen(colours.muted))
            axis.setStyle(tickFont=small, tickLength=-4)
            axis.label.setFont(small)
        self._zero.setPen(pg.mkPen(colours.border))
        self._caption.setBrush(QColor(colours.muted))
        self._caption.setFont(small)
        for curve, name in zip(self.curves, self._colour_names, strict=True):
            curve.setPen(pg.mkPen(getattr(colours, name), width=1))
        for _, region, label in self._gap_items:
            self._style_gap(region, label)

    def _set_up_plot(self) -> None:
        plot = self.plot
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMenuEnabled(False)
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.getViewBox().setDefaultPadding(0.0)
        plot.getViewBox().disableAutoRange()
        plot.addItem(self._zero, ignoreBounds=True)  # a grid costs 10 ms a frame
        left, bottom = plot.getAxis("left"), plot.getAxis("bottom")
        left.setWidth(_AXIS_WIDTH_PX)
        for axis in (left, bottom):
            axis.enableAutoSIPrefix(False)
        bottom.tickStrings = self._tick_strings
        for curve in self.curves:
            plot.addItem(curve)
        plot.getViewBox().sigXRangeChanged.connect(self.redraw)
        plot.getViewBox().sigResized.connect(self.redraw)
        plot.scene().sigMouseClicked.connect(self._on_clicked)

    def _tick_strings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        places = max(0, int(np.ceil(-np.log10(spacing * scale) - 1e-9)))
        return [written(value + self._origin_s, f".{places}f") for value in values]

    def _on_clicked(self, event: pg.GraphicsScene.mouseEvents.MouseClickEvent) -> None:
        if event.double() and event.button() == Qt.MouseButton.LeftButton:
            place = self.plot.getViewBox().mapSceneToView(event.scenePos())
            self.double_clicked.emit(place.x() + self._origin_s)

    def _fit_heights(self, values: Floats) -> None:
        finite = values[np.isfinite(values)]
        if len(finite) == 0:
            return
        low, high = float(finite.min()), float(finite.max())
        room = max((high - low) * _HEADROOM, 1e-3 * max(abs(low), abs(high)), 1e-6)
        self.plot.getViewBox().setYRange(low - room, high + room, padding=0)

    def _show_gaps(self, gaps: Sequence[Gap]) -> None:
        for _, region, label in self._gap_items:
            self.plot.removeItem(region)
            self.plot.removeItem(label)
        longest = sorted(gaps, key=lambda gap: gap.start_s - gap.end_s)[:_MOST_GAPS]
        self._gap_items = [self._gap_item(gap) for gap in longest]

    def _gap_item(self, gap: Gap) -> tuple[Gap, pg.LinearRegionItem, pg.TextItem]:
        ends = (gap.start_s - self._origin_s, gap.end_s - self._origin_s)
        region = pg.LinearRegionItem(ends, movable=False)
        region.setZValue(_BEHIND)
        label = pg.TextItem(_gap_text(gap), anchor=(0.5, 0.0))
        label.setFont(self._theme.font(FontRole.SMALL))
        self._style_gap(region, label)
        self.plot.addItem(region)
        self.plot.addItem(label, ignoreBounds=True)
        return gap, region, label

    def _style_gap(self, region: pg.LinearRegionItem, label: pg.TextItem) -> None:
        fill = QColor(self._theme.colours.warning)
        fill.setAlpha(_GAP_ALPHA)
        region.setBrush(fill)
        for line in region.lines:
            line.setPen(pg.mkPen(None))
        label.setColor(self._theme.colours.warning)

    def _place_gap_labels(self, span_s: float) -> None:
        if not self._gap_items:
            return
        box = self.plot.getViewBox()
        metrics = QFontMetricsF(self._theme.font(FontRole.SMALL))
        per_s = box.width() / span_s if span_s > 0 else 0.0
        for gap, _, label in self._gap_items:
            room = (gap.end_s - gap.start_s) * per_s
            label.setVisible(room > metrics.horizontalAdvance(_gap_text(gap)))
            middle = (gap.start_s + gap.end_s) / 2 - self._origin_s
            label.setPos(middle, box.viewRange()[1][1])


def _gap_text(gap: Gap) -> str:
    return tr("gap {length:.3g} s", length=gap.end_s - gap.start_s)
