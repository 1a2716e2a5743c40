"""Seconds of computing, without pauses, and since the last word and the last checkpoint."""

from __future__ import annotations

import time


class Clock:
    """Goes on from ``before_s`` seconds of an earlier part of the run."""

    def __init__(self, before_s: float) -> None:
        self._before_s, self._begun = before_s, time.monotonic()
        self._said = self._saved = self._begun

    def seconds(self) -> float:
        """Return the seconds of the whole run."""
        return self._before_s + time.monotonic() - self._begun

    def leave_out(self, pause_s: float) -> None:
        """Count a pause that just ended as nothing."""
        self._begun += pause_s
        self._said += pause_s
        self._saved += pause_s

    def since_said(self) -> float:
        """Return the seconds since ``said``."""
        return time.monotonic() - self._said

    def said(self) -> None:
        """Note that something was said."""
        self._said = time.monotonic()

    def since_saved(self) -> float:
        """Return the seconds since ``saved``."""
        return time.monotonic() - self._saved

    def saved(self) -> None:
        """Note that a checkpoint was written."""
        self._saved = time.monotonic()
