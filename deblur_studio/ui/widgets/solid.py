"""Solids seen from a little above, without OpenGL: far faces first, each in its light."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Floats = NDArray[np.float64]

_FACES = (  # corners by their bits x, y, z, each face once round
    (0, 2, 3, 1),
    (4, 5, 7, 6),
    (0, 1, 5, 4),
    (2, 6, 7, 3),
    (0, 4, 6, 2),
    (1, 3, 7, 5),
)
_ROOM = 2.9  # units across the smaller side of a picture


@dataclass(frozen=True)
class Eye:
    """Looks at the origin of a room whose z points up; y of what it sees is depth."""

    size: QSizeF
    above_deg: float = 24.0
    aside_deg: float = -28.0

    def turn(self) -> Floats:
        """Return (3, 3) room to eye: x right, y away, z up."""
        c, s = math.cos(math.radians(self.aside_deg)), math.sin(math.radians(self.aside_deg))
        aside = np.array([[c, -s, 0.0], [s, c, 0.0], [0.0, 0.0, 1.0]])
        c, s = math.cos(math.radians(self.above_deg)), math.sin(math.radians(self.above_deg))
        seen: Floats = np.array([[1.0, 0.0, 0.0], [0.0, c, -s], [0.0, s, c]]) @ aside
        return seen

    def place(self, seen: Floats) -> QPointF:
        """Return where a point that the eye sees is painted."""
        scale = min(self.size.width(), self.size.height()) / _ROOM
        x = self.size.width() / 2 + float(seen[0]) * scale
        return QPointF(x, self.size.height() / 2 - float(seen[2]) * scale)


def box_corners(half: Sequence[float]) -> Floats:
    """Return (8, 3) corners of a box about the origin."""
    bits = np.array([[(corner >> bit) & 1 for bit in range(3)] for corner in range(8)])
    corners: Floats = (bits * 2 - 1) * np.asarray(half)
    return corners


def paint_box(painter: QPainter, eye: Eye, corners: Floats, fill: QColor, edge: QColor) -> None:
    """Paint a box whose (8, 3) corners are given as the eye sees them."""
    painter.setPen(QPen(edge, 1))
    for face in sorted(_FACES, key=lambda one: -float(corners[list(one), 1].mean())):
        sides = corners[list(face)]
        normal = np.cross(sides[1] - sides[0], sides[3] - sides[0])
        light = abs(float(normal[2])) / max(float(np.linalg.norm(normal)), 1e-9)
        painter.setBrush(fill.lighter(96 + round(16 * light)))
        painter.drawPolygon(polygon(eye, sides))


def polygon(eye: Eye, points: Floats) -> QPolygonF:
    """Return (N, 3) points that the eye sees as a polygon."""
    return QPolygonF([eye.place(point) for point in points])
