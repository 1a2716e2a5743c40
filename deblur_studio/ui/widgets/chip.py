"""A short verdict in its colour: icon and words, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.status import Status

_ICON_PX = 14
_TINT_ALPHA = 36


class StatusChip(QWidget):
    """Shows a Status and a word or two."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = Status.NEUTRAL
        self._text = ""
        self.setFont(theme.font(FontRole.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setVisible(False)
        theme.changed.connect(self.update)

    @property
    def status(self) -> Status:
        return self._status

    @property
    def text(self) -> str:
        return self._text

    def set_status(self, status: Status, text: str) -> None:
        """Show a verdict; empty text hides the chip."""
        self._status, self._text = status, text
        self.setAccessibleName(f"{status.value}: {text}" if text else "")
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        text_px = metrics.horizontalAdvance(self._text)
        return QSize(text_px + _ICON_PX + 3 * Space.S - 4, metrics.height() + Space.XS + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_ICON_PX + 2 * Space.S, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        colour = QColor(getattr(self._theme.colours, self._status.tint))
        fill = QColor(colour)
        fill.setAlpha(_TINT_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        icon = self._theme.icon(self._status.icon_name, self._status.tint)
        icon.paint(painter, Space.S - 2, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        painter.setPen(colour)
        box = self.rect().adjusted(_ICON_PX + Space.S + 2, 0, -Space.S, 0)
        text = painter.fontMetrics().elidedText(
            self._text, Qt.TextElideMode.ElideRight, box.width() + 1
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
