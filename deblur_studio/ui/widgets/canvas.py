"""The photo in the middle of the window, with its restored sister and overlays."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.canvas_paint import paint_wipe_handle
from deblur_studio.ui.widgets.canvas_scene import CanvasScene
from deblur_studio.ui.widgets.compare import (
    CompareMode,
    Pane,
    Picture,
    panes,
)
from deblur_studio.ui.widgets.overlay import Overlay
from deblur_studio.ui.widgets.pan_zoom import PanZoomWidget
from deblur_studio.ui.widgets.pyramid import Rgb

_WIPE_REACH_PX = 12.0


class PhotoCanvas(PanZoomWidget):
    """Shows a photo and compares it with its restoration."""

    mode_changed = Signal(object)
    files_dropped = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = CanvasScene(theme)
        self._mode = CompareMode.SINGLE
        self._wipe = 0.5
        self._labels = {Picture.ORIGINAL: tr("Original"), Picture.RESTORED: tr("Restored")}
        self._empty_text = (
            tr("Drop a photo and its motion log here"),
            tr("or open them from the File menu"),
        )
        self._original_held = self._drop_wanted = self._wiping = self._loupe = False
        self._pointer: QPointF | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Photo"))
        theme.changed.connect(self.update)
        self.cursor_moved.connect(self._move_loupe)

    @property
    def mode(self) -> CompareMode:
        return self._mode

    @property
    def wipe(self) -> float:
        return self._wipe

    def set_original(self, rgb: Rgb | None) -> None:
        """Show another photo, (H, W, 3) uint8, or the empty state."""
        self._scene.pair.put(Picture.ORIGINAL, rgb)
        self.set_image_size(self._scene.pair.size)

    def exchange_original(self, rgb: Rgb | None) -> None:
        """Show another picture of the same size to compare with; the view stays."""
        self._scene.pair.put(Picture.ORIGINAL, rgb)
        self.refresh_areas()

    def set_restored(self, rgb: Rgb | None) -> None:
        """Show another restoration; a smaller preview is stretched over the original's frame."""
        self._scene.pair.put(Picture.RESTORED, rgb)
        self.refresh_areas()

    def set_frame(self, size: QSize) -> None:
        """Count places in px of that size, so that previews of any size share one view."""
        self._scene.pair.set_frame(size)
        self.set_image_size(self._scene.pair.size)

    def set_labels(self, original: str, restored: str) -> None:
        self._scene.original_label, self._scene.restored_label = original, restored
        self.update()

    def set_empty_text(self, title: str, hint: str) -> None:
        self._scene.empty_text = (title, hint)
        self.update()

    def set_mode(self, mode: CompareMode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self.refresh_areas()
            self.mode_changed.emit(mode)

    def set_wipe(self, fraction: float) -> None:
        self._wipe = min(max(fraction, 0.0), 1.0)
        self.update()

    def set_loupe(self, on: bool) -> None:
        self._loupe = on
        self.update()

    def add_overlay(self, overlay: Overlay) -> None:
        self._scene.overlays.append(overlay)
        overlay.changed.connect(self.update)
        self.update()

    def remove_overlay(self, overlay: Overlay) -> None:
        self._scene.overlays.remove(overlay)
        overlay.changed.disconnect(self.update)
        self.update()

    def value_at(self, x_px: float, y_px: float) -> tuple[int, int, int] | None:
        """Return the value on view at a place of the photo, None outside."""
        if not self.holds(QPointF(x_px, y_px)):
            return None
        held = self._original_held or not self._scene.pair.has_restored
        picture = Picture.ORIGINAL if held else Picture.RESTORED
        return self._scene.pair.pyramid(picture).pixel(round(x_px), round(y_px))

    def home_area(self) -> QRectF:
        return self._panes()[0].area

    def area_at(self, point: QPointF) -> QRectF:
        shown = self._panes()
        return next((pane.area for pane in shown if pane.clip.contains(point)), shown[0].area)

    def begin_press(self, point: QPointF) -> bool:
        self._wiping = self._on_wipe_handle(point)
        return self._wiping

    def move_press(self, point: QPointF) -> None:
        if self._wiping:
            self.set_wipe(point.x() / max(1, self.width()))

    def take_click(self, x_px: float, y_px: float) -> bool:
        return any(
            overlay.click(x_px, y_px, self.view)
            for overlay in reversed(self._scene.overlays)
            if overlay.visible
        )

    def hover_cursor(self, point: QPointF) -> Qt.CursorShape:
        if self._on_wipe_handle(point):
            return Qt.CursorShape.SplitHCursor
        return Qt.CursorShape.CrossCursor if self._loupe else Qt.CursorShape.ArrowCursor

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, area = QPainter(self), QRectF(self.rect())
        painter.fillRect(self.rect(), self._scene.background())
        if self._scene.pair.size.isEmpty():
            self._scene.paint_empty(painter, area)
        else:
            self._paint_photos(painter, area)
        if self._drop_wanted:
            self._scene.paint_drop_frame(painter, area)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_B and not event.modifiers():
            self._hold_original(held=True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_B:
            if not event.isAutoRepeat():
                self._hold_original(held=False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._hold_original(held=False)
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._drop_wanted = any(url.isLocalFile() for url in event.mimeData().urls())
        if self._drop_wanted:
            event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drop_wanted = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_wanted = False
        self.update()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.files_dropped.emit(paths)

    def _panes(self) -> list[Pane]:
        return panes(
            self._mode,
            QRectF(self.rect()),
            self._wipe,
            restored=self._scene.pair.has_restored and not self._original_held,
        )

    def _hold_original(self, *, held: bool) -> None:
        if held != self._original_held:
            self._original_held = held
            self.refresh_areas()

    def _on_wipe_handle(self, point: QPointF) -> bool:
        if self._mode is not CompareMode.WIPE or len(self._panes()) < 2:
            return False
        return abs(point.x() - self._wipe * self.width()) <= _WIPE_REACH_PX

    def _move_loupe(self, x_px: float | None, y_px: float | None) -> None:
        place = None if x_px is None or y_px is None else QPointF(x_px, y_px)
        self._pointer = place
        if self._loupe:
            self.update()

    def _paint_photos(self, painter: QPainter, area: QRectF) -> None:
        shown = self._panes()
        self._scene.paint_panes(painter, shown, self.view)
        if self._mode is CompareMode.WIPE and len(shown) > 1:
            paint_wipe_handle(painter, area, self._wipe)
        self._scene.paint_texts(painter, shown, self.view, area)
        if self._loupe and self._pointer is not None:
            self._scene.paint_loupe(painter, area, self.view, self._pointer)
