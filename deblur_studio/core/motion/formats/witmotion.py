"""WitMotion: text and CSV of the vendor's apps and of third-party readers of their sensors."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from deblur_studio.core.motion.formats.csv_log import layout_of, read_csv
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.told import told

_RATE = ("asx", "角速度x", "angvelx", "wx(deg/s)", "wx(°/s)")
_ACCEL = ("accx", "加速度x", "ax(g)")
_ANGLE = ("anglex", "角度x", "angx")
_DEGREES = CsvOptions(gyro_unit="deg/s")


def _recognise(log: LogFile) -> float:
    layout = log.layout
    names = [name.lower().replace(" ", "") for name in layout.header] if layout else []
    found = [any(name.startswith(part) for name in names) for part in (_RATE, _ACCEL, _ANGLE)]
    return 0.85 if sum(found) >= 2 else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    by_arrival = read_csv(log, None, _DEGREES)
    chip = next((n for n in layout_of(log, CsvOptions()).header if _is_chip_time(n)), None)
    if chip is None or by_arrival.gyro is None:
        return by_arrival
    by_chip = read_csv(log, CsvOptions(time_column=chip), _DEGREES)
    if by_chip.gyro is None or _distinct(by_chip.gyro) <= 0.9 * _distinct(by_arrival.gyro):
        return by_arrival
    return replace(by_chip, clock=told("{clock} (the sensor's own chip)", clock=by_chip.clock))


def _is_chip_time(name: str) -> bool:
    return name.lower().replace(" ", "").startswith(("chiptime", "片上时间"))


def _distinct(stream: Stream) -> int:
    return len(np.unique(stream.time_s[np.isfinite(stream.time_s)]))


FORMAT = LogFormat("witmotion", "WitMotion text export", _recognise, _read)
