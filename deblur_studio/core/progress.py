"""How long work reports where it is and learns that it should stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The work was asked to stop and did."""


class Progress(Protocol):
    """What a long function is handed: it calls ``checkpoint`` at least five times a second."""

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Say that ``fraction`` (0 to 1) is done; raises Cancelled when asked to stop."""


class Silent:
    """A Progress that nobody watches."""

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Part:
    """The stretch from ``start`` to ``stop`` of a larger work, itself counted from 0 to 1."""

    whole: Progress
    start: float
    stop: float

    def checkpoint(self, fraction: float, message: str = "") -> None:
        """Pass the fraction on, scaled into the stretch."""
        self.whole.checkpoint(self.start + (self.stop - self.start) * fraction, message)


SILENT: Progress = Silent()
