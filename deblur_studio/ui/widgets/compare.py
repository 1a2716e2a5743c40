"""How the original and the restored photo are laid out for comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage

from deblur_studio.ui.widgets.pyramid import Pyramid, Rgb, qimage_of

DIFFERENCE_GAIN = 4
_PANE_GAP_PX = 2.0


class CompareMode(Enum):
    """How two photos are shown."""

    SINGLE = "single"
    WIPE = "wipe"
    SIDE_BY_SIDE = "side_by_side"
    DIFFERENCE = "difference"


class Picture(Enum):
    """Which pixels a pane shows."""

    ORIGINAL = "original"
    RESTORED = "restored"
    DIFFERENCE = "difference"


@dataclass(frozen=True)
class Pane:
    """A picture in an ``area`` of the screen, of which ``clip`` is shown."""

    picture: Picture
    area: QRectF
    clip: QRectF
    label_right: bool = False


def panes(mode: CompareMode, area: QRectF, wipe: float, *, restored: bool) -> list[Pane]:
    """Return what is drawn where; without a restored photo there is only the original."""
    if not restored:
        return [Pane(Picture.ORIGINAL, area, area)]
    if mode is CompareMode.WIPE:
        left, right = _split(area, wipe, 0.0)
        return [
            Pane(Picture.ORIGINAL, area, left),
            Pane(Picture.RESTORED, area, right, label_right=True),
        ]
    if mode is CompareMode.SIDE_BY_SIDE:
        left, right = _split(area, 0.5, _PANE_GAP_PX)
        return [Pane(Picture.ORIGINAL, left, left), Pane(Picture.RESTORED, right, right)]
    picture = Picture.DIFFERENCE if mode is CompareMode.DIFFERENCE else Picture.RESTORED
    return [Pane(picture, area, area)]


def _split(area: QRectF, fraction: float, gap: float) -> tuple[QRectF, QRectF]:
    cut = area.left() + area.width() * fraction
    left = QRectF(area.left(), area.top(), cut - gap / 2 - area.left(), area.height())
    right = QRectF(cut + gap / 2, area.top(), area.right() - cut - gap / 2, area.height())
    return left, right


class PhotoPair:
    """The original, the restored photo in the original's frame, and their difference."""

    def __init__(self) -> None:
        self._images: dict[Picture, QImage] = {}
        self._pyramids: dict[Picture, Pyramid] = {}
        self._frame = QSize()

    @property
    def size(self) -> QSize:
        """The original's size in px, or that of the frame; empty without an original."""
        image = self._images.get(Picture.ORIGINAL)
        if image is None:
            return QSize()
        return image.size() if self._frame.isEmpty() else self._frame

    def set_frame(self, size: QSize) -> None:
        """Stretch every picture over a frame of that size; an empty one is the original's own."""
        if size != self._frame:
            self._frame = size
            self._pyramids.clear()

    @property
    def has_restored(self) -> bool:
        return Picture.RESTORED in self._images and not self.size.isEmpty()

    def put(self, picture: Picture, rgb: Rgb | None) -> None:
        """Replace or remove a photo; all that was derived from it goes."""
        self._images.pop(picture, None)
        stale = list(Picture) if picture is Picture.ORIGINAL else [picture, Picture.DIFFERENCE]
        for each in stale:
            self._pyramids.pop(each, None)
        if rgb is not None:
            self._images[picture] = qimage_of(rgb)

    def pyramid(self, picture: Picture) -> Pyramid:
        """Return the pyramid of a picture, built when it is first wanted."""
        if picture not in self._pyramids:
            image = self._difference() if picture is Picture.DIFFERENCE else self._images[picture]
            self._pyramids[picture] = Pyramid(image, self.size.width(), self.size.height())
        return self._pyramids[picture]

    def _difference(self) -> QImage:
        original = self._images[Picture.ORIGINAL]
        restored = self._images[Picture.RESTORED]
        if restored.size() != original.size():
            restored = restored.scaled(
                original.size(),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return _amplified_difference(original, restored)


def _amplified_difference(first: QImage, second: QImage) -> QImage:
    result = QImage(first.size(), first.format())
    out = np.frombuffer(result.bits(), np.uint8)
    a = np.frombuffer(first.constBits(), np.uint8)
    b = np.frombuffer(second.constBits(), np.uint8)
    np.subtract(np.maximum(a, b), np.minimum(a, b), out=out)
    np.minimum(out, 255 // DIFFERENCE_GAIN, out=out)
    np.multiply(out, DIFFERENCE_GAIN, out=out)
    return result
