"""The camera's path in space: the body, what it looks at, and the line its view draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from deblur_studio.core.motion.path import CameraPath
from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.figure import Figure
from deblur_studio.ui.widgets.path_curves import PathCurves, turned
from deblur_studio.ui.widgets.solid import Eye, box_corners, paint_box
from deblur_studio.ui.widgets.ticks import words

Floats = NDArray[np.float64]

_WIDEST_DEG, _FURTHEST, _LARGEST_GAIN = 14.0, 0.45, 500.0
_AHEAD, _BACK = 1.5, 0.75
_FRAME = np.array([[-0.52, -0.39], [0.52, -0.39], [0.52, 0.39], [-0.52, 0.39]])
_FRAMES = 7
_DEG_PER_PX, _DEG_PER_KEY = 0.4, 6.0
_TO_ROOM = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])  # camera to room axes
_KEYS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}


class PathView(Figure):
    """Shows a path, enlarged so that it can be seen; drag or arrow keys turn the room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Path of the camera in space"), parent)
        self._curves: PathCurves | None = None
        self._eye = Eye(QSizeF(1, 1), above_deg=20.0, aside_deg=52.0)
        self._grabbed: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 150)
        self.setToolTip(tr("Drag, or use the arrow keys, to look from elsewhere"))

    def sizeHint(self) -> QSize:
        return QSize(260, 220)

    def show_path(self, path: CameraPath) -> None:
        """Show another path."""
        self._curves = PathCurves.of(path)
        self.setAccessibleDescription(self._words())
        self.update()

    def paint(self, painter: QPainter, area: QRectF) -> None:
        if self._curves is None:
            return
        painter.save()
        painter.translate(area.topLeft())
        eye = replace(self._eye, size=QSizeF(area.width(), area.height()))
        vectors, places = self._enlarged(self._curves)
        self._paint_frames(painter, eye, vectors, places)
        self._paint_line(painter, eye, vectors, places)
        middle = len(vectors) // 2
        self._paint_camera(painter, eye, vectors[middle], places[middle])
        painter.setPen(QColor(self.colours.muted))
        room = QRectF(Space.S, 0, area.width() - 2 * Space.S, area.height() - Space.XS)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, self._words())
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            moved = (event.position() - self._grabbed) * _DEG_PER_PX
            self._grabbed = event.position()
            self._look(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            aside, above = _KEYS[key]
            self._look(aside * _DEG_PER_KEY, above * _DEG_PER_KEY)
        else:
            super().keyPressEvent(event)

    def _look(self, aside_deg: float, above_deg: float) -> None:
        above = min(max(self._eye.above_deg + above_deg, -80.0), 80.0)
        self._eye = replace(self._eye, aside_deg=self._eye.aside_deg + aside_deg, above_deg=above)
        self.update()

    def _gains(self, curves: PathCurves) -> tuple[float, float]:
        """Return how many times turning and travel are enlarged; travel's is per mm."""
        most_deg = float(np.linalg.norm(curves.turned_deg, axis=1).max(initial=1e-9))
        most_mm = float(np.linalg.norm(curves.moved_mm, axis=1).max(initial=0.0))
        gain = min(_WIDEST_DEG / max(most_deg, 1e-9), _LARGEST_GAIN)
        return gain, _FURTHEST / most_mm if most_mm > 1e-6 else 0.0

    def _enlarged(self, curves: PathCurves) -> tuple[Floats, Floats]:
        gain, per_mm = self._gains(curves)
        return np.radians(curves.turned_deg * gain), curves.moved_mm * per_mm

    def _words(self) -> str:
        if self._curves is None:
            return ""
        gain, per_mm = self._gains(self._curves)
        nice = float(f"{gain:.2g}")
        text = (
            tr("Turning and travel enlarged; turning \N{MULTIPLICATION SIGN}{times}")
            if per_mm
            else tr("Turning enlarged; turning \N{MULTIPLICATION SIGN}{times}")
        )
        return text.format(times=words(nice))

    def _seen(self, eye: Eye, vector: Floats, place: Floats, points: Floats) -> Floats:
        """Return points (N, 3) of the camera's axes as the eye sees them."""
        there = turned(vector, points) + place - (0.0, 0.0, _BACK)
        found: Floats = there @ _TO_ROOM.T @ eye.turn().T
        return found

    def _paint_frames(self, painter: QPainter, eye: Eye, vectors: Floats, places: Floats) -> None:
        corners = np.concatenate([_FRAME, np.full((4, 1), _AHEAD)], axis=1)
        shown = np.linspace(0, len(vectors) - 1, _FRAMES).astype(int)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, index in enumerate(shown):
            seen = self._seen(eye, vectors[index], places[index], corners)
            colour = QColor(self.colours.outline)
            colour.setAlpha(60 + 140 * number // _FRAMES)
            painter.setPen(QPen(colour, 1.0))
            painter.drawPolygon(QPolygonF([eye.place(point) for point in seen]))

    def _paint_line(self, painter: QPainter, eye: Eye, vectors: Floats, places: Floats) -> None:
        ahead = np.array([[0.0, 0.0, _AHEAD]])
        line = [
            eye.place(self._seen(eye, vector, place, ahead)[0])
            for vector, place in zip(vectors, places, strict=True)
        ]
        painter.setPen(QPen(QColor(self.colours.accent), 2.6, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        for spot, tint in ((line[0], "ok"), (line[-1], "warning")):
            painter.setBrush(QColor(getattr(self.colours, tint)))
            painter.drawEllipse(spot, 4.0, 4.0)

    def _paint_camera(self, painter: QPainter, eye: Eye, vector: Floats, place: Floats) -> None:
        rays = np.concatenate([_FRAME, np.full((4, 1), _AHEAD)], axis=1)
        seen = self._seen(eye, vector, place, rays)
        start = eye.place(self._seen(eye, vector, place, np.zeros((1, 3)))[0])
        faint = QColor(self.colours.outline)
        faint.setAlpha(110)
        painter.setPen(QPen(faint, 1.0, Qt.PenStyle.DotLine))
        for end in seen:
            painter.drawLine(start, eye.place(end))
        fill, edge = QColor(self.colours.raised), QColor(self.colours.outline)
        lens = box_corners((0.11, 0.11, 0.12)) + np.array([0.0, 0.0, 0.2])
        body = box_corners((0.27, 0.18, 0.11))
        parts = [self._seen(eye, vector, place, part) for part in (lens, body)]
        for part in sorted(parts, key=lambda one: -float(one[:, 1].mean())):
            paint_box(painter, eye, part, fill, edge)
