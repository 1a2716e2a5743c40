"""How a sensor lies: a slab with its three axes, drawn from a little above."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.solid import Eye, box_corners, paint_box

Floats = NDArray[np.float64]

_HALF = (0.62, 0.44, 0.13)
_AXIS_LENGTH = 1.15
_AXES = ("x", "y", "z")


class AttitudeView(QWidget):
    """Turns with the sensor; z of the room points up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rotation: Floats | None = None
        self.setFont(theme.font(FontRole.SMALL))
        self.setMinimumSize(140, 120)
        self.setAccessibleName(tr("Orientation of the sensor"))
        theme.changed.connect(self.update)

    def show_rotation(self, rotation: Floats | None) -> None:
        """Show (3, 3) sensor to room, or nothing."""
        if rotation is not self._rotation:
            self._rotation = rotation
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._rotation is None:
            painter.setPen(QColor(self._theme.colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect(), flags, tr("No sensor is streaming."))
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            self._paint_parts(painter, Eye(QSizeF(self.size())), self._rotation)
        painter.end()

    def _paint_parts(self, painter: QPainter, eye: Eye, rotation: Floats) -> None:
        """Paint the axes that point away, then the slab, then those towards the eye."""
        turn = eye.turn() @ rotation
        tips = (turn * _AXIS_LENGTH).T  # (3, 3): the tip of each axis as the eye sees it
        order = [int(axis) for axis in np.argsort(tips[:, 1])[::-1]]
        for axis in order:
            if tips[axis, 1] > 0:
                self._paint_axis(painter, eye, axis, tips[axis])
        colours = self._theme.colours
        fill, edge = QColor(colours.raised), QColor(colours.outline)
        paint_box(painter, eye, box_corners(_HALF) @ turn.T, fill, edge)
        for axis in order:
            if tips[axis, 1] <= 0:
                self._paint_axis(painter, eye, axis, tips[axis])

    def _paint_axis(self, painter: QPainter, eye: Eye, axis: int, tip: Floats) -> None:
        colour = QColor(getattr(self._theme.colours, _AXES[axis]))
        root = tip * (_HALF[axis] / _AXIS_LENGTH)
        painter.setPen(QPen(colour, 2.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(eye.place(root), eye.place(tip))
        metrics = painter.fontMetrics()
        shift = QPointF(-metrics.horizontalAdvance(_AXES[axis]) / 2, metrics.xHeight() / 2)
        painter.drawText(eye.place(tip * 1.13) + shift, _AXES[axis])
