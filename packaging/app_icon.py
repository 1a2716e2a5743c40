"""The program's icon in the forms that systems want, all from the one SVG drawing."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "app" / "deblur-studio.svg"
SIZES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_PX = (16, 24, 32, 48, 64, 128, 256)


def write_icons(folder: Path) -> None:
    """Write NAME-SIZE.png for every size, NAME.ico for Windows and NAME.icns for macOS."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: picture(size) for size in (*SIZES_PX, 1024)}
    for size in SIZES_PX:
        pictures[size].save(png_of(folder, size), optimize=True)
    small = [pictures[size] for size in _ICO_PX]
    small[-1].save(
        folder / f"{DRAWING.stem}.ico",
        sizes=[(size, size) for size in _ICO_PX],
        append_images=small[:-1],
    )
    pictures[1024].save(
        folder / f"{DRAWING.stem}.icns",
        append_images=[pictures[size] for size in (32, 64, 128, 256, 512)],
    )


def png_of(folder: Path, size_px: int) -> Path:
    """Return where the icon of this size is written."""
    return folder / f"{DRAWING.stem}-{size_px}.png"


def picture(size_px: int) -> Image.Image:
    """Draw the icon anew for a size: scaled pictures are soft where an icon must be sharp."""
    drawn = QImage(size_px, size_px, QImage.Format.Format_RGBA8888)
    drawn.fill(0)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return Image.frombytes("RGBA", (size_px, size_px), bytes(drawn.constBits()))
