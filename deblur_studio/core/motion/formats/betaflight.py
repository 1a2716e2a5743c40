"""Betaflight blackbox logs as CSV, of blackbox_decode or of the Blackbox Explorer.

Lines of keys and values may stand above the header. ``gyroADC`` is in counts of ``gyro_scale``
(1 deg/s in Betaflight), ``accSmooth`` in counts of g / ``acc_1G``, the time in microseconds.
Both sensors share one frame: x forward, y left, z up in the flight controller's mounting.
"""

from __future__ import annotations

import re
import struct

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import guess
from deblur_studio.core.motion.formats.columns import bracket_unit
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout, cells
from deblur_studio.core.motion.formats.streams import (
    DEGREE_RAD,
    STANDARD_GRAVITY_M_S2,
    LogFormat,
    RawLog,
    Stream,
)
from deblur_studio.core.motion.formats.table import Table, read_table
from deblur_studio.core.motion.formats.timing import BOOT_CLOCK, SECONDS

Floats = NDArray[np.float64]

_GYRO, _ACCEL = ("gyroADC", "gyroUnfilt"), ("accSmooth", "accADC")
_ACC_1G = 2048.0
_MAX_RAD_PER_US = 1e-4  # smaller scales are in rad per microsecond, as the Explorer writes them


def _recognise(log: LogFile) -> float:
    return 0.95 if _header_line(log) is not None else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    index = _header_line(log)
    if index is None:
        raise LogError(f"{log.name} has no line of column names; export the blackbox log again.")
    lines = log.text.split("\n")
    keys = _keys(lines[:index])
    names = tuple(cells(lines[index], ","))
    table = _table(log, Layout(",", False, names, index + 1, len(names)))
    times_s = _times_s(log, table, names)
    gyro, gyro_note = _scaled(table, names, _GYRO, _gyro_scale(keys) * DEGREE_RAD)
    accel, _ = _scaled(table, names, _ACCEL, STANDARD_GRAVITY_M_S2 / _acc_1g(keys))
    return RawLog(
        None if gyro is None else Stream(times_s, gyro),
        None if accel is None else Stream(times_s, accel),
        BOOT_CLOCK,
        (log,),
        details={**keys, "gyro_columns": gyro_note, "axes": "x forward, y left, z up"},
        warnings=_notes(log, table, keys, assumed=accel is not None),
    )


def _header_line(log: LogFile) -> int | None:
    for index, line in enumerate(log.head.split("\n")):
        if "loopIteration" in line and any(f"{name}[0]" in line for name in _GYRO):
            return index
    return None


def _table(log: LogFile, layout: Layout) -> Table:
    """All rows; of a sound log only the columns in use, the others are NaN: there are dozens."""
    used = ("time", *_GYRO, *_ACCEL)
    columns = [i for i, name in enumerate(layout.header) if re.split(r"[ \[]", name)[0] in used]
    lines = [line for line in log.text.split("\n")[layout.first_row :] if line.strip()]
    quote = '"' if any('"' in line for line in lines[:1]) else None
    numbers = np.full((len(lines), layout.fields), np.nan)
    try:
        numbers[:, columns] = np.loadtxt(
            lines or ["nan," * layout.fields],
            delimiter=",", comments=None, usecols=columns, quotechar=quote, ndmin=2,
        )  # fmt: skip
    except ValueError:
        return read_table(log.text, layout)
    return Table(numbers)


def _keys(lines: list[str]) -> dict[str, str]:
    """The metadata; values that are lists themselves stay as they are written."""
    rows = [line.strip().partition(",") for line in lines]
    return {key.strip('" '): value.strip('" ') for key, _, value in rows if value}


def _times_s(log: LogFile, table: Table, names: tuple[str, ...]) -> Floats:
    index = next((i for i, name in enumerate(names) if name.split(" ")[0] == "time"), None)
    if index is None:
        raise LogError(f'{log.name} has no column "time (us)"; export the blackbox log again.')
    return table.numbers[:, index] * SECONDS[bracket_unit(names[index]) or "us"]


def _scaled(
    table: Table, names: tuple[str, ...], wanted: tuple[str, ...], count: float
) -> tuple[Floats | None, str]:
    """The first sensor of ``wanted`` in SI units and how its x column is called."""
    plain = [name.split(" ")[0] for name in names]
    for sensor in wanted:
        axes = [f"{sensor}[{axis}]" for axis in range(3)]
        if all(axis in plain for axis in axes):
            columns = [plain.index(axis) for axis in axes]
            unit = bracket_unit(names[columns[0]])
            factor = {**guess.GYRO_FACTORS, **guess.ACCEL_FACTORS}.get(unit or "", count)
            return table.numbers[:, columns] * factor, names[columns[0]]
    return None, ""


def _gyro_scale(keys: dict[str, str]) -> float:
    """Degrees a second of one count."""
    value = _number(keys.get("gyro_scale") or keys.get("gyroScale") or "")
    if value is None:
        return 1.0
    return value * 1e6 / DEGREE_RAD if value < _MAX_RAD_PER_US else value


def _acc_1g(keys: dict[str, str]) -> float:
    return _number(keys.get("acc_1G", "")) or _ACC_1G


def _number(text: str) -> float | None:
    """A positive number, also as the bits of a float in hexadecimal (0x3f800000 is 1)."""
    try:
        if text.startswith("0x"):
            value = float(struct.unpack(">f", bytes.fromhex(text[2:]))[0])
        else:
            value = float(text)
    except (ValueError, struct.error):
        return None
    return value if 0.0 < value < 1e9 else None


def _notes(log: LogFile, table: Table, keys: dict[str, str], *, assumed: bool) -> tuple[str, ...]:
    notes = []
    if assumed and _number(keys.get("acc_1G", "")) is None:
        notes.append(f"{log.name} states no acc_1G; {_ACC_1G:.0f} counts per g were taken.")
    if table.left_out:
        notes.append(f"{table.left_out} rows of {log.name} are broken and were left out.")
    return tuple(notes)


FORMAT = LogFormat("betaflight", "Betaflight blackbox CSV", _recognise, _read)
