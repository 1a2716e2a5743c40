"""Rows that name their sensor in one of their columns: what such formats share."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.formats.files import LogFile
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.streams import Stream
from deblur_studio.core.motion.formats.table import Table, read_table
from deblur_studio.core.motion.formats.timing import SECONDS


@dataclass(frozen=True)
class TypedRows:
    """How one recorder writes its rows: which columns hold the sensor, the time and x."""

    layout: Layout
    type_column: int
    time_column: int
    time_unit: str
    first_value: int


def types_in_head(log: LogFile, rows: TypedRows) -> set[float]:
    """The sensor numbers in the first lines; empty where most lines are no such rows."""
    table = read_table(log.head, rows.layout)
    kinds = table.numbers[:, rows.type_column]
    fit = len(kinds) > table.left_out and bool(np.all(np.isfinite(kinds)))
    return set(kinds.tolist()) if fit else set()


def stream_of(table: Table, rows: TypedRows, chosen: NDArray[np.bool_]) -> Stream | None:
    """The chosen rows as a stream of the recorded values, None where there are none."""
    if not chosen.any():
        return None
    numbers = table.numbers[chosen]
    time_s = numbers[:, rows.time_column] * SECONDS[rows.time_unit]
    return Stream(time_s, numbers[:, rows.first_value : rows.first_value + 3])


def left_out_notes(log: LogFile, table: Table) -> tuple[str, ...]:
    """A word on rows that were not of the right length."""
    if table.left_out == 0:
        return ()
    return (f"{table.left_out} rows of {log.name} are broken and were left out.",)
