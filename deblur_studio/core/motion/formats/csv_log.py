"""Any table with recognisable columns: the reader behind all formats that are tables.

What the header does not state is guessed, and each guess is written into the details.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import timing
from deblur_studio.core.motion.formats.columns import describe
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.csv_plan import Plan, plan_columns
from deblur_studio.core.motion.formats.csv_streams import read_streams
from deblur_studio.core.motion.formats.dates import iso_dates
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout, cells, sniff
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog
from deblur_studio.core.motion.formats.table import Table, read_table
from deblur_studio.core.motion.formats.triples import Triple
from deblur_studio.core.told import told

_DELIMITER_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", None: "white space"}


def read_csv(
    log: LogFile, options: CsvOptions | None = None, fallback: CsvOptions | None = None
) -> RawLog:
    """Read a table.

    Args:
        log: The file.
        options: What the user said; it overrules the header.
        fallback: What the format is known to use where the header is silent.

    Raises:
        LogError: No table, no time, no sensor, or rows that do not match their header.
    """
    said = options or CsvOptions()
    layout = layout_of(log, said)
    plan = plan_columns(log.name, layout, said)
    written = _time_is_written(log, layout, plan)
    table = read_table(log.text, layout, _text_columns(plan, written=written))
    notes = _check_rows(log, layout, table)
    table, device_notes = _one_device(table, plan)
    times = _times(table, plan, said, fallback, written=written)
    raw = read_streams(log, table, plan, times, said, fallback or CsvOptions())
    details = {**_table_details(layout, plan), **raw.details}
    several = _several_sensors(layout, plan)
    return replace(raw, details=details, warnings=(*notes, *device_notes, *several, *raw.warnings))


def layout_of(log: LogFile, options: CsvOptions) -> Layout:
    """The layout of the table in a file.

    Raises:
        LogError: There is no table in it.
    """
    asked = {None: "", " ": None}.get(options.delimiter, options.delimiter)
    layout = log.layout if asked == "" else sniff(log.head, asked)
    if layout is None:
        if _has_header(log):
            raise LogError(
                told(
                    "{name} holds no samples below its header; record again or choose another"
                    " delimiter in the import dialog.",
                    name=log.name,
                )
            )
        raise LogError(
            told("{name} holds no table of numbers; choose the log of a gyroscope.", name=log.name)
        )
    return layout


def _has_header(log: LogFile) -> bool:
    first = re.split(r"[,;\t|]", log.head.strip().split("\n")[0])
    return any(describe(name.strip('" ')).axis is not None for name in first)


def _time_is_written(log: LogFile, layout: Layout, plan: Plan) -> bool:
    lines = log.head.split("\n")[layout.first_row :]
    rows = [cells(line, layout.delimiter) for line in lines[:20] if line.strip()]
    return any(timing.is_written(row[plan.time]) for row in rows if len(row) > plan.time)


def _text_columns(plan: Plan, *, written: bool) -> list[int]:
    wanted = (plan.time if written else None, plan.date if written else None, plan.device)
    return sorted({column for column in wanted if column is not None})


def _check_rows(log: LogFile, layout: Layout, table: Table) -> tuple[str, ...]:
    kept = len(table.numbers)
    if table.left_out > kept and kept + table.left_out > 3:
        raise LogError(
            told(
                "{name} names {fields} columns but most of its rows have {usual} values, so"
                " nobody can tell which is the angular rate; correct the header.",
                name=log.name,
                fields=layout.fields,
                usual=table.usual_fields,
            )
        )
    if table.left_out:
        return (f"{table.left_out} rows of {log.name} do not match its columns and were left out.",)
    return ()


def _one_device(table: Table, plan: Plan) -> tuple[Table, tuple[str, ...]]:
    """Keep the rows of the device with the most."""
    counts = Counter(table.texts[plan.device]) if plan.device is not None else Counter[str]()
    if len(counts) < 2 or plan.device is None:
        return table, ()
    name, rows = counts.most_common(1)[0]
    keep = np.array([cell == name for cell in table.texts[plan.device]])
    texts = {
        column: [cell for cell, wanted in zip(column_cells, keep, strict=True) if wanted]
        for column, column_cells in table.texts.items()
    }
    note = f"The log holds {len(counts)} devices; {name} with {rows} rows was taken."
    return replace(table, numbers=table.numbers[keep], texts=texts), (note,)


def _times(
    table: Table, plan: Plan, said: CsvOptions, fallback: CsvOptions | None, *, written: bool
) -> timing.Timing:
    if written and said.time_unit is None:
        return timing.from_texts(_dated(table, plan))
    values = table.numbers[:, plan.time]
    if said.time_unit:
        return timing.from_numbers(values, said.time_unit, "user")
    if plan.time_unit is None and fallback is not None and fallback.time_unit:
        return timing.from_numbers(values, fallback.time_unit, "format")
    return timing.from_numbers(values, plan.time_unit)


def _dated(table: Table, plan: Plan) -> list[str]:
    """The cells of the time, each with the date of its row where that is a column of its own."""
    clocks = table.texts[plan.time]
    if plan.date is None or plan.date == plan.time:
        return clocks
    dates = iso_dates(table.texts[plan.date])
    joined = [f"{day} {clock}" for day, clock in zip(dates or (), clocks, strict=False)]
    usable = any(timing.is_written(cell) for cell in joined[:20])
    return joined if usable else clocks


def _table_details(layout: Layout, plan: Plan) -> dict[str, str]:
    return {
        "guess.delimiter": _DELIMITER_NAMES[layout.delimiter],
        "guess.decimal": "comma" if layout.decimal_comma else "point",
        "guess.time_column": layout.header[plan.time] if layout.header else str(plan.time + 1),
        **_columns_detail("gyro", plan.gyro, layout),
        **_columns_detail("accel", plan.accel, layout),
    }


def _columns_detail(sensor: str, triple: Triple | None, layout: Layout) -> dict[str, str]:
    if triple is None:
        return {}
    names = [layout.header[i] if layout.header else str(i + 1) for i in triple.columns]
    return {f"guess.{sensor}_columns": ", ".join(names)}


def _several_sensors(layout: Layout, plan: Plan) -> tuple[str, ...]:
    if plan.other_sensors < 1 or plan.gyro is None:
        return ()
    names = ", ".join(layout.header[i] for i in plan.gyro.columns)
    return (f"The log holds {plan.other_sensors + 1} gyroscopes; {names} were taken.",)


def _recognise(log: LogFile) -> float:
    layout = log.layout
    if layout is None:
        return 0.0
    try:
        plan_columns(log.name, layout, CsvOptions())
    except LogError:
        return 0.0
    return 0.5 if layout.header else 0.3


def _read(log: LogFile, around: Surroundings) -> RawLog:
    return read_csv(log)


FORMAT = LogFormat("csv", "Table with named columns (CSV)", _recognise, _read)
