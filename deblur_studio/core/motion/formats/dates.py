"""Dates in a column of their own, brought into one spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PARTED = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})\.?")
_DIGITS = re.compile(r"(\d{4})()(\d\d)(\d\d)")
_MONTHS = 12


def iso_dates(cells: Sequence[str]) -> list[str] | None:
    """Dates with the year first, empty where a cell holds none.

    None where nobody can tell the day from the month, as in 03/04/2025.
    """
    found = {cell: _PARTED.fullmatch(cell) or _DIGITS.fullmatch(cell) for cell in set(cells)}
    order = _order([match for match in found.values() if match])
    if order is None:
        return None
    spelled = {
        cell: "-".join(match[group] for group in order) if match else ""
        for cell, match in found.items()
    }
    return [spelled[cell] for cell in cells]


def _order(dates: Iterable[re.Match[str]]) -> tuple[int, int, int] | None:
    """The groups that hold year, month and day."""
    for date in dates:
        if len(date[1]) == 4:
            return 1, 3, 4
        if date[2] == "." or int(date[1]) > _MONTHS:
            return 4, 3, 1
        if int(date[3]) > _MONTHS:
            return 4, 1, 3
    return None
