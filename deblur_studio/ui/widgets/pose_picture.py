"""How to hold the camera, as a picture of it."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deblur_studio.core.motion.three_poses import Pose
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.solid import Eye, box_corners, paint_box, polygon

Floats = NDArray[np.float64]

# Columns: where the camera's right, lens and top point in the room (x right, y away, z up).
_POSES = {
    Pose.LEVEL: ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    Pose.LENS_DOWN: ((1, 0, 0), (0, 0, -1), (0, 1, 0)),
    Pose.RIGHT_SIDE_DOWN: ((0, 0, -1), (0, 1, 0), (1, 0, 0)),
}
_BODY, _FINDER = (0.8, 0.22, 0.5), (0.22, 0.18, 0.12)
_FINDER_PLACE = np.array([0.0, 0.0, 0.6])
_LENS_RADIUS, _LENS_LENGTH = 0.4, 0.7
_ROUND = 40


class PosePicture(QWidget):
    """Draws the camera from behind, a little from above, over the ground it stands on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pose = Pose.LEVEL
        self.setFixedSize(96, 84)
        theme.changed.connect(self.update)

    def show_pose(self, pose: Pose) -> None:
        """Show another pose."""
        self._pose = pose
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        eye = Eye(QSizeF(self.size()), above_deg=20.0, aside_deg=-60.0)
        turn = eye.turn() @ np.array(_POSES[self._pose], dtype=np.float64).T
        self._paint_gravity(painter)
        lens_is_far = turn[1, 1] > 0
        finder_is_far = turn[1, 2] > 0
        if lens_is_far:
            self._paint_lens(painter, eye, turn)
        if finder_is_far:
            self._paint_finder(painter, eye, turn)
        self._paint_body(painter, eye, turn)
        if not finder_is_far:
            self._paint_finder(painter, eye, turn)
        if not lens_is_far:
            self._paint_lens(painter, eye, turn)
        painter.end()

    def _paint_body(self, painter: QPainter, eye: Eye, turn: Floats) -> None:
        self._paint_box(painter, eye, box_corners(_BODY) @ turn.T)

    def _paint_finder(self, painter: QPainter, eye: Eye, turn: Floats) -> None:
        self._paint_box(painter, eye, (box_corners(_FINDER) + _FINDER_PLACE) @ turn.T)

    def _paint_box(self, painter: QPainter, eye: Eye, corners: Floats) -> None:
        colours = self._theme.colours
        paint_box(painter, eye, corners, QColor(colours.raised), QColor(colours.text))

    def _paint_lens(self, painter: QPainter, eye: Eye, turn: Floats) -> None:
        angle = np.linspace(0.0, 2.0 * math.pi, _ROUND)
        ring = np.stack([np.cos(angle), np.zeros(_ROUND), np.sin(angle)], axis=1) * _LENS_RADIUS
        near, far = (
            (ring + np.array([0.0, _BODY[1] + along, 0.0])) @ turn.T
            for along in (0.0, _LENS_LENGTH)
        )
        if near[:, 1].mean() < far[:, 1].mean():
            near, far = far, near  # the end towards the eye is painted last
        painter.setBrush(QColor(self._theme.colours.raised))
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(_ROUND - 1):
            wall = np.array([near[i], near[i + 1], far[i + 1], far[i]])
            painter.drawPolygon(polygon(eye, wall))
        painter.setPen(QPen(QColor(self._theme.colours.text), 1))
        axis = (far - near).mean(axis=0)
        beside = near[:, 0] * axis[2] - near[:, 2] * axis[0]
        for side in (int(beside.argmin()), int(beside.argmax())):
            painter.drawLine(eye.place(near[side]), eye.place(far[side]))
        painter.setBrush(QColor(self._theme.colours.selection))
        for end in (far, near) if axis[1] > 0 else (near, far):
            painter.drawPolygon(polygon(eye, end))

    def _paint_gravity(self, painter: QPainter) -> None:
        x, bottom = self.width() - 7.0, self.height() - 8.0
        painter.setPen(QPen(QColor(self._theme.colours.muted), 1.5, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QLineF(x, bottom - 26, x, bottom))
        painter.drawLine(QLineF(x - 4, bottom - 5, x, bottom))
        painter.drawLine(QLineF(x + 4, bottom - 5, x, bottom))
