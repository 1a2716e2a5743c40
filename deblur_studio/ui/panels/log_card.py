"""The log in hand: what it measured and whether it is good enough."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.recording_file import RECORDING_NAME
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row
from deblur_studio.ui.widgets.status import Status

_TOO_SLOW_HZ = 50.0
_GOOD_HZ = 190.0  # 200 Hz recommended, as sensors keep it


class LogCard(Panel):
    """Shows the log's file; asks for another."""

    open_requested = Signal()

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.card = Card(
            theme,
            "Motion log",
            "log",
            "Drop the gyro log of this photo here, or press Ctrl+L.",
        )
        self.card.add_action("open", "Open motion log").clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        bench.project.recording_changed.connect(self._show)

    def _show(self) -> None:
        recording = self.bench.project.recording
        if recording is None:
            self.card.clear()
            return
        self.card.set_rows(rows_of(recording))
        self.card.set_status(*verdict(recording))


def rows_of(recording: ImuRecording) -> list[Row]:
    """Return what the card says of a recording."""
    source = recording.source
    more = f" and {len(source.paths) - 1} more" if len(source.paths) > 1 else ""
    span = f"{float(recording.time_s[0]):.3f} to {float(recording.time_s[-1]):.3f} s"
    sensors = "gyro" if recording.accel_m_s2 is None else "gyro, accelerometer"
    gaps = str(len(recording.gaps)) if recording.gaps else "none"
    return [
        Row("file", "File", _name_of(source.paths[0]) + more),
        Row("format", "Format", source.format),
        Row("sensors", "Sensors", sensors),
        Row("rate", "Rate", f"{recording.rate_hz:.1f} Hz", _advice(recording.rate_hz)),
        Row("duration", "Duration", f"{recording.duration_s:.2f} s", span),
        Row("clock", "Clock", recording.clock),
        Row("gaps", "Gaps", gaps, "keep the exposure clear of them" if recording.gaps else ""),
        Row("sha256", "SHA-256", source.sha256[:16] + "…"),
    ]


def _name_of(path: Path) -> str:
    """Return a file's name; all recordings of a sensor have the same, so theirs is the folder's."""
    return path.parent.name if path.name == RECORDING_NAME else path.name


def _advice(rate_hz: float) -> str:
    if rate_hz < _TOO_SLOW_HZ:
        return "too slow to follow a hand"
    return "200 Hz is advised" if rate_hz < _GOOD_HZ else ""


def verdict(recording: ImuRecording) -> tuple[Status, str]:
    """Return whether a log is good enough, in a word."""
    if recording.rate_hz < _TOO_SLOW_HZ:
        return Status.ERROR, "Too slow"
    if recording.gaps:
        return Status.WARNING, "Gaps"
    if recording.rate_hz < _GOOD_HZ:
        return Status.WARNING, "Slow"
    return Status.OK, "OK"
