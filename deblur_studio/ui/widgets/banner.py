"""Messages above the work: one sentence each, with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.icon_label import IconLabel
from deblur_studio.ui.widgets.status import Status

MOST_BANNERS = 3
_EDGE_PX = 4.0
_TINT_ALPHA = 26


class Banner(QFrame):
    """One message; it stays until it is dismissed or answered."""

    action_triggered = Signal()
    dismissed = Signal()

    def __init__(
        self,
        theme: Theme,
        status: Status,
        text: str,
        details: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = status
        self._details = details
        self._sentence = QLabel(text)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(f"{status.value}: {text}")
        self._lay_out(action)
        theme.changed.connect(self.update)

    @property
    def status(self) -> Status:
        return self._status

    @property
    def text(self) -> str:
        return self._sentence.text()

    def copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.text}\n\n{self._details}")

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = QColor(getattr(self._theme.colours, self._status.tint))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self.rect())
        painter.setBrush(QColor(self._theme.colours.panel))
        painter.drawRoundedRect(box, 4.0, 4.0)
        colour.setAlpha(_TINT_ALPHA)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 4.0, 4.0)
        colour.setAlpha(255)
        painter.setBrush(colour)
        painter.setClipRect(QRectF(0, 0, _EDGE_PX, box.height()))
        painter.drawRoundedRect(box, 4.0, 4.0)
        painter.end()

    def _lay_out(self, action: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.S)
        row.addWidget(IconLabel(self._theme, self._status.icon_name, self._status.tint))
        row.addWidget(self._sentence, 1)
        if action:
            row.addWidget(self._button(action, self.action_triggered.emit))
        if self._details:
            row.addWidget(self._button(tr("Copy details"), self.copy_details))
        close = QToolButton()
        close.setIconSize(QSize(16, 16))
        close.setAccessibleName(tr("Dismiss"))
        close.setToolTip(tr("Dismiss"))
        self._theme.bind_icon(close, "close", "muted")
        close.clicked.connect(self.dismissed)
        row.addWidget(close)

    def _button(self, text: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "flat")
        button.clicked.connect(lambda: slot())
        return button


class BannerStack(QWidget):
    """Holds the newest few messages, the newest on top; takes no room while empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self._column.setSpacing(Space.XS)
        self.hide()

    def banners(self) -> list[Banner]:
        """Return the messages on view, the newest first."""
        return list(self._banners)

    def post(self, status: Status, text: str, details: str = "", action: str = "") -> Banner:
        """Show a message; one with the same text is replaced, the oldest makes room."""
        for old in [banner for banner in self._banners if banner.text == text]:
            self._remove(old)
        banner = Banner(self._theme, status, text, details, action)
        banner.dismissed.connect(lambda: self._remove(banner))
        self._banners.insert(0, banner)
        self._column.insertWidget(0, banner)
        while len(self._banners) > MOST_BANNERS:
            self._remove(self._banners[-1])
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))
        return banner

    def clear(self) -> None:
        for banner in self.banners():
            self._remove(banner)

    def _remove(self, banner: Banner) -> None:
        if banner not in self._banners:
            return
        self._banners.remove(banner)
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        self.setVisible(bool(self._banners))
