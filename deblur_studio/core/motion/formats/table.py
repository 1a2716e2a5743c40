"""One reader of tables for all text logs: it finds the delimiter, the header and the rows."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DELIMITERS: tuple[str | None, ...] = ("\t", ";", ",", "|", None)
_POINT_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA_NUMBER = re.compile(r"[+-]?(\d+|\d*,\d+)([eE][+-]?\d+)?")
_SNIFF_ROWS = 120
_BLOCK_ROWS = 20_000
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


@dataclass(frozen=True, eq=False)
class Table:
    """``numbers`` (N, C), NaN where a cell is no number; ``texts`` the cells of some columns.

    ``left_out`` rows had another number of cells and are not among the N; ``usual_fields`` is
    the commonest number of cells among these.
    """

    numbers: Floats
    texts: dict[int, list[str]] = field(default_factory=dict)
    left_out: int = 0
    usual_fields: int = 0


def sniff(head: str, delimiter: str | None = "") -> Layout | None:
    """Find the layout from the first lines, or None where there is no table of numbers.

    Args:
        head: The first lines of the file.
        delimiter: What the user said; empty: find it.
    """
    lines = head.split("\n")
    rows = [line for line in lines if line.strip()][-_SNIFF_ROWS:]
    tried = DELIMITERS if delimiter == "" else (delimiter,)
    scored = [(_numbers(rows, d, comma), d, comma) for d in tried for comma in _decimals(d)]
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


def read_table(text: str, layout: Layout, text_columns: Collection[int] = ()) -> Table:
    """Read all rows that have the right number of cells; repeated headers are skipped.

    Args:
        text: The whole file.
        layout: How it is written.
        text_columns: Columns whose cells are wanted as text as well.
    """
    lines = [line for line in text.split("\n")[layout.first_row :] if line and not line.isspace()]
    if layout.header_line:
        lines = [line for line in lines if line != layout.header_line]
    blocks = [_read_block(block, layout, text_columns) for block in _blocks(lines)]
    odd = sum((block.odd for block in blocks), Counter[int]())
    return Table(
        np.concatenate([np.empty((0, layout.fields)), *(block.numbers for block in blocks)]),
        {c: [cell for block in blocks for cell in block.texts[c]] for c in text_columns},
        sum(odd.values()),
        odd.most_common(1)[0][0] if odd else 0,
    )


@dataclass(frozen=True, eq=False)
class _Block:
    numbers: Floats
    texts: dict[int, list[str]]
    odd: Counter[int]


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(lines), _BLOCK_ROWS):
        yield lines[start : start + _BLOCK_ROWS]


def _read_block(lines: list[str], layout: Layout, text_columns: Collection[int]) -> _Block:
    if not text_columns:
        numbers = _read_fast(lines, layout)
        if numbers is not None and numbers.shape[1] == layout.fields:
            return _Block(numbers, {}, Counter())
    return _read_cells(lines, layout, text_columns)


def _read_fast(lines: list[str], layout: Layout) -> Floats | None:
    """Numbers only, parsed in C; None where a row is odd."""
    if layout.decimal_comma:
        lines = [line.replace(",", ".") for line in lines]
    quote = '"' if any('"' in line for line in lines[:1]) else None
    try:
        return np.loadtxt(
            lines, delimiter=layout.delimiter, comments=None, ndmin=2, quotechar=quote
        )
    except ValueError:
        return None


def _read_cells(lines: list[str], layout: Layout, text_columns: Collection[int]) -> _Block:
    rows = [_fitted(cells(line, layout.delimiter), layout.fields) for line in lines]
    odd = Counter(len(row) for row in rows if len(row) != layout.fields)
    columns = list(zip(*(row for row in rows if len(row) == layout.fields), strict=True))
    if not columns:
        columns = [()] * layout.fields
    numbers = [_column(column, decimal_comma=layout.decimal_comma) for column in columns]
    return _Block(np.stack(numbers, axis=1), {c: list(columns[c]) for c in text_columns}, odd)


def _fitted(row: list[str], fields: int) -> list[str]:
    return row[:-1] if len(row) == fields + 1 and not row[-1] else row


def _column(column: tuple[str, ...], *, decimal_comma: bool) -> Floats:
    if decimal_comma:
        column = tuple(cell.replace(",", ".") for cell in column)
    try:
        return np.fromiter(map(float, column), np.float64, len(column))
    except ValueError:
        return np.fromiter(map(_number, column), np.float64, len(column))


def _number(cell: str) -> float:
    try:
        return float(cell)
    except ValueError:
        return float("nan")


def _decimals(delimiter: str | None) -> tuple[bool, ...]:
    return (False,) if delimiter == "," else (False, True)


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
