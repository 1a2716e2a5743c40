"""The times of a log in seconds, from numbers in any unit or from written dates and clocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.told import told

Floats = NDArray[np.float64]

SECONDS = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}
UNIX_CLOCK = told("Unix time")
OWN_CLOCK = told("the log's own clock")
BOOT_CLOCK = told("seconds since the device started")
DAY_CLOCK = told("time of day on the recorder's clock")
WALL_CLOCK = told(
    "date and time on the recorder's clock (seconds since 1970, its time zone unknown)"
)

_EARLIEST_UNIX_S = 1.0e9  # 2001
_LATEST_UNIX_S = 2.5e9  # 2049
_DAY_S = 86_400.0
_EPOCH = date(1970, 1, 1).toordinal()
_SLOWEST_INTERVAL_S = 0.25
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_WRITTEN = re.compile(
    r"(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T]+)?(\d{1,2}):(\d{2}):(\d{2})"
    r"(?:([.,:])(\d{1,9}))?\s*(?:UTC)?(Z|[+-]\d\d:?\d\d)?"
)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)_?(\d\d)(\d\d)(\d\d)_?(\d{3})")


@dataclass(frozen=True, eq=False)
class Timing:
    """``seconds`` (N,) as the log counts them, NaN where unreadable; how that was decided."""

    seconds: Floats
    unit: str
    unit_from: str
    clock: str
    unix_origin_s: float | None


def from_numbers(values: Floats, unit: str | None, unit_from: str = "header") -> Timing:
    """Times in seconds; without a unit it is chosen so that the median step is 0.25 to 250 ms."""
    if unit is None:
        unit, unit_from = guess_unit(values), "step"
    seconds = values * SECONDS[unit]
    finite = seconds[np.isfinite(seconds)]
    middle = float(np.median(finite)) if len(finite) else 0.0
    if _EARLIEST_UNIX_S < middle < _LATEST_UNIX_S:
        return Timing(seconds, unit, unit_from, UNIX_CLOCK, 0.0)
    return Timing(seconds, unit, unit_from, OWN_CLOCK, None)


def guess_unit(values: Floats) -> str:
    """The one unit in which the median step lies above 0.25 ms and up to 250 ms."""
    known = np.unique(values[np.isfinite(values)])
    if len(known) < 2:
        return "s"
    step = float(np.median(np.diff(known)))
    for unit in ("s", "ms", "us"):
        if step * SECONDS[unit] <= _SLOWEST_INTERVAL_S and step * SECONDS[unit] > 2.5e-4:
            return unit
    return "s" if step <= _SLOWEST_INTERVAL_S else "ns"


def is_written(cell: str) -> bool:
    """Whether the cell is a date or a clock rather than a number."""
    return bool(_WRITTEN.fullmatch(cell) or _is_digit_date(cell))


def from_texts(cells: Sequence[str]) -> Timing:
    """Times from ``2025-04-25 13:35:56.123``, ``18:20:54.881``.

    A day clock that passes midnight goes on counting. Without a time zone the Unix time is unknown.
    """
    seconds = np.fromiter(map(_seconds, cells), np.float64, len(cells))
    finite = seconds[np.isfinite(seconds)]
    if len(finite) and float(np.median(finite)) < 2 * _DAY_S:
        return Timing(_past_midnight(seconds), "clock", "cells", DAY_CLOCK, None)
    zoned = any(_ZONED.search(cell) and ":" in cell for cell in cells[:5])
    return Timing(seconds, "date", "cells", UNIX_CLOCK if zoned else WALL_CLOCK,
                  0.0 if zoned else None)  # fmt: skip


def _is_digit_date(cell: str) -> bool:
    match = _DIGITS.fullmatch(cell)
    return match is not None and bool(np.isfinite(_seconds(cell))) and cell[:2] in ("19", "20")


def _seconds(cell: str) -> float:
    match = _WRITTEN.fullmatch(cell.strip())
    if match:
        year, month, day, hour, minute, second, mark, fraction, zone = match.groups()
        part = 0.0 if not fraction else _fraction(mark, fraction)
        clock = int(hour) * 3600.0 + int(minute) * 60.0 + int(second) + part
        return _days(year, month, day) * _DAY_S + clock - _zone_s(zone)
    digits = _DIGITS.fullmatch(cell.strip())
    if digits is None:
        return float("nan")
    year, month, day, hour, minute, second, milli = digits.groups()
    clock = int(hour) * 3600.0 + int(minute) * 60.0 + int(second) + int(milli) / 1000.0
    return _days(year, month, day) * _DAY_S + clock


def _fraction(mark: str, digits: str) -> float:
    """After a colon stand milliseconds, ":5" is 5 ms; after a point decimals, ".5" is 500 ms."""
    return int(digits) / 1000.0 if mark == ":" else float("0." + digits)


@lru_cache(maxsize=64)
def _days(year: str | None, month: str, day: str) -> float:
    if year is None:
        return 0.0
    try:
        return float(date(int(year), int(month), int(day)).toordinal() - _EPOCH)
    except ValueError:
        return float("nan")


def _zone_s(zone: str | None) -> float:
    if zone is None or zone == "Z":
        return 0.0
    sign = -1.0 if zone[0] == "-" else 1.0
    digits = zone[1:].replace(":", "")
    return sign * (int(digits[:2]) * 3600.0 + int(digits[2:]) * 60.0)


def _past_midnight(seconds: Floats) -> Floats:
    steps = np.diff(seconds, prepend=seconds[:1])
    return seconds + _DAY_S * np.cumsum(np.where(steps < -_DAY_S / 2, 1.0, 0.0))
