"""The photo in the middle of the window, with its restored sister and overlays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets import canvas_paint
from deblur_studio.ui.widgets.compare import (
    DIFFERENCE_GAIN,
    CompareMode,
    Pane,
    PhotoPair,
    Picture,
    panes,
)
from deblur_studio.ui.widgets.loupe import paint_loupe
from deblur_studio.ui.widgets.overlay import Overlay
from deblur_studio.ui.widgets.pan_zoom import PanZoomWidget
from deblur_studio.ui.widgets.pyramid import Rgb
from deblur_studio.ui.widgets.view import View

_WIPE_REACH_PX = 12.0
_EMPTY_TITLE = "Drop a photo and its motion log here"
_EMPTY_HINT = "or open them from the File menu"


class PhotoCanvas(PanZoomWidget):
    """Shows a photo and compares it with its restoration."""

    mode_changed = Signal(object)
    files_dropped = Signal(list)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pair = PhotoPair()
        self._overlays: list[Overlay] = []
        self._mode = CompareMode.SINGLE
        self._wipe = 0.5
        self._labels = {Picture.ORIGINAL: "Original", Picture.RESTORED: "Restored"}
        self._empty_text = (
            "Drop a photo and its motion log here",
            "or open them from the File menu",
        )
        self._original_held = self._drop_wanted = self._wiping = self._loupe = False
        self._pointer: QPointF | None = None
        self.setAcceptDrops(True)
        self.setAccessibleName("Photo")
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
        self._pair.put(Picture.ORIGINAL, rgb)
        self.set_image_size(self._pair.size)

    def set_restored(self, rgb: Rgb | None) -> None:
        """Show another restoration; a smaller preview is stretched over the original's frame."""
        self._pair.put(Picture.RESTORED, rgb)
        self.refresh_areas()

    def set_labels(self, original: str, restored: str) -> None:
        self._labels = {Picture.ORIGINAL: original, Picture.RESTORED: restored}
        self.update()

    def set_empty_text(self, title: str, hint: str) -> None:
        self._empty_text = (title, hint)
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
        self._overlays.append(overlay)
        overlay.changed.connect(self.update)
        self.update()

    def remove_overlay(self, overlay: Overlay) -> None:
        self._overlays.remove(overlay)
        overlay.changed.disconnect(self.update)
        self.update()

    def value_at(self, x_px: float, y_px: float) -> tuple[int, int, int] | None:
        """Return the value on view at a place of the photo, None outside."""
        if not self._holds(QPointF(x_px, y_px)):
            return None
        held = self._original_held or not self._pair.has_restored
        picture = Picture.ORIGINAL if held else Picture.RESTORED
        return self._pair.pyramid(picture).pixel(round(x_px), round(y_px))

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
            for overlay in reversed(self._overlays)
            if overlay.visible
        )

    def hover_cursor(self, point: QPointF) -> Qt.CursorShape:
        if self._on_wipe_handle(point):
            return Qt.CursorShape.SplitHCursor
        return Qt.CursorShape.CrossCursor if self._loupe else Qt.CursorShape.ArrowCursor

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.canvas))
        if self._pair.size.isEmpty():
            self._paint_empty(painter)
        else:
            self._paint_photos(painter)
        if self._drop_wanted:
            canvas_paint.paint_drop_frame(painter, QRectF(self.rect()), self._theme.colours.accent)
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
            restored=self._pair.has_restored and not self._original_held,
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

    def _paint_empty(self, painter: QPainter) -> None:
        colours = self._theme.colours
        look = canvas_paint.EmptyLook(
            self._theme.font(FontRole.TITLE),
            self._theme.font(FontRole.BODY),
            colours.text,
            colours.muted,
        )
        icon = self._theme.icon("photo", "muted")
        canvas_paint.paint_empty(painter, QRectF(self.rect()), icon, self._empty_text, look)

    def _paint_photos(self, painter: QPainter) -> None:
        shown = self._panes()
        for pane in shown:
            painter.save()
            painter.setClipRect(pane.clip)
            view = replace(self.view, area=pane.area)
            self._pair.pyramid(pane.picture).draw(painter, view, self.devicePixelRatioF())
            self._paint_overlays(painter, view)
            painter.restore()
        if self._mode is CompareMode.WIPE and len(shown) > 1:
            canvas_paint.paint_wipe_handle(painter, QRectF(self.rect()), self._wipe)
        self._paint_texts(painter, shown)
        if self._loupe and self._pointer is not None:
            self._paint_loupe(painter)

    def _paint_overlays(self, painter: QPainter, view: View) -> None:
        painter.setTransform(view.transform(), True)
        for overlay in self._overlays:
            if overlay.visible:
                overlay.paint(painter, view)

    def _paint_texts(self, painter: QPainter, shown: list[Pane]) -> None:
        font = self._theme.font(FontRole.SMALL)
        for pane in shown:
            canvas_paint.paint_label(
                painter, pane.clip, self._label(pane.picture), font, right=pane.label_right
            )
        asked = [overlay.legend(self.view) for overlay in self._overlays if overlay.visible]
        legends = [legend for legend in asked if legend is not None]
        canvas_paint.paint_legends(painter, QRectF(self.rect()), legends, font)

    def _label(self, picture: Picture) -> str:
        if picture is Picture.DIFFERENCE:
            return f"Difference \N{MULTIPLICATION SIGN}{DIFFERENCE_GAIN}"
        return self._labels[picture]

    def _paint_loupe(self, painter: QPainter) -> None:
        assert self._pointer is not None
        at = self.view.to_screen(self._pointer.x(), self._pointer.y())
        wanted = [Picture.ORIGINAL]
        if self._pair.has_restored:
            wanted.append(Picture.RESTORED)
        pyramids = [self._pair.pyramid(picture) for picture in wanted]
        paint_loupe(painter, QRectF(self.rect()), at, self.view, pyramids)
