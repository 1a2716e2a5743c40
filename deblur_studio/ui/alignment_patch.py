"""The restored patch over the photo, where it belongs, while the exposure is dragged."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from deblur_studio.services.scrub import ShownPatch
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import OVERLAY_HALO, OVERLAY_SELECTED
from deblur_studio.ui.widgets.overlay import Legend, Overlay
from deblur_studio.ui.widgets.pyramid import qimage_of
from deblur_studio.ui.widgets.view import View


class PatchOverlay(Overlay):
    """Paints a patch in a frame; a click asks for another place."""

    place_chosen = Signal(float, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._frame = QRectF()
        self._text = ""

    @property
    def text(self) -> str:
        """What is said of the patch."""
        return self._text

    @property
    def shows_patch(self) -> bool:
        """Whether there is anything to paint."""
        return not self._image.isNull()

    def set_patch(self, patch: ShownPatch | None, problem: str = "") -> None:
        """Show another patch, or why there is none."""
        self._text = tr("No preview: {problem}", problem=problem) if problem else ""
        self._image = QImage()
        if patch is not None:
            height, width = patch.rgb8.shape[:2]
            self._image = qimage_of(patch.rgb8)
            self._frame = QRectF(patch.left - 0.5, patch.top - 0.5, width, height)
            self._text = _preview_text(patch.chi)
        self.changed.emit()

    def paint(self, painter: QPainter, view: View) -> None:
        if self._image.isNull():
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, view.scale < 1)
        painter.drawImage(self._frame, self._image, QRectF(self._image.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((OVERLAY_HALO, 4.0), (OVERLAY_SELECTED, 1.8)):
            pen = QPen(QColor(colour), width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawRect(self._frame)

    def legend(self, view: View) -> Legend | None:
        return Legend(self._text) if self._text else None

    def click(self, x_px: float, y_px: float, view: View) -> bool:
        self.place_chosen.emit(x_px, y_px)
        return False  # the kernel there is chosen as well


def _preview_text(chi: float) -> str:
    if math.isnan(chi):
        return tr("Preview: all clipped")
    return tr("Preview: re-blur residual {chi:.2f} \u00d7 noise", chi=chi)
