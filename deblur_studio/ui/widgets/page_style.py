"""Gives a page of Markdown the distances, letters and colours of the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme

_LINE_HEIGHT = 135.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"
_HEADINGS = {1: FontRole.TITLE, 2: FontRole.HEADING, 3: FontRole.HEADING}


def dress(document: QTextDocument, theme: Theme) -> None:
    """Style what Qt's Markdown reader leaves plain: text, headings, code, tables."""
    document.setDocumentMargin(float(Space.XL))
    document.setIndentWidth(float(Space.XL))
    document.setUndoRedoEnabled(False)
    for block in _blocks(document):
        _dress_block(block, theme)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, theme)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress_block(block: QTextBlock, theme: Theme) -> None:
    cursor, form = QTextCursor(block), block.blockFormat()
    if _PICTURE not in block.text():
        form.setLineHeight(_LINE_HEIGHT, _PROPORTIONAL)
    if form.headingLevel() in _HEADINGS:
        form.setTopMargin(float(Space.L if form.headingLevel() > 1 else 0))
        form.setBottomMargin(float(Space.S))
        _set_font(cursor, theme.font(_HEADINGS[form.headingLevel()]))
    if form.hasProperty(QTextFormat.Property.BlockCodeLanguage):
        form.setBackground(QBrush(QColor(theme.colours.raised)))
        form.setLeftMargin(float(Space.S))
        _set_font(cursor, theme.font(FontRole.MONO))
    cursor.setBlockFormat(form)


def _set_font(cursor: QTextCursor, font: QFont) -> None:
    form = QTextCharFormat()
    form.setFont(font)
    form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.mergeCharFormat(form)
    cursor.clearSelection()


def _dress_table(table: QTextTable, theme: Theme) -> None:
    form = table.format()
    form.setBorder(1.0)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(QBrush(QColor(theme.colours.border)))
    form.setCellPadding(float(Space.XS))
    form.setCellSpacing(0.0)
    form.setTopMargin(float(Space.S))
    form.setBottomMargin(float(Space.M))
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100.0))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        shade = cell.format()
        shade.setBackground(QBrush(QColor(theme.colours.panel)))
        cell.setFormat(shade)
