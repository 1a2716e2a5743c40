"""DeepGyro and other Android recorders: rows ``4 t_ns x y z`` with Android's sensor numbers."""

from __future__ import annotations

from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog
from deblur_studio.core.motion.formats.table import read_table
from deblur_studio.core.motion.formats.timing import BOOT_CLOCK
from deblur_studio.core.motion.formats.typed_rows import (
    TypedRows,
    left_out_notes,
    stream_of,
    types_in_head,
)

_ROWS = TypedRows(Layout(None, False, (), 0, 5), 0, 1, "ns", 2)
_ACCEL, _GYRO = 1, 4
_KNOWN = frozenset(range(1, 22))


def _recognise(log: LogFile) -> float:
    kinds = types_in_head(log, _ROWS)
    return 0.8 if _GYRO in kinds and kinds <= _KNOWN else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    table = read_table(log.text, _ROWS.layout)
    gyro = stream_of(table, _ROWS, table.numbers[:, 0] == _GYRO)
    accel = stream_of(table, _ROWS, table.numbers[:, 0] == _ACCEL)
    return RawLog(gyro, accel, BOOT_CLOCK, (log,), warnings=left_out_notes(log, table))


FORMAT = LogFormat("deepgyro", "Rows of Android sensor number, ns, x, y, z", _recognise, _read)
