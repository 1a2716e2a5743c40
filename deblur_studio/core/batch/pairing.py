"""Which log belongs to which photo: by name, by the time of day, or because there is one of each.

What cannot be told is a sentence for that photo and stops nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.batch.found import taken_at
from deblur_studio.core.batch.values import Item
from deblur_studio.core.errors import DeblurError
from deblur_studio.core.motion.formats import read_log

_SENSOR_WORDS = re.compile(r"[-_. ](gyroscope|gyro|imu|motion|sensor|log)$")
_SHOWN = 3


@dataclass(frozen=True)
class Span:
    """What a log covers, in Unix time where it tells the day; ``said`` where it cannot be read."""

    first_unix_s: float | None = None
    last_unix_s: float | None = None
    said: str = ""

    def holds(self, unix_s: float) -> bool:
        """Whether an instant lies in the log."""
        if self.first_unix_s is None or self.last_unix_s is None:
            return False
        return self.first_unix_s <= unix_s <= self.last_unix_s


class Spans:
    """Reads what logs cover, once as long as they do not change; keeps no samples."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, int], Span] = {}

    def of(self, log: Path) -> Span:
        """Return a log's span."""
        key = (log, log.stat().st_mtime_ns if log.exists() else 0)
        if key not in self._known:
            self._known[key] = _span(log)
        return self._known[key]


class Shelf:
    """All logs there are, found by their names at once; ``photos`` is how many share them."""

    def __init__(self, logs: Sequence[Path], photos: int, spans: Spans) -> None:
        self.logs, self.photos, self.spans = tuple(logs), photos, spans
        self._by_name: dict[str, list[Path]] = {}
        for log in self.logs:
            for key in dict.fromkeys(_keys(log)):
                self._by_name.setdefault(key, []).append(log)

    def named_as(self, photo: Path) -> list[Path]:
        """Return the logs of a photo's name."""
        return self._by_name.get(photo.stem.lower(), [])


def paired(item: Item, shelf: Shelf) -> Item:
    """Return an item without a log with its own, or unpaired with a sentence that says why."""
    name, logs = item.photo.name, shelf.logs
    if named := shelf.named_as(item.photo):
        if len(named) > 1:
            return _not(item, f"{name} has several logs ({_names(named)}); give a list.")
        return _with(item, named[0], "name", f"{named[0].name} has the photo's name.")
    if not logs:
        return _not(item, f"{name} has no log; give one with --imu or in a list.")
    if len(logs) == 1 and (shelf.photos == 1 or item.given.start_s is not None):
        return _with(item, logs[0], "only", f"{logs[0].name} is the only log.")
    return _by_time(item, logs, shelf.spans)


def _by_time(item: Item, logs: Sequence[Path], spans: Spans) -> Item:
    name = item.photo.name
    try:
        taken = taken_at(item.photo)
    except DeblurError as error:
        return _not(item, str(error))
    if taken is None:
        return _not(item, f"No log has the name of {name}, and EXIF tells no time; give a list.")
    covering = [log for log in logs if spans.of(log).holds(taken.timestamp())]
    when = f"{taken:%Y-%m-%d %H:%M:%S}"
    if len(covering) == 1:
        return _with(item, covering[0], "time", f"{covering[0].name} covers EXIF's time, {when}.")
    if covering:
        return _not(
            item, f"{name} was taken at {when}, in several logs ({_names(covering)}); give a list."
        )
    return _not(item, f"{name} was taken at {when}, which no log covers{_why(logs, spans)}.")


def _why(logs: Sequence[Path], spans: Spans) -> str:
    """Return what keeps logs from covering any time of day."""
    told = [spans.of(log) for log in logs]
    if unread := [span.said for span in told if span.said]:
        return f" ({unread[0].rstrip('.')})"
    silent = sum(span.first_unix_s is None for span in told)
    return f" ({silent} of {len(told)} do not tell the day); give a list" if silent else ""


def _keys(log: Path) -> tuple[str, str]:
    stem = (log.name if log.is_dir() else log.stem).lower()
    return stem, _SENSOR_WORDS.sub("", stem)


def _span(log: Path) -> Span:
    try:
        recording = read_log(log)
    except DeblurError as error:
        return Span(said=str(error))
    origin_s = recording.unix_origin_s
    if origin_s is None:
        return Span()
    first_s, last_s = float(recording.time_s[0]), float(recording.time_s[-1])
    return Span(origin_s + first_s, origin_s + last_s)


def _names(paths: Sequence[Path]) -> str:
    more = ", ..." if len(paths) > _SHOWN else ""
    return ", ".join(path.name for path in paths[:_SHOWN]) + more


def _with(item: Item, log: Path, how: str, said: str) -> Item:
    return item.but(logs=(log,), state="waiting", paired_by=how, said=said)


def _not(item: Item, said: str) -> Item:
    return item.but(state="unpaired", paired_by="", said=said)
