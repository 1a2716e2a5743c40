"""Which columns of a table are used, and for what."""

from __future__ import annotations

from dataclasses import dataclass

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.columns import Kind, describe
from deblur_studio.core.motion.formats.csv_options import (
    ColumnName,
    CsvOptions,
    find_column,
    quoted,
)
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.names import sensor_of_name
from deblur_studio.core.motion.formats.triples import Triple, find_triples


@dataclass(frozen=True)
class Plan:
    """Indices of columns, None where the table has no such thing."""

    time: int
    time_unit: str | None
    gyro: Triple | None
    accel: Triple | None
    linear: Triple | None
    gravity: Triple | None
    device: int | None
    date: int | None
    other_sensors: int = 0


def plan_columns(log_name: str, layout: Layout, options: CsvOptions) -> Plan:
    """Choose the columns from the header and from what the user said.

    Raises:
        LogError: There is no time, no sensor, or no column of a name that the user gave.
    """
    triples = find_triples(layout.header) if layout.header else _by_place(log_name, layout)
    triples = [_named(triple, log_name) for triple in triples]
    if not options.use_accel:
        triples = [triple for triple in triples if triple.kind == "gyro"]
    gyro = _chosen(options.gyro_columns, "gyro", layout, log_name) or _first(triples, "gyro")
    said_accel = options.accel_columns if options.use_accel else None
    accel = _chosen(said_accel, "accel", layout, log_name) or _partner(triples, gyro)
    time, unit = _time(log_name, layout, options)
    plan = Plan(
        time, unit, gyro, accel, _first(triples, "linear"), _first(triples, "gravity"),
        _column_of(layout, "device"), _column_of(layout, "date"),
        sum(triple.kind == "gyro" for triple in triples) - 1,
    )  # fmt: skip
    if not any((plan.gyro, plan.accel, plan.linear, plan.gravity)):
        raise LogError(_no_sensor(log_name, layout))
    return plan


def _by_place(log_name: str, layout: Layout) -> list[Triple]:
    """Without a header: time and one sensor, or time, angular rate and acceleration."""
    kind: Kind = "accel" if sensor_of_name(log_name) == "accel" else "gyro"
    if layout.fields == 4:
        return [Triple(kind, (1, 2, 3), None, "")]
    if layout.fields == 7:
        return [Triple("gyro", (1, 2, 3), None, ""), Triple("accel", (4, 5, 6), None, "")]
    return []


def _named(triple: Triple, log_name: str) -> Triple:
    """Columns that are merely called x, y, z are what the file is called."""
    kind = sensor_of_name(log_name) if triple.kind == "bare" else None
    return Triple(kind, triple.columns, triple.unit, triple.group) if kind else triple


def _chosen(
    names: tuple[ColumnName, ColumnName, ColumnName] | None,
    kind: Kind,
    layout: Layout,
    log_name: str,
) -> Triple | None:
    if names is None:
        return None
    x, y, z = (find_column(name, layout.header, layout.fields, log_name) for name in names)
    unit = describe(layout.header[x]).unit if layout.header else None
    return Triple(kind, (x, y, z), unit, "")


def _first(triples: list[Triple], kind: Kind) -> Triple | None:
    return next((triple for triple in triples if triple.kind == kind), None)


def _partner(triples: list[Triple], gyro: Triple | None) -> Triple | None:
    """The accelerometer with the gyroscope's number, else the first."""
    found = [triple for triple in triples if triple.kind == "accel"]
    same = [t for t in found if gyro is not None and t.group[-1:] == gyro.group[-1:]]
    return next(iter(same or found), None)


def _time(log_name: str, layout: Layout, options: CsvOptions) -> tuple[int, str | None]:
    if options.time_column is not None:
        index = find_column(options.time_column, layout.header, layout.fields, log_name)
        return index, describe(layout.header[index]).unit if layout.header else None
    if not layout.header:
        return 0, None
    named = [(i, describe(name)) for i, name in enumerate(layout.header)]
    dates = [(i, None) for i, column in named if column.kind == "date"]
    times = [(i, column.unit) for i, column in named if column.kind == "time"] or dates
    if not times:
        raise LogError(
            f"{log_name} has no time column among {quoted(layout.header)}; choose the columns in "
            'the import dialog or name one "time".'
        )
    return next((entry for entry in times if entry[1]), times[0])


def _column_of(layout: Layout, kind: Kind) -> int | None:
    kinds = [describe(name).kind for name in layout.header]
    return kinds.index(kind) if kind in kinds else None


def _no_sensor(log_name: str, layout: Layout) -> str:
    if not layout.header:
        return (
            f"{log_name} has {layout.fields} columns without names; "
            "choose those of the time and of the angular rate in the import dialog."
        )
    return (
        f"{log_name} has no columns of angular rate among {quoted(layout.header)}; "
        'choose them in the import dialog or name them "gx", "gy" and "gz".'
    )
