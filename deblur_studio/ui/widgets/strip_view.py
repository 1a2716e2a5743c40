"""Strips of pictures that a training left behind, one an epoch, with a slider through time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QVBoxLayout, QWidget

from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.pan_zoom import PanZoomWidget
from deblur_studio.ui.widgets.pyramid import Pyramid, Rgb, qimage_of

_COLUMNS = ("Blurred", "Restored", "Truth")


class StripPicture(PanZoomWidget):
    """One strip: as many rows as there are pairs, each blurred, restored and true."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: Pyramid | None = None
        self._empty = "After the first epoch a strip of pictures appears here."
        self.setFont(theme.font(FontRole.SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAccessibleName("Sample strip: blurred, restored, truth")
        theme.changed.connect(self.update)

    def home_area(self) -> QRectF:
        caption_px = self.fontMetrics().height() + Space.XS
        return QRectF(self.rect()).adjusted(0, caption_px, 0, 0)

    def show_picture(self, rgb: Rgb | None, empty: str = "") -> None:
        """Show another strip, (H, W, 3) uint8; None says in words why there is none."""
        self._empty = empty or self._empty
        if rgb is None:
            self._picture = None
            self.set_image_size(QSize())
            return
        height, width = rgb.shape[:2]
        self._picture = Pyramid(qimage_of(rgb), width, height)
        self.set_image_size(QSize(width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.colours.canvas))
        if self._picture is None:
            painter.setPen(QColor(self._theme.colours.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(Space.L, 0, -Space.L, 0), flags, self._empty)
        else:
            painter.setClipRect(self.home_area())
            self._picture.draw(painter, self.view, self.devicePixelRatioF())
            painter.setClipping(False)
            self._paint_captions(painter)
        painter.end()

    def _paint_captions(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.colours.text))
        width = self._size.width() / len(_COLUMNS)
        above = self.view.to_screen(0.0, -0.5).y() - self.home_area().top()
        top = max(0.0, above)  # just above the strip, while its upper edge is seen
        for number, text in enumerate(_COLUMNS):
            left = self.view.to_screen(number * width - 0.5, 0.0).x()
            right = self.view.to_screen((number + 1) * width - 0.5, 0.0).x()
            place = QRectF(left, top, right - left, self.home_area().top())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


class StripView(QWidget):
    """A strip and the slider that chooses it; at the end it follows what comes."""

    chosen = Signal(int)
    """Number of the strip that is wanted; the picture is then handed to ``picture``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.picture = StripPicture(theme)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Epoch of the sample strip")
        self.slider.setRange(0, 0)
        self.slider.valueChanged.connect(self._choose)
        self.label = QLabel()
        self.label.setFont(theme.font(FontRole.SMALL))
        self.label.setProperty("role", "muted")
        self._names: tuple[str, ...] = ()
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.slider, 1)
        row.addWidget(self.label)
        self._row = QWidget()
        self._row.setLayout(row)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self._row)
        self.show_names(())

    def show_names(self, names: Sequence[str], *, other_run: bool = False) -> None:
        """Offer strips by their names; the newest is chosen unless an older one was."""
        at_end = other_run or self.slider.value() == self.slider.maximum()
        grown = tuple(names) != self._names
        self._names = tuple(names)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, len(names) - 1))
            if at_end:
                self.slider.setValue(self.slider.maximum())
        self._row.setVisible(bool(names))
        if names and (grown or other_run):
            self._choose()

    def _choose(self) -> None:
        number = self.slider.value()
        if number < len(self._names):
            self.label.setText(self._names[number])
            self.chosen.emit(number)
