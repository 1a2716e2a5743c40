"""The program's own log: what it said and what its parts noted, in memory and in a file."""

from __future__ import annotations

import logging
import time
from collections import deque
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path

from deblur_studio.services.notices import Level, Notice, Notices

FILE_NAME = "program.log"
_MOST_LINES = 2000
_MOST_BYTES = 1_000_000
_LEVELS = {Level.INFO: logging.INFO, Level.WARNING: logging.WARNING, Level.ERROR: logging.ERROR}
_LINE = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")


@dataclass(frozen=True)
class LogLine:
    """One thing that was noted; ``level`` is that of the module logging."""

    time_s: float
    level: int
    source: str
    text: str

    def __str__(self) -> str:
        clock = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(self.time_s))
        return f"{clock}  {logging.getLevelName(self.level):<8}{self.text}"


class ProgramLog(logging.Handler):
    """Keeps the newest lines; threads may note things, whoever shows them asks for them."""

    def __init__(self, notices: Notices) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[LogLine] = deque(maxlen=_MOST_LINES)
        self._file: RotatingFileHandler | None = None
        self.folder: Path | None = None
        """Where the file is, None while there is none."""
        self._logger = logging.getLogger("deblur_studio")
        self._level = self._logger.level
        self._logger.setLevel(logging.INFO)
        self._logger.addHandler(self)
        notices.posted.connect(self._note)

    def lines(self, least: int = logging.INFO) -> list[LogLine]:
        """Return what was noted at that level or above, the oldest first."""
        return [line for line in tuple(self._lines) if line.level >= least]

    def keep_in(self, folder: Path) -> None:
        """Write everything to a file as well; a folder that cannot be used only costs the file."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = RotatingFileHandler(
                folder / FILE_NAME, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8"
            )
        except OSError:
            return
        self.folder = folder
        self._file.setFormatter(_LINE)
        self._logger.addHandler(self._file)

    def emit(self, record: logging.LogRecord) -> None:
        """Take a line from whatever thread."""
        text = record.getMessage()
        self._lines.append(LogLine(record.created, record.levelno, record.name, text))

    def close(self) -> None:
        """Take no more lines and give the file back."""
        self._logger.removeHandler(self)
        self._logger.setLevel(self._level)
        if self._file is not None:
            self._logger.removeHandler(self._file)
            self._file.close()
            self._file = None
        super().close()

    def _note(self, notice: Notice) -> None:
        """Keep what the window says; on a terminal it would be said twice."""
        level = _LEVELS[notice.level]
        record = self._logger.makeRecord(
            self._logger.name, level, __file__, 0, notice.sentence, (), None
        )
        for keeper in (self, self._file):
            if keeper is not None:
                keeper.handle(record)
