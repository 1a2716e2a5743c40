"""One reader of the rows of a table for all text logs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.formats.layout import Layout, cells

Floats = NDArray[np.float64]

_BLOCK_ROWS = 20_000


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
    if layout.decimal_comma and layout.delimiter == ",":
        return None
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
