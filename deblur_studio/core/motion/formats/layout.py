"""How a table of text is written: its delimiter, its decimal sign, its header and first row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass

DELIMITERS: tuple[str | None, ...] = ("\t", ";", ",", "|", None)
_POINT_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA_NUMBER = re.compile(r"[+-]?(\d+|\d*,\d+)([eE][+-]?\d+)?")
_SNIFF_ROWS = 120
_MIN_NUMBERS = 3


@dataclass(frozen=True)
class Layout:
    """How a table is written; ``delimiter`` None means any white space.

    ``header`` is empty where there is none; ``first_row`` counts lines from 0; ``fields`` is
    what a row must have; ``preamble`` are the lines above the header.
    """

    delimiter: str | None
    decimal_comma: bool
    header: tuple[str, ...]
    first_row: int
    fields: int
    preamble: tuple[str, ...] = ()
    header_line: str = ""


def sniff(head: str, delimiter: str | None = "") -> Layout | None:
    """Find the layout from the first lines, or None where there is no table of numbers.

    Args:
        head: The first lines of the file.
        delimiter: What the user said; empty: find it.
    """
    lines = head.split("\n")
    rows = [line for line in lines if line.strip()][-_SNIFF_ROWS:]
    tried = DELIMITERS if delimiter == "" else (delimiter,)
    scored = [(_numbers(rows, d, comma), d, comma) for d in tried for comma in _decimals(d, rows)]
    score, best, comma = max(scored, key=lambda entry: entry[0])
    first = _first_data_line(lines, best, decimal_comma=comma)
    if score == 0 or first is None:
        return None
    return _layout(lines, first, best, decimal_comma=comma)


def cells(line: str, delimiter: str | None) -> list[str]:
    """The cells of one line, without quotes and outer blanks."""
    if '"' in line and delimiter is not None:
        try:
            row = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
        except csv.Error:
            return []
        return [cell.strip() for cell in row]
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _decimals(delimiter: str | None, rows: list[str]) -> tuple[bool, ...]:
    """Between commas a number has a decimal comma only where it is quoted."""
    quoted = any('"' in row for row in rows)
    return (False, True) if delimiter != "," or quoted else (False,)


def _is_number(cell: str, *, decimal_comma: bool) -> bool:
    pattern = _COMMA_NUMBER if decimal_comma else _POINT_NUMBER
    return pattern.fullmatch(cell) is not None


def _numbers(rows: list[str], delimiter: str | None, comma: bool) -> int:
    return sum(_count(cells(row, delimiter), decimal_comma=comma) for row in rows)


def _count(row: list[str], *, decimal_comma: bool) -> int:
    return sum(_is_number(cell, decimal_comma=decimal_comma) for cell in row)


def _first_data_line(lines: list[str], delimiter: str | None, *, decimal_comma: bool) -> int | None:
    for index, line in enumerate(lines):
        if _count(cells(line, delimiter), decimal_comma=decimal_comma) >= _MIN_NUMBERS:
            return index
    return None


def _layout(lines: list[str], first: int, delimiter: str | None, *, decimal_comma: bool) -> Layout:
    header_index = next((i for i in range(first - 1, -1, -1) if lines[i].strip()), None)
    names = _names(lines[header_index], delimiter) if header_index is not None else ()
    has_header = len(names) >= _MIN_NUMBERS
    above = header_index if has_header and header_index is not None else first
    return Layout(
        delimiter,
        decimal_comma,
        names if has_header else (),
        first,
        len(names) if has_header else _usual_fields(lines[first:], delimiter),
        tuple(line for line in lines[:above] if line.strip()),
        lines[above] if has_header else "",
    )


def _names(line: str, delimiter: str | None) -> tuple[str, ...]:
    names = cells(line.lstrip("#% "), delimiter)
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _usual_fields(lines: list[str], delimiter: str | None) -> int:
    rows = [cells(line, delimiter) for line in lines[:_SNIFF_ROWS] if line.strip()]
    counts = Counter(len(row) - (not row[-1]) for row in rows if row)
    return counts.most_common(1)[0][0]
