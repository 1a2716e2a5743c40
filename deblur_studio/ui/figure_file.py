"""Figures as files: PNG at twice the size on the screen, SVG and PDF as lines and letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import written_whole
from deblur_studio.services.translation import tr

SUFFIXES = (".png", ".svg", ".pdf")
_PNG_SCALE = 2
_PX_PER_INCH = 96
_HIDDEN = QSize(640, 420)


def save_figure(figure: QWidget, path: Path, *, overwrite: bool = False) -> None:
    """Write a widget as it looks now.

    Raises:
        OutputError: The suffix is another, ``path`` exists, or the disk refuses.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise OutputError(
            tr("{name} must end in {endings}.", name=path.name, endings=", ".join(SUFFIXES))
        )
    if not figure.isVisible():
        figure.resize(figure.size().expandedTo(_HIDDEN))
    with written_whole(path, overwrite=overwrite) as temporary:
        {".png": _png, ".svg": _svg, ".pdf": _pdf}[suffix](figure, temporary)


def _png(figure: QWidget, path: Path) -> None:
    image = QImage(figure.size() * _PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    figure.render(image)
    if not image.save(str(path)):
        raise OutputError(tr("{name} cannot be written; choose another folder.", name=path.name))


def _svg(figure: QWidget, path: Path) -> None:
    drawing = QSvgGenerator()
    drawing.setFileName(str(path))
    drawing.setSize(figure.size())
    drawing.setViewBox(QRect(QPoint(), figure.size()))
    drawing.setResolution(_PX_PER_INCH)
    drawing.setTitle(figure.accessibleName())
    _render(figure, QPainter(drawing))


def _pdf(figure: QWidget, path: Path) -> None:
    writer = QPdfWriter(str(path))
    writer.setResolution(_PX_PER_INCH)
    inches = QSizeF(figure.width() / _PX_PER_INCH, figure.height() / _PX_PER_INCH)
    writer.setPageSize(QPageSize(inches, QPageSize.Unit.Inch))
    writer.setPageMargins(QMarginsF())
    writer.setTitle(figure.accessibleName())
    _render(figure, QPainter(writer))


def _render(figure: QWidget, painter: QPainter) -> None:
    figure.render(painter, QPoint())
    if not painter.end():
        raise OutputError(tr("The figure cannot be written; choose another folder."))
