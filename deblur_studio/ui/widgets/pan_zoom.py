"""Moving about in an image: wheel, pinch, drag, Space and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from deblur_studio.ui.widgets.view import MAX_SCALE, View

_NOTCH = 120.0
_WHEEL_FACTOR = 1.25
_KEY_PAN_PX = 48.0
_CLICK_REACH_PX = 4.0
_SMALLEST_PX = 16.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(_KEY_PAN_PX, 0),
    Qt.Key.Key_Right: QPointF(-_KEY_PAN_PX, 0),
    Qt.Key.Key_Up: QPointF(0, _KEY_PAN_PX),
    Qt.Key.Key_Down: QPointF(0, -_KEY_PAN_PX),
}


class PanZoomWidget(QWidget):
    """A window onto an image of known size; what is painted is the subclass's."""

    zoom_changed = Signal(float)
    cursor_moved = Signal(object, object)
    clicked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize()
        self._view = View(QRectF(self.rect()), 1.0, 0.0, 0.0)
        self._fitted = True
        self._space_held = False
        self._dragged_from: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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
        self.set_zoom(self.zoom * _WHEEL_FACTOR)

    def zoom_out(self) -> None:
        self.set_zoom(self.zoom / _WHEEL_FACTOR)

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

    def begin_press(self, point: QPointF) -> bool:
        """Let a subclass take a press of the left button; True: taken."""
        return False

    def move_press(self, point: QPointF) -> None:
        """Follow a press that ``begin_press`` took."""

    def take_click(self, x_px: float, y_px: float) -> bool:
        """Let a subclass take a click on the image; True: taken."""
        return False

    def hover_cursor(self, point: QPointF) -> Qt.CursorShape:
        """Return the shape of the idle pointer at a point."""
        return Qt.CursorShape.ArrowCursor

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refresh_areas()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        self.set_zoom(self.zoom * _WHEEL_FACTOR**notches, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.set_zoom(self.zoom * (1.0 + event.value()), event.position())
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if not left and event.button() != Qt.MouseButton.MiddleButton:
            return
        point = event.position()
        self._pressed_at = point if left and not self._space_held else None
        if not (left and not self._space_held and self.begin_press(point)):
            self._dragged_from = point
        self._show_cursor(point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._dragged_from is not None:
            self._drag_to(point)
        elif self._pressed_at is not None:
            self.move_press(point)
        self._show_cursor(point)
        self._tell_cursor(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        point, pressed, dragged = event.position(), self._pressed_at, self._dragged_from
        self._pressed_at = self._dragged_from = None
        self._show_cursor(point)
        if pressed is not None and dragged is not None and _near(pressed, point):
            place = self.view_at(point).to_image(point)
            if self._holds(place) and not self.take_click(place.x(), place.y()):
                self.clicked.emit(place.x(), place.y())

    def leaveEvent(self, event: QEvent) -> None:
        self.cursor_moved.emit(None, None)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._space_held = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif key in _ARROWS:
            self._pan(_ARROWS[key])
        elif (action := self._action_of(key)) is not None:
            action()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space_held = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def _action_of(self, key: Qt.Key) -> Callable[[], None] | None:
        return {
            Qt.Key.Key_0: self.zoom_to_fit,
            Qt.Key.Key_1: self.zoom_to_actual,
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
        }.get(key)

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

    def _drag_to(self, point: QPointF) -> None:
        assert self._dragged_from is not None
        if self._pressed_at is not None and _near(self._pressed_at, point):
            return
        self._pan(point - self._dragged_from)
        self._dragged_from = point

    def _pan(self, delta: QPointF) -> None:
        self._fitted = False
        self._show(self._view.panned(delta))

    def _holds(self, place: QPointF) -> bool:
        size = self._size
        return -0.5 <= place.x() < size.width() - 0.5 and -0.5 <= place.y() < size.height() - 0.5

    def _tell_cursor(self, point: QPointF) -> None:
        place = self.view_at(point).to_image(point)
        if self._holds(place):
            self.cursor_moved.emit(place.x(), place.y())
        else:
            self.cursor_moved.emit(None, None)

    def _show_cursor(self, point: QPointF) -> None:
        if self._dragged_from is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._space_held:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(self.hover_cursor(point))


def _near(first: QPointF, second: QPointF) -> bool:
    return (first - second).manhattanLength() < _CLICK_REACH_PX
