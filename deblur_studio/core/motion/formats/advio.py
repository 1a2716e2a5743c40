"""ADVIO: rows of time, sensor number (34 is the IMU), angular rate and acceleration."""

from __future__ import annotations

from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.formats.table import read_table
from deblur_studio.core.motion.formats.timing import BOOT_CLOCK
from deblur_studio.core.motion.formats.typed_rows import (
    TypedRows,
    left_out_notes,
    stream_of,
    types_in_head,
)

_ROWS = TypedRows(Layout(",", False, (), 0, 13), 1, 0, "s", 2)
_IMU = 34


def _recognise(log: LogFile) -> float:
    return 0.8 if _IMU in types_in_head(log, _ROWS) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    table = read_table(log.text, _ROWS.layout)
    imu = table.numbers[:, 1] == _IMU
    gyro = stream_of(table, _ROWS, imu)
    force = None if gyro is None else Stream(gyro.time_s, table.numbers[imu][:, 5:8])
    return RawLog(gyro, force, BOOT_CLOCK, (log,), warnings=left_out_notes(log, table))


FORMAT = LogFormat("advio", "ADVIO phone rows", _recognise, _read)
