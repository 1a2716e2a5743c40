"""The small things painted on a canvas: labels, the wipe handle, legends, the empty state."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QImage, QPainter, QPen

from deblur_studio.ui.palette import LABEL_GROUND, LABEL_SHADE, LABEL_TEXT, Space
from deblur_studio.ui.widgets.overlay import Legend
from deblur_studio.ui.widgets.pyramid import Rgb

_PILL = QColor(LABEL_GROUND)
_PILL_TEXT = QColor(LABEL_TEXT)
_LINE = QColor(LABEL_TEXT)
_LINE_SHADE = QColor(LABEL_SHADE)
_GRIP_PX = 15.0
_RAMP_PX = 72.0
_ICON_PX = 48
_DASH_MARGIN_PX = 24.0


@dataclass(frozen=True)
class EmptyLook:
    """Fonts and colours of an empty state."""

    title_font: QFont
    hint_font: QFont
    text: str
    muted: str


def paint_label(painter: QPainter, clip: QRectF, text: str, font: QFont, *, right: bool) -> None:
    """Write a label into an upper corner of ``clip``; nothing where it does not fit."""
    size = _pill_size(text, font)
    if size.width() + 2 * Space.S > clip.width():
        return
    left = clip.right() - Space.S - size.width() if right else clip.left() + Space.S
    _paint_pill(painter, QRectF(QPointF(left, clip.top() + Space.S), size.size()), text, font)


def paint_legends(painter: QPainter, area: QRectF, legends: list[Legend], font: QFont) -> None:
    """Write legends into the lower left corner, the first at the bottom."""
    bottom = area.bottom() - Space.S
    for legend in legends:
        box = _pill_size(legend.text, font)
        ramp = 0.0 if legend.ramp is None else _RAMP_PX + Space.S
        box.setWidth(box.width() + ramp)
        box.moveBottomLeft(QPointF(area.left() + Space.S, bottom))
        _paint_pill(painter, box, legend.text, font, ramp)
        if legend.ramp is not None:
            _paint_ramp(painter, box, legend.ramp)
        bottom = box.top() - Space.XS


def paint_wipe_handle(painter: QPainter, area: QRectF, fraction: float) -> None:
    """Draw the divider and its grip."""
    x = area.left() + area.width() * fraction
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for colour, width in ((_LINE_SHADE, 4.0), (_LINE, 1.5)):
        painter.setPen(QPen(colour, width))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    middle = QPointF(x, area.center().y())
    painter.setPen(QPen(_LINE, 1.5))
    painter.setBrush(_PILL)
    painter.drawEllipse(middle, _GRIP_PX, _GRIP_PX)
    painter.setPen(QPen(_LINE, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for side in (-1.0, 1.0):
        tip = middle + QPointF(side * 8.5, 0)
        painter.drawLine(tip, tip + QPointF(-side * 4, -4))
        painter.drawLine(tip, tip + QPointF(-side * 4, 4))


def paint_empty(
    painter: QPainter, area: QRectF, icon: QIcon, texts: tuple[str, str], look: EmptyLook
) -> None:
    """Say what belongs here, in the middle."""
    middle = area.center()
    spot = QRectF(middle.x() - _ICON_PX / 2, middle.y() - _ICON_PX - Space.L, _ICON_PX, _ICON_PX)
    icon.paint(painter, spot.toRect())
    top = middle.y()
    for text, font, colour in (
        (texts[0], look.title_font, look.text),
        (texts[1], look.hint_font, look.muted),
    ):
        room = QRectF(area.left() + Space.XL, top, area.width() - 2 * Space.XL, area.height())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.setFont(font)
        painter.setPen(QColor(colour))
        used = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        top = used.bottom() + Space.S


def paint_drop_frame(painter: QPainter, area: QRectF, accent: str) -> None:
    """Show that what is being dragged would be taken."""
    tint = QColor(accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(tint, 2.0, Qt.PenStyle.DashLine))
    tint.setAlpha(28)
    painter.setBrush(tint)
    margin = _DASH_MARGIN_PX / 2
    painter.drawRoundedRect(area.adjusted(margin, margin, -margin, -margin), 8.0, 8.0)


def _pill_size(text: str, font: QFont) -> QRectF:
    metrics = QFontMetricsF(font)
    return QRectF(
        0, 0, metrics.horizontalAdvance(text) + 2 * Space.S, metrics.height() + Space.XS * 1.5
    )


def _paint_pill(
    painter: QPainter, box: QRectF, text: str, font: QFont, indent: float = 0.0
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PILL)
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setFont(font)
    painter.setPen(_PILL_TEXT)
    painter.drawText(box.adjusted(indent, 0, 0, 0), Qt.AlignmentFlag.AlignCenter, text)


def _paint_ramp(painter: QPainter, box: QRectF, ramp: Rgb) -> None:
    pixels = np.ascontiguousarray(ramp)
    strip = QImage(pixels.data, len(ramp), 1, 3 * len(ramp), QImage.Format.Format_RGB888)
    height = 8.0
    bar = QRectF(box.left() + Space.S, box.center().y() - height / 2, _RAMP_PX, height)
    painter.drawImage(bar, strip)
