"""Strips of pictures that a training left behind, one an epoch, with a slider through time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import FontRole, Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.pyramid import Rgb
from deblur_studio.ui.widgets.strip_picture import StripPicture, pairs_of

_LARGE = QSize(1240, 460)


class StripView(QWidget):
    """A strip and the slider that chooses it; at the end it follows what comes.

    One pair is shown at a time, as large as there is room; a click shows it in a window.
    """

    chosen = Signal(int)
    """Number of the strip that is wanted; the picture is then handed to ``show_picture``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pairs: list[Rgb] = []
        self._names: tuple[str, ...] = ()
        self.large: LargeStrip | None = None
        self.picture = StripPicture(theme)
        self.picture.setToolTip(tr("Click to enlarge"))
        self.picture.clicked.connect(self.enlarge)
        self._make_row(theme)
        self._arrange()
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

    def show_picture(self, rgb: Rgb | None, empty: str = "") -> None:
        """Show another strip, (H, W, 3) uint8; None says in words why there is none."""
        self._pairs = [] if rgb is None else pairs_of(rgb)
        with QSignalBlocker(self.pair):
            kept = max(0, self.pair.currentIndex())
            self.pair.clear()
            self.pair.addItems(
                [tr("Pair {number}", number=number + 1) for number in range(len(self._pairs))]
            )
            self.pair.setCurrentIndex(min(kept, len(self._pairs) - 1))
        self.pair.setVisible(len(self._pairs) > 1)
        self.larger.setEnabled(bool(self._pairs))
        self._show_pair(empty)

    def enlarge(self) -> None:
        """Show the pair in a window of its own that follows what is chosen here."""
        if self.large is None:
            self.large = LargeStrip(self._theme, self.window())
        self._show_pair()
        self.large.show()

    def _choose(self) -> None:
        number = self.slider.value()
        if number < len(self._names):
            self.label.setText(self._names[number])
            self.chosen.emit(number)

    def _show_pair(self, empty: str = "") -> None:
        shown = self._pairs[self.pair.currentIndex()] if self._pairs else None
        self.picture.show_picture(shown, empty)
        if self.large is not None:
            self.large.picture.show_picture(shown, empty)
            self.large.setWindowTitle(f"{self.label.text()}, {self.pair.currentText().lower()}")

    def _make_row(self, theme: Theme) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Epoch of the sample strip"))
        self.slider.setRange(0, 0)
        self.slider.valueChanged.connect(self._choose)
        self.label, self.pair = QLabel(), QComboBox()
        self.label.setFont(theme.font(FontRole.SMALL))
        self.label.setProperty("role", "muted")
        self.pair.setAccessibleName(tr("Pair of the sample strip"))
        self.pair.currentIndexChanged.connect(lambda _: self._show_pair())
        self.larger = QPushButton(tr("Enlarge"))
        self.larger.setProperty("role", "compact")
        self.larger.clicked.connect(self.enlarge)

    def _arrange(self) -> None:
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.slider, 1)
        for widget in (self.label, self.pair, self.larger):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self.picture, 1)
        layout.addWidget(self._row)


class LargeStrip(QDialog):
    """One pair as large as the window; wheel and drag move about in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = StripPicture(theme)
        self.resize(_LARGE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.picture)
