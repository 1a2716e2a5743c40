"""phyphox: quoted headers with units, one file a sensor or all in one, ``meta/time.csv`` beside."""

from __future__ import annotations

import re
from dataclasses import replace

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.csv_log import read_csv
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import cells
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog
from deblur_studio.core.told import told

CLOCK = told("seconds since the phyphox experiment began")
_SENSOR = re.compile(r"(?:[A-Za-z ]+ )?[xyz] \((?:rad/s|m/s\^?[2²])\)", re.IGNORECASE)


def _recognise(log: LogFile) -> float:
    layout = log.layout
    if layout is None or not layout.header or layout.header[0].lower() != "time (s)":
        return 0.0
    sensors = [name for name in layout.header[1:] if _SENSOR.fullmatch(name)]
    return 0.9 if len(sensors) >= 3 else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    raw = read_csv(log)
    meta = _meta(log, around)
    if meta is None:
        return replace(raw, clock=CLOCK)
    starts = _starts(meta)
    notes = ("The experiment was paused; its clock has jumps.",) if len(starts) > 1 else ()
    return replace(
        raw,
        clock=CLOCK,
        files=(*raw.files, meta),
        unix_origin_s=starts[0] if starts else None,
        warnings=(*raw.warnings, *notes),
    )


def _meta(log: LogFile, around: Surroundings) -> LogFile | None:
    try:
        return around.beside(log, "meta/time.csv")
    except LogError:
        return None


def _starts(meta: LogFile) -> list[float]:
    """Unix time of experiment time zero, as each START tells it."""
    starts = []
    for line in meta.text.split("\n"):
        row = cells(line, ";" if ";" in line else ",")
        if len(row) >= 3 and row[0] == "START":
            experiment_s, system_s = (_seconds(cell) for cell in row[1:3])
            if experiment_s is not None and system_s is not None:
                starts.append(system_s - experiment_s)
    return starts


def _seconds(cell: str) -> float | None:
    try:
        return float(cell.replace(",", "."))
    except ValueError:
        return None


FORMAT = LogFormat("phyphox", "phyphox export", _recognise, _read)
