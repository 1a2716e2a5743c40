"""How long the program waits for a sensor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """How long to wait for what, in seconds."""

    connect_s: float = 10.0
    silence_s: float = 1.0
    give_up_silence_s: float = 10.0
    give_up_s: float = 60.0
    first_pause_s: float = 0.25
    longest_pause_s: float = 4.0
