"""One blur kernel, large: every pixel of it, with its scale, centre and place in the photo."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.services.translation import to_translate, tr
from deblur_studio.ui.palette import MAP_HALO, MAP_MARK, FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.colormap import levels_of, perceptual_ramp

_EMPTY = to_translate("Click a kernel in the photo to see it here.")
_TICK_PX = 4.0
_CROSS_PX = 6.0
_FAINT = 0.02
_BORDER_PX = 3


class KernelView(QWidget):
    """Shows a kernel with pixel axes; without one, how to get one."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._side = 0
        self._centroid = QPointF()
        self._facts: tuple[str, str] = ("", "")
        self.setMinimumSize(180, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Blur kernel"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(260, 300)

    @property
    def facts(self) -> tuple[str, str]:
        """The two lines below the picture."""
        return self._facts

    def show_kernel(self, kernel: NDArray[np.floating], x_px: float, y_px: float) -> None:
        """Show a (k, k) kernel, k odd, that acts at a place of the photo."""
        near = _without_empty_border(kernel)
        self._side = int(near.shape[0])
        self._image = _image_of(near)
        self._centroid = _centroid_px(kernel)
        width, height = _extent_px(kernel)
        total = float(kernel.sum())
        self._facts = (
            tr("at x {x:.0f}, y {y:.0f} px", x=x_px, y=y_px),
            tr(
                "extent {width} \N{MULTIPLICATION SIGN} {height} px, sum {sum:.3f}",
                width=width,
                height=height,
                sum=total,
            ),
        )
        self.setAccessibleDescription(", ".join(self._facts))
        self.update()

    def clear(self) -> None:
        self._image = QImage()
        self._facts = ("", "")
        self.setAccessibleDescription(tr(_EMPTY))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.panel))
        if self._image.isNull():
            self._paint_empty(painter)
        else:
            box = self._picture_box()
            painter.drawImage(box, self._image)
            self._paint_axes(painter, box)
            self._paint_centroid(painter, box)
            self._paint_facts(painter, box)
        painter.end()

    def _picture_box(self) -> QRectF:
        small = self._small_height()
        gutter_px = 2.4 * small
        room_x = self.width() - gutter_px - Space.M
        room_y = self.height() - Space.S - 4.2 * small - Space.M
        side = max(32.0, min(room_x, room_y))
        side = max(1, int(side / self._side)) * self._side if side >= self._side else side
        left = gutter_px + max(0.0, (room_x - side) / 2)
        return QRectF(round(left), Space.S, side, side)

    def _small_height(self) -> float:
        return QFontMetricsF(self._theme.font(FontRole.SMALL)).height()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(FontRole.BODY))
        painter.setPen(QColor(self._theme.colours.muted))
        room = QRectF(self.rect()).adjusted(Space.L, Space.L, -Space.L, -Space.L)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, tr(_EMPTY))

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font(FontRole.SMALL))
        painter.setPen(QPen(QColor(colours.border), 1.0))
        painter.drawRect(box)
        height = self._small_height()
        for offset in _ticks(self._side // 2):
            across = (offset + self._side / 2) / self._side
            x, y = box.left() + across * box.width(), box.top() + across * box.height()
            painter.setPen(QPen(QColor(colours.outline), 1.0))
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x, box.bottom() + _TICK_PX))
            painter.drawLine(QPointF(box.left() - _TICK_PX, y), QPointF(box.left(), y))
            painter.setPen(QColor(colours.muted))
            below = QRectF(x - 30, box.bottom() + _TICK_PX, 60, height)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, _signed(offset))
            beside = QRectF(0, y - height / 2, box.left() - _TICK_PX - 2, height)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(beside, right, _signed(offset))

    def _paint_centroid(self, painter: QPainter, box: QRectF) -> None:
        per_px = box.width() / self._side
        middle = box.center() + self._centroid * per_px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for colour, width in ((MAP_HALO, 3.0), (MAP_MARK, 1.4)):
            painter.setPen(QPen(QColor(colour), width))
            for arm in (QPointF(_CROSS_PX, 0), QPointF(0, _CROSS_PX)):
                painter.drawLine(middle - arm, middle + arm)

    def _paint_facts(self, painter: QPainter, box: QRectF) -> None:
        height = self._small_height()
        top = box.bottom() + _TICK_PX + height + Space.S
        for line, colour in zip(self._facts, ("text", "muted"), strict=True):
            painter.setPen(QColor(getattr(self._theme.colours, colour)))
            room = QRectF(0, top, self.width(), height)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)
            top += height + 2


def _without_empty_border(kernel: NDArray[np.floating]) -> NDArray[np.floating]:
    middle = kernel.shape[0] // 2
    offsets = np.abs(np.argwhere(kernel > _FAINT * float(kernel.max())) - middle)
    radius = min(int(offsets.max(initial=0)) + _BORDER_PX, middle)
    return kernel[middle - radius : middle + radius + 1, middle - radius : middle + radius + 1]


def _image_of(kernel: NDArray[np.floating]) -> QImage:
    levels = levels_of(kernel, 0.0, float(kernel.max()))
    rgb = np.ascontiguousarray(perceptual_ramp()[levels])
    height, width = levels.shape
    borrowed = QImage(rgb.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return borrowed.copy()


def _centroid_px(kernel: NDArray[np.floating]) -> QPointF:
    """Return the centre of mass relative to the middle."""
    offsets = np.arange(kernel.shape[0]) - kernel.shape[0] // 2
    total = max(float(kernel.sum()), 1e-12)
    x = float((kernel.sum(axis=0) * offsets).sum()) / total
    return QPointF(x, float((kernel.sum(axis=1) * offsets).sum()) / total)


def _extent_px(kernel: NDArray[np.floating]) -> tuple[int, int]:
    """Return width and height of what carries more than a trace."""
    rows, columns = np.nonzero(kernel > _FAINT * float(kernel.max()))
    if len(rows) == 0:
        return 0, 0
    return int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1


def _ticks(radius: int) -> list[int]:
    """Return offsets for the axes: the middle and even steps to both sides."""
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200) if radius / step <= 2.5), 500)
    count = radius // step
    return [step * index for index in range(-count, count + 1)]


def _signed(offset: int) -> str:
    return f"{offset:+d}".replace("-", "\N{MINUS SIGN}") if offset else "0"
