"""GetSensorData: rows ``GYRO;time;sensor time;x;y;z;accuracy`` and ``ACCE;...``."""

from __future__ import annotations

import numpy as np

from deblur_studio.core.motion.formats import guess
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.formats.table import read_table
from deblur_studio.core.motion.formats.timing import OWN_CLOCK
from deblur_studio.core.motion.formats.typed_rows import TypedRows, left_out_notes, stream_of

_ROWS = TypedRows(Layout(";", False, (), 0, 7), 0, 1, "s", 3)
_GYRO, _ACCEL = "GYRO;", "ACCE;"


def _recognise(log: LogFile) -> float:
    starts = {line[:5] for line in log.head.split("\n")}
    return 0.95 if {_GYRO, _ACCEL} & starts else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    lines = [line for line in log.text.split("\n") if line.startswith((_GYRO, _ACCEL))]
    table = read_table("\n".join(lines), _ROWS.layout, (0,))
    words = np.array([f"{word};" for word in table.texts[0]], dtype="U5")
    gyro = stream_of(table, _ROWS, words == _GYRO)
    accel = stream_of(table, _ROWS, words == _ACCEL)
    force = None if accel is None else _in_si(accel)
    return RawLog(gyro, force, OWN_CLOCK, (log,), warnings=left_out_notes(log, table))


def _in_si(stream: Stream) -> Stream:
    """Android writes m/s^2, iOS g."""
    factor = guess.ACCEL_FACTORS[guess.guess_accel_unit(stream.values)]
    return Stream(stream.time_s, stream.values * factor)


FORMAT = LogFormat("getsensordata", "GetSensorData", _recognise, _read)
