"""The beginning of an unknown table, how it would be read, and what is in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.assemble import assemble
from deblur_studio.core.motion.formats.columns import describe
from deblur_studio.core.motion.formats.csv_log import layout_of, read_csv
from deblur_studio.core.motion.formats.csv_options import ColumnName, CsvOptions, find_column
from deblur_studio.core.motion.formats.csv_plan import plan_columns
from deblur_studio.core.motion.formats.files import LogFile, load_file
from deblur_studio.core.motion.formats.layout import Layout, cells
from deblur_studio.core.motion.formats.triples import Triple, find_triples
from deblur_studio.core.motion.recording import ImuRecording, LogSource

SHOWN_ROWS = 30
MAX_READ_BYTES = 1_000_000

_SENSORS = ("gyro", "accel")


@dataclass(frozen=True)
class CsvReading:
    """What came out of the part of the table that was read."""

    samples: int
    rate_hz: float
    duration_s: float
    has_accel: bool
    time_unit: str
    gyro_unit: str
    accel_unit: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class CsvPreview:
    """The first rows of a table and what reading it with ``options`` gives.

    ``header`` is empty where there is none; ``fields`` is the number of columns. ``options``
    are the user's, with delimiter and columns filled in by guess. Either ``reading`` or
    ``problem``, one sentence, says how it went. ``whole`` is False for a large log, of which
    only the beginning was read.
    """

    path: Path
    header: tuple[str, ...]
    fields: int
    rows: tuple[tuple[str, ...], ...]
    options: CsvOptions
    reading: CsvReading | None
    problem: str
    whole: bool

    def index_of(self, column: ColumnName | None) -> int | None:
        """The index (from 0) of a column of the options, None where the table has none such."""
        if column is None:
            return None
        try:
            return find_column(column, self.header, self.fields, self.path.name)
        except LogError:
            return None


@np.errstate(over="ignore", invalid="ignore")  # absurd numbers are counted and left out
def inspect_csv(path: Path, options: CsvOptions | None = None) -> CsvPreview:
    """Look into a table before reading it.

    Args:
        path: The file.
        options: What the user said so far; None leaves all to the reader.

    Raises:
        LogError: The file cannot be opened or is no text.
    """
    said = options or CsvOptions()
    log, whole = _beginning(load_file(path))
    try:
        layout = layout_of(log, said)
    except LogError as error:
        rows = _rows(log.head.split("\n"), {" ": None}.get(said.delimiter or ",", said.delimiter))
        return CsvPreview(path, (), _widest(rows), rows, said, None, str(error), whole)
    guessed = _guessed(log, layout, said)
    rows = _rows(log.head.split("\n")[layout.first_row :], layout.delimiter)
    reading, problem = _read(log, said)
    return CsvPreview(path, layout.header, layout.fields, rows, guessed, reading, problem, whole)


def _beginning(log: LogFile) -> tuple[LogFile, bool]:
    if len(log.data) <= MAX_READ_BYTES:
        return log, True
    return replace(log, data=log.data[: log.data.rfind(b"\n", 0, MAX_READ_BYTES) + 1]), False


def _rows(lines: list[str], delimiter: str | None) -> tuple[tuple[str, ...], ...]:
    filled = [line for line in lines if line.strip()][:SHOWN_ROWS]
    return tuple(tuple(cells(line, delimiter)) for line in filled)


def _widest(rows: tuple[tuple[str, ...], ...]) -> int:
    return max((len(row) for row in rows), default=0)


def _guessed(log: LogFile, layout: Layout, said: CsvOptions) -> CsvOptions:
    time, gyro, accel = _columns(log, layout, said)
    return replace(
        said,
        delimiter=" " if layout.delimiter is None else layout.delimiter,
        time_column=_reference(layout, time) if said.time_column is None else said.time_column,
        gyro_columns=said.gyro_columns or _references(layout, gyro),
        accel_columns=said.accel_columns or _references(layout, accel),
    )


def _columns(
    log: LogFile, layout: Layout, said: CsvOptions
) -> tuple[int | None, Triple | None, Triple | None]:
    """As many as can be found, also where they do not suffice to read the table."""
    try:
        plan = plan_columns(log.name, layout, said)
    except LogError:
        triples = find_triples(layout.header)
        kinds = [describe(name).kind for name in layout.header]
        first = {kind: next((t for t in triples if t.kind == kind), None) for kind in _SENSORS}
        time = kinds.index("time") if "time" in kinds else None
        return time if layout.header else 0, first["gyro"], first["accel"]
    return plan.time, plan.gyro, plan.accel


def _reference(layout: Layout, index: int | None) -> ColumnName | None:
    """The name of a column, or its number where the name is not its own."""
    if index is None:
        return None
    lowered = [name.lower() for name in layout.header]
    own = bool(lowered) and bool(lowered[index]) and lowered.count(lowered[index]) == 1
    return layout.header[index] if own else index + 1


def _references(
    layout: Layout, triple: Triple | None
) -> tuple[ColumnName, ColumnName, ColumnName] | None:
    if triple is None:
        return None
    x, y, z = (_reference(layout, index) or 0 for index in triple.columns)
    return x, y, z


def _read(log: LogFile, said: CsvOptions) -> tuple[CsvReading | None, str]:
    try:
        raw = read_csv(log, said)
        recording = assemble(raw, LogSource((log.path,), "", "csv", dict(raw.details)))
    except LogError as error:
        return None, str(error)
    return _reading(recording), ""


def _reading(recording: ImuRecording) -> CsvReading:
    details = recording.source.details
    return CsvReading(
        samples=len(recording.time_s),
        rate_hz=recording.rate_hz,
        duration_s=recording.duration_s,
        has_accel=recording.accel_m_s2 is not None,
        time_unit=details.get("guess.time_unit", ""),
        gyro_unit=details.get("guess.gyro_unit", ""),
        accel_unit=details.get("guess.accel_unit", ""),
        warnings=recording.warnings,
    )
