"""A strip of pictures that a training left behind: pairs, each blurred, restored and true."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QMetaMethod, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.pan_zoom import PanZoomWidget
from deblur_studio.ui.widgets.pyramid import Pyramid, Rgb, qimage_of

_COLUMNS = (to_translate("Blurred"), to_translate("Restored"), to_translate("Truth"))


_GREY = 128  # of the lines between pairs


def pairs_of(rgb: Rgb) -> list[Rgb]:
    """Return the rows of a strip, which are parted by lines of one grey."""
    lines = (rgb == _GREY).all(axis=(1, 2))
    edges = np.flatnonzero(np.diff(np.concatenate([[True], lines, [True]]).astype(np.int8)))
    rows = [rgb[start:stop] for start, stop in edges.reshape(-1, 2)]
    return rows or [rgb]


class StripPicture(PanZoomWidget):
    """One strip: as many rows as there are pairs, each blurred, restored and true."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: Pyramid | None = None
        self._clicked = QMetaMethod.fromSignal(self.clicked)
        self._empty = tr("After the first epoch a strip of pictures appears here.")
        self.setFont(theme.font(FontRole.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAccessibleName(tr("Sample strip: blurred, restored, truth"))
        theme.changed.connect(self.update)

    def hover_cursor(self, point: QPointF) -> Qt.CursorShape:
        clickable = self._picture is not None and self.isSignalConnected(self._clicked)
        return Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor

    def home_area(self) -> QRectF:
        caption_px = self.fontMetrics().height() + Space.XS
        return QRectF(self.rect()).adjusted(0, caption_px, 0, 0)

    def show_picture(self, rgb: Rgb | None, empty: str = "") -> None:
        """Show another strip, (H, W, 3) uint8; None says in words why there is none."""
        self._empty = empty or self._empty
        if rgb is None:
            self._picture = None
            self.set_image_size(QSize())
            return
        height, width = rgb.shape[:2]
        self._picture = Pyramid(qimage_of(rgb), width, height)
        self.set_image_size(QSize(width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.canvas))
        if self._picture is None:
            painter.setPen(QColor(self._theme.colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(Space.L, 0, -Space.L, 0), flags, self._empty)
        else:
            painter.setClipRect(self.home_area())
            self._picture.draw(painter, self.view, self.devicePixelRatioF())
            painter.setClipping(False)
            self._paint_captions(painter)
        painter.end()

    def _paint_captions(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.colours.text))
        width = self._size.width() / len(_COLUMNS)
        above = self.view.to_screen(0.0, -0.5).y() - self.home_area().top()
        top = max(0.0, above)  # just above the strip, while its upper edge is seen
        for number, text in enumerate(map(tr, _COLUMNS)):
            left = self.view.to_screen(number * width - 0.5, 0.0).x()
            right = self.view.to_screen((number + 1) * width - 0.5, 0.0).x()
            place = QRectF(left, top, right - left, self.home_area().top())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
