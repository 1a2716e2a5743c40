"""The log in hand: what it measured and whether it is good enough."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.recording_file import RECORDING_NAME
from deblur_studio.services.translation import tr, written
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
            tr("Motion log"),
            "log",
            tr("Drop the gyro log of this photo here, or press Ctrl+L."),
        )
        self.card.add_action("open", tr("Open motion log")).clicked.connect(self.open_requested)
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
    more = tr(" and {n} more", n=len(source.paths) - 1) if len(source.paths) > 1 else ""
    first, last = float(recording.time_s[0]), float(recording.time_s[-1])
    span = tr("{first:.3f} to {last:.3f} s", first=first, last=last)
    sensors = tr("gyro") if recording.accel_m_s2 is None else tr("gyro, accelerometer")
    gaps = str(len(recording.gaps)) if recording.gaps else tr("none")
    return [
        Row("file", tr("File"), _name_of(source.paths[0]) + more),
        Row("format", tr("Format"), source.format),
        Row("sensors", tr("Sensors"), sensors),
        Row(
            "rate",
            tr("Rate"),
            f"{written(recording.rate_hz, '.1f')} Hz",
            _advice(recording.rate_hz),
        ),
        Row("duration", tr("Duration"), f"{written(recording.duration_s, '.2f')} s", span),
        Row("clock", tr("Clock"), tr(recording.clock)),
        Row(
            "gaps",
            tr("Gaps"),
            gaps,
            tr("keep the exposure clear of them") if recording.gaps else "",
        ),
        Row("sha256", "SHA-256", source.sha256[:16] + "…"),
    ]


def _name_of(path: Path) -> str:
    """Return a file's name; all recordings of a sensor have the same, so theirs is the folder's."""
    return path.parent.name if path.name == RECORDING_NAME else path.name


def _advice(rate_hz: float) -> str:
    if rate_hz < _TOO_SLOW_HZ:
        return tr("too slow to follow a hand")
    return tr("200 Hz is advised") if rate_hz < _GOOD_HZ else ""


def verdict(recording: ImuRecording) -> tuple[Status, str]:
    """Return whether a log is good enough, in a word."""
    if recording.rate_hz < _TOO_SLOW_HZ:
        return Status.ERROR, tr("Too slow")
    if recording.gaps:
        return Status.WARNING, tr("Gaps")
    if recording.rate_hz < _GOOD_HZ:
        return Status.WARNING, tr("Slow")
    return Status.OK, tr("OK")
