"""Stroke icons: one SVG file each, drawn in whatever colour the theme asks for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deblur_studio.core.resources import resource

_SIZES_PX = (16, 20, 24, 32, 48, 64)


def tinted_icon(name: str, colour: str, disabled: str) -> QIcon:
    """Return the icon ``name`` in ``colour``, and in ``disabled`` for controls that are off."""
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
        drawing = QSvgRenderer(QByteArray(source.replace("currentColor", tint).encode()))
        for size_px in _SIZES_PX:
            icon.addPixmap(_pixmap(drawing, size_px), mode)
    return icon


def _pixmap(drawing: QSvgRenderer, size_px: int) -> QPixmap:
    pixmap = QPixmap(QSize(size_px, size_px))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0.0, 0.0, size_px, size_px))
    painter.end()
    return pixmap
