"""What may be painted over a photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainter

from deblur_studio.ui.widgets.view import View


@dataclass(frozen=True, eq=False)
class Legend:
    """One line that explains an overlay; ``ramp`` (N, 3) uint8 is its colour scale, if any."""

    text: str
    ramp: NDArray[np.uint8] | None = None


class Overlay(QObject):
    """Paints itself over the photo; emits ``changed`` when it wants to be painted again."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visible = True

    @property
    def visible(self) -> bool:
        return self._visible

    def set_visible(self, visible: bool) -> None:
        if visible != self._visible:
            self._visible = visible
            self.changed.emit()

    def paint(self, painter: QPainter, view: View) -> None:
        """Paint in image coordinates; ``view.scale`` is screen px per image px."""
        raise NotImplementedError

    def legend(self, view: View) -> Legend | None:
        """Return what the colours mean in this view."""
        return None

    def click(self, x_px: float, y_px: float, view: View) -> bool:
        """Take a click at a place of the image; False leaves it to others."""
        return False
