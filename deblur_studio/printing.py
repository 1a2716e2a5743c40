"""The child process that prints: a report's HTML becomes pages of A4."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

_DPI = 96  # of the document: sizes in px mean the same as in a browser
_MARGIN_MM, _FOOT_MM = 18.0, 10.0
_RESOLUTION = 1200
_FOOT_TEXT_PX = 11


def main(arguments: Sequence[str]) -> int:
    """Print ``HTML PDF FOOT``; returns the exit code."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a child shows nothing
    source, target, foot = arguments
    app = QGuiApplication(["deblur-studio"])
    document = QTextDocument()
    document.setDefaultFont(QFont("DejaVu Serif", 11))
    document.setMetaInformation(QTextDocument.MetaInformation.CssMedia, "print")
    document.setHtml(Path(source).read_text(encoding="utf-8"))
    printed = _print(document, target, foot)
    app.quit()
    if not printed:
        print(f"{Path(target).name} cannot be written", file=sys.stderr)
    return 0 if printed else 1


def _print(document: QTextDocument, target: str, foot: str) -> bool:
    writer = QPdfWriter(target)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(document.metaInformation(QTextDocument.MetaInformation.DocumentTitle))
    writer.setCreator("Deblur Studio")
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM - _FOOT_MM / 2)
    page_size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(
        QPageLayout(
            page_size,
            QPageLayout.Orientation.Portrait,
            margin,
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter()
    if not painter.begin(writer):
        return False
    _paint_pages(document, writer, painter, foot)
    return bool(painter.end())


def _paint_pages(document: QTextDocument, writer: QPdfWriter, painter: QPainter, foot: str) -> None:
    scale = writer.logicalDpiX() / _DPI
    foot_px = _FOOT_MM / 25.4 * _DPI
    paper = QSizeF(writer.width() / scale, writer.height() / scale - foot_px)
    document.setPageSize(paper)
    document.setDocumentMargin(0.0)
    count = document.pageCount()
    for page in range(count):
        if page:
            writer.newPage()
        painter.save()
        painter.scale(scale, scale)
        painter.save()
        painter.translate(0.0, -page * paper.height())
        document.drawContents(
            painter, QRectF(0.0, page * paper.height(), paper.width(), paper.height())
        )
        painter.restore()
        _paint_foot(painter, QRectF(0.0, paper.height(), paper.width(), foot_px), foot, page, count)
        painter.restore()


def _paint_foot(painter: QPainter, area: QRectF, foot: str, page: int, count: int) -> None:
    font = QFont("DejaVu Serif")
    font.setPixelSize(_FOOT_TEXT_PX)
    painter.setFont(font)
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(area, bottom | Qt.AlignmentFlag.AlignLeft, foot)
    painter.drawText(area, bottom | Qt.AlignmentFlag.AlignRight, f"page {page + 1} of {count}")
