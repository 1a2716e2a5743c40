"""Notices: what services and panels have to say to the user, gathered for one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from deblur_studio.core.errors import DeblurError
from deblur_studio.services.failure import Failure, failure_of


class Level(Enum):
    """How serious a notice is."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Remedy:
    """Something that may help, as a button beside the sentence."""

    label: str
    run: Callable[[], None]


@dataclass(frozen=True)
class Notice:
    """One sentence, and details to copy where there are any; ``topic`` is what it is about."""

    level: Level
    sentence: str
    details: str = ""
    topic: str = ""
    remedy: Remedy | None = None


class Notices(QObject):
    """Passes notices on to the window."""

    posted = Signal(object)
    settled = Signal(str)
    """A topic whose earlier notices no longer hold."""

    def inform(self, sentence: str, topic: str = "") -> None:
        """Say something good or neutral."""
        self.posted.emit(Notice(Level.INFO, sentence, topic=topic))

    def warn(self, sentence: str, topic: str = "") -> None:
        """Say something that the user should look at."""
        self.posted.emit(Notice(Level.WARNING, sentence, topic=topic))

    def fail(self, failure: Failure, topic: str = "", remedy: Remedy | None = None) -> None:
        """Say that something failed."""
        self.posted.emit(Notice(Level.ERROR, failure.sentence, failure.details, topic, remedy))

    def refuse(self, error: DeblurError, topic: str = "") -> None:
        """Say why a value or file that the user gave was not taken."""
        self.fail(failure_of(error), topic)

    def settle(self, topic: str) -> None:
        """Take back what was said about a topic, because it went well since."""
        self.settled.emit(topic)
