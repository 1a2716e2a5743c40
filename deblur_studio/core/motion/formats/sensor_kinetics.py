"""Sensor Kinetics Pro: one table a sensor, ``time,X_value,Y_value,Z_value``, in SI units.

Which sensor a table holds stands in the name of its file only: ``_gyrm``, ``_accm``.
"""

from __future__ import annotations

from deblur_studio.core.motion.formats.csv_log import read_csv
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.names import sensor_of_name
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog

_HEADER = ("time", "x_value", "y_value", "z_value")
_UNITS = CsvOptions(time_unit="s", gyro_unit="rad/s", accel_unit="m/s^2")


def _recognise(log: LogFile) -> float:
    names = tuple(name.lower() for name in log.layout.header) if log.layout else ()
    return 0.9 if names == _HEADER and sensor_of_name(log.name) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    return read_csv(log, None, _UNITS)


FORMAT = LogFormat("sensor_kinetics", "Sensor Kinetics Pro", _recognise, _read)
