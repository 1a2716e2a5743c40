"""Gyroflow's ``.gcsv``: a header of keys and values, then rows of integers to be scaled.

The orientation string has three letters: letter i names the recorded axis that gives axis i of
the result, a capital with its sign, a small letter with the sign turned. It is applied to all
sensors. Scales: ``tscale`` to seconds, ``gscale`` to rad/s, ``ascale`` to g.
"""

from __future__ import annotations

import math
import re

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.streams import (
    STANDARD_GRAVITY_M_S2,
    LogFormat,
    RawLog,
    Stream,
)
from deblur_studio.core.motion.formats.table import read_table
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

CLOCK = told("seconds since the camera's log began")
_FIRST_LINES = ("GYROFLOW IMU LOG", "CAMERA IMU LOG")
_DEFAULT_SCALES = {"tscale": 0.001, "gscale": 1.0, "ascale": 1.0}


def _recognise(log: LogFile) -> float:
    first = log.head.lstrip().split("\n", 1)[0].strip().strip(",").upper()
    return 1.0 if first in _FIRST_LINES else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    keys, names, first_row = _header(log)
    layout = Layout(",", False, tuple(names), first_row, len(names))
    table = read_table(log.text, layout)
    scale = {key: _scale(log, keys, key) for key in _DEFAULT_SCALES}
    axes = orientation_matrix(keys.get("orientation", "XYZ"), log.name)
    time_s = table.numbers[:, names.index("t")] * scale["tscale"]
    gyro = _sensor(table.numbers, names, "g")
    if gyro is None:
        gyro = _sensor(table.numbers, names, "r")
    accel = _sensor(table.numbers, names, "a")
    if gyro is None:
        raise LogError(
            told(
                "{name} has no columns gx, gy and gz, so no angular rate; give another log.",
                name=log.name,
            )
        )
    force = None if accel is None else accel @ axes.T * scale["ascale"] * STANDARD_GRAVITY_M_S2
    return RawLog(
        Stream(time_s, gyro @ axes.T * scale["gscale"]),
        None if force is None else Stream(time_s, force),
        CLOCK,
        (log,),
        _unix_origin(keys),
        keys,
        _notes(log, keys, table.left_out),
    )


def orientation_matrix(orientation: str, log_name: str) -> Floats:
    """(3, 3) signed permutation from recorded to resulting axes.

    Raises:
        LogError: Not three letters that name each axis once.
    """
    if sorted(orientation.upper()) != ["X", "Y", "Z"]:
        raise LogError(
            told(
                "{log_name} has the orientation {orientation!r}; write X, Y and Z once each.",
                log_name=log_name,
                orientation=orientation,
            )
        )
    matrix = np.zeros((3, 3))
    for row, letter in enumerate(orientation):
        matrix[row, "XYZ".index(letter.upper())] = 1.0 if letter.isupper() else -1.0
    return matrix


def _header(log: LogFile) -> tuple[dict[str, str], list[str], int]:
    """The keys, the names of the columns and the line of the first row."""
    keys: dict[str, str] = {}
    for index, line in enumerate(log.head.split("\n")):
        names = [name.strip().lower() for name in line.split(",")]
        if names[0] == "t" and len(names) > 3:
            return keys, names, index + 1
        key, _, value = line.partition(",")
        if value.strip():
            keys[key.strip().lower()] = value.strip()
    raise LogError(
        told(
            "{name} is cut off: its line of column names (t,gx,gy,gz) is missing; copy it again.",
            name=log.name,
        )
    )


def _scale(log: LogFile, keys: dict[str, str], key: str) -> float:
    try:
        value = float(keys.get(key, _DEFAULT_SCALES[key]))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value == 0.0:
        raise LogError(
            told(
                "{name} has no usable {key}: {value!r} is no scale; correct it.",
                name=log.name,
                key=key,
                value=keys[key],
            )
        )
    return value


def _sensor(numbers: Floats, names: list[str], letter: str) -> Floats | None:
    wanted = [letter + axis for axis in "xyz"]
    if not all(name in names for name in wanted):
        return None
    return numbers[:, [names.index(name) for name in wanted]]


def _unix_origin(keys: dict[str, str]) -> float | None:
    stamp = keys.get("timestamp", "")
    return float(stamp) if re.fullmatch(r"[12]\d{9}(\.\d+)?", stamp) else None


def _notes(log: LogFile, keys: dict[str, str], left_out: int) -> tuple[str, ...]:
    missing = [key for key in ("tscale", "gscale") if key not in keys]
    notes = [f"{log.name} states no {key}; {_DEFAULT_SCALES[key]} was taken." for key in missing]
    if left_out:
        notes.append(f"{left_out} rows of {log.name} are broken and were left out.")
    return tuple(notes)


FORMAT = LogFormat("gcsv", "Gyroflow log (.gcsv)", _recognise, _read)
