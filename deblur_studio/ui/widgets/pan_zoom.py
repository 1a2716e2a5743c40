"""Moving about in an image: wheel, pinch, drag, Space and keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from deblur_studio.ui.widgets.zoom_widget import ZOOM_STEP, ZoomWidget

_NOTCH = 120.0
_KEY_PAN_PX = 48.0
_CLICK_REACH_PX = 4.0
_ARROWS = {
    Qt.Key.Key_Left: QPointF(_KEY_PAN_PX, 0),
    Qt.Key.Key_Right: QPointF(-_KEY_PAN_PX, 0),
    Qt.Key.Key_Up: QPointF(0, _KEY_PAN_PX),
    Qt.Key.Key_Down: QPointF(0, -_KEY_PAN_PX),
}


class PanZoomWidget(ZoomWidget):
    """Lets the hand move the view."""

    cursor_moved = Signal(object, object)
    clicked = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._space_held = False
        self._dragged_from: QPointF | None = None
        self._pressed_at: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / _NOTCH
        self.set_zoom(self.zoom * ZOOM_STEP**notches, event.position())
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
            if self.holds(place) and not self.take_click(place.x(), place.y()):
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
            self.pan(_ARROWS[key])
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

    def _drag_to(self, point: QPointF) -> None:
        assert self._dragged_from is not None
        if self._pressed_at is not None and _near(self._pressed_at, point):
            return
        self.pan(point - self._dragged_from)
        self._dragged_from = point

    def _tell_cursor(self, point: QPointF) -> None:
        place = self.view_at(point).to_image(point)
        if self.holds(place):
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
