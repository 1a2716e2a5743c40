"""The strip that says how far work has come, how long it will take, and lets it be stopped."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from deblur_studio.services.translation import tr
from deblur_studio.ui.palette import Space
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.elided_label import ElidedLabel

_STEPS = 1000
_ESTIMATE_AFTER_S = 1.0
_ESTIMATE_AFTER_FRACTION = 0.02


class ProgressStrip(QWidget):
    """Shows one piece of work; hidden while there is none."""

    cancel_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._started_s = 0.0
        self._title = ""
        self._stage = ElidedLabel()
        self._left = QLabel()
        self._left.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(tr("Cancel"))
        theme.bind_icon(self._cancel, "cancel")
        self._cancel.clicked.connect(self._on_cancel)
        self._lay_out()
        self.hide()

    @property
    def stage_text(self) -> str:
        return self._stage.whole_text

    @property
    def time_left_text(self) -> str:
        return self._left.text()

    def start(self, title: str) -> None:
        """Show the strip for new work."""
        self._title = title
        self._started_s = self._clock()
        self._cancel.setEnabled(True)
        self._bar.setAccessibleName(title)
        self.set_progress(0.0)
        self.show()

    def set_progress(self, fraction: float, message: str = "") -> None:
        """Show that ``fraction`` (0 to 1) is done and what is being done."""
        self._bar.setValue(round(fraction * _STEPS))
        self._stage.set_whole_text(tr(message) if message else self._title)
        self._left.setText(self._time_left(fraction))

    def finish(self) -> None:
        self.hide()

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._left.setText(tr("Stopping"))
        self.cancel_requested.emit()

    def _time_left(self, fraction: float) -> str:
        if not self._cancel.isEnabled():
            return tr("Stopping")
        spent_s = self._clock() - self._started_s
        if spent_s < _ESTIMATE_AFTER_S or fraction < _ESTIMATE_AFTER_FRACTION:
            return ""
        return tr("{time} left", time=_in_words(spent_s * (1.0 - fraction) / fraction))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(Space.S)
        above.addWidget(self._stage, 1)
        above.addWidget(self._left)
        text = QVBoxLayout()
        text.setSpacing(Space.XS)
        text.addLayout(above)
        text.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addLayout(text, 1)
        row.addWidget(self._cancel)


def _in_words(seconds: float) -> str:
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
