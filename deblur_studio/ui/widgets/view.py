"""Which part of a photo is on the screen, as a value.

Image coordinates are pixels, x right, y down, (0, 0) the centre of the first pixel; screen
coordinates are the widget's logical px.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

MAX_SCALE = 64.0
FIT_MARGIN_PX = 16.0


@dataclass(frozen=True)
class View:
    """A window ``area`` on the screen onto an image.

    ``scale`` is screen px per image px; ``centre_x``, ``centre_y`` is the place of the image
    at the middle of the area.
    """

    area: QRectF
    scale: float
    centre_x: float
    centre_y: float

    @classmethod
    def fitting(cls, area: QRectF, width_px: int, height_px: int) -> View:
        """Show the whole image with a margin."""
        room_x = max(1.0, area.width() - 2 * FIT_MARGIN_PX)
        room_y = max(1.0, area.height() - 2 * FIT_MARGIN_PX)
        scale = min(room_x / width_px, room_y / height_px, MAX_SCALE)
        return cls(area, scale, (width_px - 1) / 2, (height_px - 1) / 2)

    def to_image(self, point: QPointF) -> QPointF:
        """Return the place of the image under a point of the screen."""
        offset = point - self.area.center()
        return QPointF(
            self.centre_x + offset.x() / self.scale, self.centre_y + offset.y() / self.scale
        )

    def to_screen(self, x_px: float, y_px: float) -> QPointF:
        """Return where a place of the image is on the screen."""
        middle = self.area.center()
        return QPointF(
            middle.x() + (x_px - self.centre_x) * self.scale,
            middle.y() + (y_px - self.centre_y) * self.scale,
        )

    def transform(self) -> QTransform:
        """Return the transform from image to screen."""
        origin = self.to_screen(0.0, 0.0)
        return QTransform(self.scale, 0.0, 0.0, self.scale, origin.x(), origin.y())

    def visible(self) -> QRectF:
        """Return the part of the image plane inside the area, in image coordinates."""
        return QRectF(self.to_image(self.area.topLeft()), self.to_image(self.area.bottomRight()))

    def panned(self, screen_delta: QPointF) -> View:
        """Move the image by a distance on the screen."""
        return replace(
            self,
            centre_x=self.centre_x - screen_delta.x() / self.scale,
            centre_y=self.centre_y - screen_delta.y() / self.scale,
        )

    def zoomed_to(self, scale: float, at: QPointF) -> View:
        """Change the scale; what is under the point ``at`` stays there."""
        kept = self.to_image(at)
        offset = at - self.area.center()
        return replace(
            self,
            scale=scale,
            centre_x=kept.x() - offset.x() / scale,
            centre_y=kept.y() - offset.y() / scale,
        )

    def held_inside(self, width_px: int, height_px: int) -> View:
        """Keep the middle of the area on the image, so that the image is never lost."""
        return replace(
            self,
            centre_x=min(max(self.centre_x, -0.5), width_px - 0.5),
            centre_y=min(max(self.centre_y, -0.5), height_px - 0.5),
        )
