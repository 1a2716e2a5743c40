"""The stretch during which the shutter was open, as a band that can be moved and resized."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.time_strip import TimeStrip

SHORTEST_S = 1e-4
_GRIP_BELOW_PX = 14.0
_FILL_ALPHA = 56
_HOVER_ALPHA = 84


class ExposureBand(QObject):
    """Lies over a TimeStrip; too narrow to be grasped, it offers a grip at its middle."""

    dragged = Signal(float, float)
    committed = Signal(float, float)

    def __init__(self, theme: Theme, strip: TimeStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._strip = strip
        self._start_s = self._duration_s = 0.0
        self._setting = False
        self._region = pg.LinearRegionItem((0, 1), swapMode="block")
        self._grip = pg.InfiniteLine(movable=True)
        self._grip.addMarker("v", 0.97, 11)
        for item in (self._region, self._grip):
            item.setZValue(10)
            item.hide()
            strip.plot.addItem(item, ignoreBounds=True)
        self._region.sigRegionChanged.connect(self._on_region)
        self._region.sigRegionChangeFinished.connect(self._commit)
        self._grip.sigPositionChanged.connect(self._on_grip)
        self._grip.sigPositionChangeFinished.connect(self._commit)
        strip.plot.getViewBox().sigXRangeChanged.connect(self._choose_handles)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def times_s(self) -> tuple[float, float] | None:
        """Start and duration, None while the band is hidden."""
        return (self._start_s, self._duration_s) if self._region.isVisible() else None

    def place(self, start_s: float, duration_s: float) -> None:
        """Show the band there, without a signal."""
        self._start_s, self._duration_s = start_s, max(duration_s, SHORTEST_S)
        self._region.show()
        self._show()

    def hide(self) -> None:
        self._region.hide()
        self._grip.hide()

    def move_by(self, delta_s: float) -> None:
        """Move the band as if it were dragged; ``commit`` ends it."""
        self.place(self._start_s + delta_s, self._duration_s)
        self.dragged.emit(self._start_s, self._duration_s)

    def commit(self) -> None:
        self.committed.emit(self._start_s, self._duration_s)

    def _show(self) -> None:
        self._setting = True
        start = self._start_s - self._strip.origin_s
        self._region.setRegion((start, start + self._duration_s))
        self._grip.setValue(start + self._duration_s / 2)
        self._setting = False
        self._choose_handles()

    def _choose_handles(self) -> None:
        low, high = self._strip.plot.getViewBox().viewRange()[0]
        width_px = self._strip.plot.getViewBox().width() * self._duration_s / (high - low)
        wide = width_px >= _GRIP_BELOW_PX
        self._grip.setVisible(self._region.isVisible() and not wide)
        for line in self._region.lines:
            line.setMovable(wide)

    def _on_region(self) -> None:
        if self._setting:
            return
        low, high = self._region.getRegion()
        self._start_s = low + self._strip.origin_s
        self._duration_s = max(high - low, SHORTEST_S)
        self.dragged.emit(self._start_s, self._duration_s)

    def _on_grip(self) -> None:
        if self._setting:
            return
        middle = float(self._grip.value()) + self._strip.origin_s
        self.place(middle - self._duration_s / 2, self._duration_s)
        self.dragged.emit(self._start_s, self._duration_s)

    def _commit(self) -> None:
        if not self._setting:
            self._show()
            self.commit()

    def _restyle(self) -> None:
        accent = QColor(self._theme.colours.accent)
        fill, hover = QColor(accent), QColor(accent)
        fill.setAlpha(_FILL_ALPHA)
        hover.setAlpha(_HOVER_ALPHA)
        self._region.setBrush(fill)
        self._region.setHoverBrush(hover)
        for line in (*self._region.lines, self._grip):
            line.setPen(pg.mkPen(accent, width=1))
            line.setHoverPen(pg.mkPen(accent, width=3))
