"""A small card that points at a widget of the window, and the ring around that widget."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme

_WIDTH_PX = 320
_RING_PX = 3
_RADIUS_PX = 6.0


class Ring(QWidget):
    """Marks a part of its parent without being in the way of the mouse."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._ground = theme, parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)
        self.hide()

    def put_around(self, place: QRect) -> None:
        """Mark a part of the parent."""
        whole = self._ground.rect()
        self.setGeometry(
            place.adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX).intersected(whole)
        )
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(QColor(self._theme.colours.accent), _RING_PX))
        half = _RING_PX / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, _RADIUS_PX, _RADIUS_PX)
        painter.end()


class Popover(QFrame):
    """One step of several: a title, a few words, and the way on or out."""

    next_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("role", "popover")
        self.setFixedWidth(_WIDTH_PX)
        self.title, self.text, self.count = QLabel(), QLabel(), QLabel()
        self.title.setFont(theme.font(FontRole.HEADING))
        self.title.setWordWrap(True)
        self.text.setWordWrap(True)
        self.count.setProperty("role", "muted")
        self.skip, self.back = QPushButton(tr("Skip")), QPushButton(tr("Back"))
        self.next = QPushButton(tr("Next"))
        for button, wanted in (
            (self.skip, self.end_wanted),
            (self.back, self.back_wanted),
            (self.next, self.next_wanted),
        ):
            button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit())
        self.skip.setProperty("role", "flat")
        self._arrange()
        self.hide()

    def show_step(self, title: str, text: str, number: int, of: int) -> None:
        """Say another step, which the keyboard can go on from."""
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(tr("{number} of {of}", number=number, of=of))
        self.back.setVisible(number > 1)
        self.skip.setVisible(number < of)
        self.next.setText(tr("Next") if number < of else tr("Done"))
        self.setAccessibleName(f"{title} {text}")
        self.resize(_WIDTH_PX, self.heightForWidth(_WIDTH_PX))

    def put_beside(self, place: QRect) -> None:
        """Stand beside a part of the parent, where there is room, else inside it."""
        self.move(_corner_beside(place, self.size(), self._ground.rect()))
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self.count)
        foot.addStretch(1)
        for button in (self.skip, self.back, self.next):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(foot)


def _corner_beside(place: QRect, size: QSize, room: QRect) -> QPoint:
    """Return where a card of that size goes: right of the place, left, above, below, or in it."""
    width, height, gap = size.width(), size.height(), int(Space.M)
    top = min(max(place.top(), room.top() + gap), room.bottom() - height - gap)
    left = min(max(place.left(), room.left() + gap), room.right() - width - gap)
    for corner in (
        QPoint(place.right() + gap, top),
        QPoint(place.left() - gap - width, top),
        QPoint(left, place.top() - gap - height),
        QPoint(left, place.bottom() + gap),
    ):
        if room.contains(QRect(corner, size)):
            return corner
    return QPoint(place.right() - width - gap, place.bottom() - height - gap)
