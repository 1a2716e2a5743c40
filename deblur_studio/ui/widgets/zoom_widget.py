"""A widget that keeps a view onto an image of known size."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deblur_studio.ui.widgets.view import MAX_SCALE, View

ZOOM_STEP = 1.25
_SMALLEST_PX = 16.0


class ZoomWidget(QWidget):
    """Fits, zooms and pans on demand; what is painted is the subclass's."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize()
        self._view = View(QRectF(self.rect()), 1.0, 0.0, 0.0)
        self._fitted = True
        self.setMinimumSize(160, 120)

    @property
    def zoom(self) -> float:
        """Pixels of the screen per pixel of the image."""
        return self._view.scale * self.devicePixelRatioF()

    @property
    def view(self) -> View:
        return self._view

    def set_image_size(self, size: QSize) -> None:
        """Show an image of another size whole; the same size keeps the place."""
        if size != self._size:
            self._size = size
            self.zoom_to_fit()
        self.update()

    def home_area(self) -> QRectF:
        """Return the part of the widget that the view is kept for."""
        return QRectF(self.rect())

    def area_at(self, point: QPointF) -> QRectF:
        """Return the part of the widget under a point."""
        return self.home_area()

    def view_at(self, point: QPointF) -> View:
        """Return the view of the area under a point."""
        return replace(self._view, area=self.area_at(point))

    def zoom_to_fit(self) -> None:
        self._fitted = True
        if not self._size.isEmpty():
            self._show(View.fitting(self.home_area(), self._size.width(), self._size.height()))

    def zoom_to_actual(self) -> None:
        self.set_zoom(1.0)

    def zoom_in(self) -> None:
        self.set_zoom(self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / ZOOM_STEP)

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Change the zoom around a point of the widget, by default its middle."""
        if self._size.isEmpty():
            return
        point = self.home_area().center() if at is None else at
        scale = min(max(zoom / self.devicePixelRatioF(), self._smallest_scale()), MAX_SCALE)
        self._fitted = False
        self._show(self.view_at(point).zoomed_to(scale, point))

    def centre_on(self, x_px: float, y_px: float) -> None:
        self._fitted = False
        self._show(replace(self._view, centre_x=x_px, centre_y=y_px))

    def refresh_areas(self) -> None:
        """Take over a changed layout of the widget."""
        if self._fitted:
            self.zoom_to_fit()
        else:
            self._show(self._view)

    def pan(self, delta: QPointF) -> None:
        """Move the image by a distance on the screen."""
        self._fitted = False
        self._show(self._view.panned(delta))

    def holds(self, place: QPointF) -> bool:
        """Whether a place, in image coordinates, is on the image."""
        size = self._size
        return -0.5 <= place.x() < size.width() - 0.5 and -0.5 <= place.y() < size.height() - 0.5

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refresh_areas()
        super().resizeEvent(event)

    def _smallest_scale(self) -> float:
        longest = max(self._size.width(), self._size.height())
        fit = View.fitting(self.home_area(), self._size.width(), self._size.height()).scale
        return min(fit, _SMALLEST_PX / longest)

    def _show(self, view: View) -> None:
        before = self._view.scale
        view = replace(view, area=self.home_area())
        self._view = view.held_inside(max(1, self._size.width()), max(1, self._size.height()))
        if self._view.scale != before:
            self.zoom_changed.emit(self.zoom)
        self.update()
