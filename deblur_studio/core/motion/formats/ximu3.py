"""x-IMU3: one table of all sensors, or a folder with Inertial.csv and a file each for the rest."""

from __future__ import annotations

from deblur_studio.core.motion.formats.csv_log import read_csv
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog

_NAMES = (
    *(f"gyroscope {axis} (deg/s)" for axis in "xyz"),
    *(f"accelerometer {axis} (g)" for axis in "xyz"),
)
_TIMES = ("time (s)", "timestamp (us)")


def _recognise(log: LogFile) -> float:
    names = tuple(name.lower() for name in log.layout.header[:7]) if log.layout else ()
    return 0.9 if names[:1] in {(time,) for time in _TIMES} and names[1:] == _NAMES else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    return read_csv(log)


FORMAT = LogFormat("ximu3", "x-IMU3 CSV", _recognise, _read)
