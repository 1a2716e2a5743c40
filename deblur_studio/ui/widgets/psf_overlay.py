"""The blur kernels drawn over the photo where they act."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from deblur_studio.core.motion.psf import PsfField
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import OVERLAY, OVERLAY_HALO, OVERLAY_SELECTED
from deblur_studio.ui.widgets.overlay import Legend, Overlay
from deblur_studio.ui.widgets.view import View

_HALO_PX = 3
_HALO_OPACITY = 0.65
_READABLE_PX = 44.0
_LARGEST_FACTOR = 12
_TRACE = np.float32(0.25)  # fourth root of 0.4 % of the peak: below, nothing is painted
_CORE_SPREAD = 0.7


class PsfFieldOverlay(Overlay):
    """Draws each kernel at its node, enlarged by a whole factor while it would be too small."""

    kernel_clicked = Signal(int)

    def __init__(
        self, parent: QObject | None = None, *, most_enlarged: int = _LARGEST_FACTOR
    ) -> None:
        super().__init__(parent)
        self._most_enlarged = most_enlarged
        self._field: PsfField | None = None
        self._extent_px = 0.0
        self._stale = False
        self._atlas = QImage()
        self._cells = np.zeros((0, 0, 0), np.uint8)
        self._selected: int | None = None

    def set_field(
        self, field: PsfField | None, extent_px: float = 0.0, *, stale: bool = False
    ) -> None:
        """Show another field; the selection stays while its index exists.

        ``extent_px`` is the length of its longest kernel for the legend, 0 says nothing;
        ``stale`` owns that it belongs to settings before those in hand.
        """
        self._field, self._extent_px, self._stale = field, extent_px, stale
        if field is None or (self._selected is not None and self._selected >= len(field.kernels)):
            self._selected = None
        if field is not None:
            self._cells = _cells_of(field.kernels)
            self._atlas = _atlas_of(self._cells)
        self.changed.emit()

    @property
    def selected(self) -> int | None:
        return self._selected

    def select(self, index: int | None) -> None:
        """Highlight a kernel, or none."""
        if index != self._selected:
            self._selected = index
            self.changed.emit()

    def paint(self, painter: QPainter, view: View) -> None:
        if self._field is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, True)
        side = self._cells.shape[-1]
        seen = view.visible()
        for index, target in enumerate(self._targets(view)):
            if seen.intersects(target):
                painter.drawImage(target, self._atlas, QRectF(0, index * side, side, side))
        self._paint_selection(painter, view)

    def legend(self, view: View) -> Legend | None:
        if self._field is None:
            return None
        factor = self.factor(view)
        what = tr("Last blur kernels that could be computed") if self._stale else tr("Blur kernels")
        extent = tr(", up to {extent:.1f} px", extent=self._extent_px) if self._extent_px else ""
        size = tr(", drawn \N{MULTIPLICATION SIGN}{factor}", factor=factor) if factor > 1 else ""
        return Legend(f"{what}{extent}{size}")

    def click(self, x_px: float, y_px: float, view: View) -> bool:
        if self._field is None:
            return False
        offsets = np.abs(self._field.centres_px - (x_px, y_px)).max(axis=1)
        index = int(offsets.argmin())
        reach = max(self._cells.shape[-1] * self.factor(view) / 2, 8.0 / view.scale)
        if offsets[index] > reach:
            return False
        self.select(index)
        self.kernel_clicked.emit(index)
        return True

    def factor(self, view: View) -> int:
        """Return by how much kernels are enlarged so that they can be read in this view."""
        side = self._cells.shape[-1]
        wanted = _READABLE_PX / ((side - 2 * _HALO_PX) * view.scale)
        room = 0.9 * self._spacing_px() / side
        return int(min(max(1.0, min(np.ceil(wanted), np.floor(room))), self._most_enlarged))

    def _spacing_px(self) -> float:
        assert self._field is not None
        centres = self._field.centres_px
        gaps = [
            np.diff(np.unique(centres[:, axis])).min(initial=np.inf)
            for axis, count in ((0, self._field.columns), (1, self._field.rows))
            if count > 1
        ]
        return float(min(gaps, default=np.inf))

    def _targets(self, view: View) -> list[QRectF]:
        assert self._field is not None
        side = float(self._cells.shape[-1] * self.factor(view))
        return [
            QRectF(x - side / 2, y - side / 2, side, side)
            for x, y in self._field.centres_px.tolist()
        ]

    def _paint_selection(self, painter: QPainter, view: View) -> None:
        if self._selected is None:
            return
        frame = self._targets(view)[self._selected]
        radius = 4.0 / view.scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((OVERLAY_HALO, 4.0), (OVERLAY_SELECTED, 2.0)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRoundedRect(frame, radius, radius)


def _cells_of(kernels: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Return opacities, (N, c, c): each kernel relative to its own peak, cut to what is seen."""
    peaks = np.maximum(kernels.max(axis=(1, 2), keepdims=True), np.float32(1e-12))
    relative = np.sqrt(np.sqrt(np.maximum(kernels, 0.0) / peaks))
    opacity = np.maximum((relative - _TRACE) / np.float32(1.0 - _TRACE), 0.0)
    radius = _seen_radius(opacity.max(axis=0))
    middle = kernels.shape[-1] // 2
    cut = opacity[:, middle - radius : middle + radius + 1, middle - radius : middle + radius + 1]
    side = 2 * (radius + _HALO_PX) + 1
    cells = np.zeros((len(kernels), side, side), np.uint8)
    cells[:, _HALO_PX:-_HALO_PX, _HALO_PX:-_HALO_PX] = (cut * np.float32(255)).astype(np.uint8)
    return cells


def _seen_radius(opacity: NDArray[np.float32]) -> int:
    rows, columns = np.nonzero(opacity > 0.1)
    middle = opacity.shape[-1] // 2
    return int(max(np.abs(rows - middle).max(initial=1), np.abs(columns - middle).max(initial=1)))


def _atlas_of(cells: NDArray[np.uint8]) -> QImage:
    """Return all kernels below each other, light on a dark halo."""
    sheet = (-1, cells.shape[-1])
    once = _widened(cells, 1)
    core = np.maximum(cells, (once * np.float32(_CORE_SPREAD)).astype(np.uint8))
    halo = _widened(once, _HALO_PX - 1)
    atlas = _tinted(halo.reshape(sheet), OVERLAY_HALO, _HALO_OPACITY)
    painter = QPainter(atlas)
    painter.drawImage(0, 0, _tinted(core.reshape(sheet), OVERLAY, 1.0))
    painter.end()
    return atlas


def _widened(cells: NDArray[np.uint8], by_px: int) -> NDArray[np.uint8]:
    wide = cells.copy()
    for _ in range(by_px):
        for axis in (1, 2):
            before = wide.copy()
            np.maximum(wide, np.roll(before, 1, axis), out=wide)
            np.maximum(wide, np.roll(before, -1, axis), out=wide)
    return wide


def _tinted(opacity: NDArray[np.uint8], colour: str, strength: float) -> QImage:
    pixels = np.ascontiguousarray(opacity)
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8)
    tint = QColor(colour).rgb() & 0xFFFFFF
    image.setColorTable([(int(level * strength) << 24) | tint for level in range(256)])
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
