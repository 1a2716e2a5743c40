"""How well the sensor is received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from deblur_studio.services.translation import tr, written
from deblur_studio.services.workbench import Workbench
from deblur_studio.ui.panel import Panel
from deblur_studio.ui.theme import Theme
from deblur_studio.ui.widgets.card import Card
from deblur_studio.ui.widgets.card_row import Row
from deblur_studio.ui.widgets.status import Status

if TYPE_CHECKING:
    from deblur_studio.devices.clock import Timing
    from deblur_studio.devices.quality import LinkQuality

_INTERVAL_MS = 400
_LATE_S = 1.0
_RATE_OFF = 0.1
_JITTER_S = 0.03
_DASH = "\N{EN DASH}"


class LinkPanel(Panel):
    """Asks for the figures a few times a second while it is seen."""

    def __init__(self, theme: Theme, bench: Workbench) -> None:
        super().__init__(theme, bench)
        self.card = Card(theme, tr("Link quality"), "sensor", tr("Shown while a sensor streams."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._show)
        bench.sensor.state_changed.connect(self._show)
        bench.sensor.session_changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def _show(self) -> None:
        quality = self.bench.sensor.quality()
        if quality is None:
            return
        rows = rows_of(quality, live=self.bench.sensor.live)
        if not self.card.has_rows():
            self.card.set_rows(rows)
        for row in rows:
            self.card.set_value(row.key, row.value, row.note)
        live = self.bench.sensor.live
        self.card.set_status(*(verdict(quality) if live else (Status.NEUTRAL, "")))


def rows_of(quality: LinkQuality, *, live: bool) -> list[Row]:
    """Return what the card says."""
    timing, status = quality.timing, quality.status
    setting = "" if status.rate_hz is None else tr("set to {rate:g} Hz", rate=status.rate_hz)
    age = quality.last_frame_age_s
    values = [
        ("rate", tr("Rate"), _number(timing.rate_hz, 1, "Hz"), setting),
        ("jitter", tr("Jitter"), _number(_scaled(timing.jitter_s, 1e3), 1, "ms"), ""),
        ("gaps", tr("Gaps"), str(quality.gaps), ""),
        ("lost", tr("Lost samples"), str(timing.lost_samples), _lost_note(timing)),
        ("last", tr("Last frame"), _number(_scaled(age, 1e3), 0, "ms") if live else _DASH, ""),
        ("battery", tr("Battery"), _battery(quality), ""),
        ("temperature", tr("Temperature"), _number(status.temperature_c, 1, "°C"), ""),
        ("firmware", tr("Firmware"), status.firmware or _DASH, ""),
    ]
    return [Row(key, label, value, note) for key, label, value, note in values]


def verdict(quality: LinkQuality) -> tuple[Status, str]:
    """Return how good the link is, in a word."""
    timing, wanted = quality.timing, quality.status.rate_hz
    if quality.last_frame_age_s is not None and quality.last_frame_age_s > _LATE_S:
        return Status.ERROR, tr("Silent")
    if quality.last_frame_age_s is None or timing.rate_hz is None:
        return Status.NEUTRAL, tr("Waiting")
    if wanted is not None and abs(timing.rate_hz / wanted - 1.0) > _RATE_OFF:
        return Status.WARNING, tr("Off its rate")
    if timing.lost_samples:
        return Status.WARNING, tr("Lossy")
    if timing.jitter_s is not None and timing.jitter_s > _JITTER_S:
        return Status.WARNING, tr("Uneven")
    return Status.OK, tr("Good")


def _lost_note(timing: Timing) -> str:
    """What arrivals leave open; a single lost sample often looks like none."""
    if timing.lost_least == timing.lost_most:
        return ""
    return tr("{least} to {most}", least=timing.lost_least, most=timing.lost_most)


def _battery(quality: LinkQuality) -> str:
    status = quality.status
    if status.battery_v is None:
        return _DASH
    return f"{status.battery_percent} %, {written(status.battery_v, '.2f')} V"


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def _number(value: float | None, places: int, unit: str) -> str:
    return _DASH if value is None else f"{written(value, f'.{places}f')} {unit}"
