"""How well something stands, and the colour and icon that say so."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The state of a card or the weight of a message."""

    NEUTRAL = "neutral"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"

    @property
    def icon_name(self) -> str:
        return "info" if self is Status.NEUTRAL else self.value

    @property
    def tint(self) -> str:
        """The name of its colour in the theme."""
        return "muted" if self is Status.NEUTRAL else self.value
