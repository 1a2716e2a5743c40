"""EuRoC and TUM-VI: ``data.csv`` in the folder ``mav0/imu0``, nanoseconds and SI units."""

from __future__ import annotations

from deblur_studio.core.motion.formats.csv_log import read_csv
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog

_STATED = CsvOptions(time_unit="ns", gyro_unit="rad/s", accel_unit="m/s^2")


def _recognise(log: LogFile) -> float:
    first = log.head.lstrip("# ").split("\n", 1)[0].replace(" ", "").lower()
    return 0.9 if first.startswith("timestamp[ns],w_rs_s_x") else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    return read_csv(log, None, _STATED)


FORMAT = LogFormat("euroc", "EuRoC or TUM-VI data set", _recognise, _read)
