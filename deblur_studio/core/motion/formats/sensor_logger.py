"""Sensor Logger: a folder with one CSV a sensor, columns ``time,seconds_elapsed,z,y,x``, Unix ns.

Its Accelerometer.csv is without gravity; the specific force is taken from TotalAcceleration.csv,
AccelerometerUncalibrated.csv, or Accelerometer.csv plus Gravity.csv, whichever is there first.
On iOS these count gravity downwards, so their sign is turned; Metadata.csv tells the platform.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.csv_log import read_csv
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream

_OPTIONS = CsvOptions(time_column="time", time_unit="ns")
_MOTION = CsvOptions(time_column="time", time_unit="ns", accel_unit="m/s^2")
_GRAVITY = CsvOptions(
    time_column="time", time_unit="ns", accel_columns=("x", "y", "z"), accel_unit="m/s^2"
)
_RADIANS = CsvOptions(gyro_unit="rad/s")
_TOTALS = ("TotalAcceleration.csv", "AccelerometerUncalibrated.csv")
_NO_GRAVITY = "The acceleration was left out: Sensor Logger's Accelerometer.csv is without gravity."


@dataclass(frozen=True, eq=False)
class _Force:
    """Specific force and the files that it came from."""

    stream: Stream
    files: tuple[LogFile, ...]
    origin: str


def _recognise(log: LogFile) -> float:
    first = log.head.lstrip().split("\n", 1)[0].lower().replace('"', "").replace(" ", "")
    return 0.95 if first.startswith("time,seconds_elapsed,") else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    raw = read_csv(log, _OPTIONS, _RADIANS)
    if raw.gyro is None:
        return replace(raw, accel=None)  # its gyroscope's file decides on the acceleration
    force = _total(around, log) or _sum(around, log)
    if force is None:
        linear = _beside(around, log, "Accelerometer.csv") is not None
        return replace(raw, warnings=(*raw.warnings, *([_NO_GRAVITY] * linear)))
    sign, sign_files, why = _sign(around, log)
    return replace(
        raw,
        accel=Stream(force.stream.time_s, sign * force.stream.values),
        files=(log, *force.files, *sign_files),
        details={**raw.details, "accel": f"{force.origin}{why}"},
    )


def _total(around: Surroundings, log: LogFile) -> _Force | None:
    for name in _TOTALS:
        file = _beside(around, log, name)
        stream = _stream(file, _OPTIONS) if file is not None else None
        if file is not None and stream is not None:
            return _Force(stream, (file,), name)
    return None


def _sum(around: Surroundings, log: LogFile) -> _Force | None:
    motion = _beside(around, log, "Accelerometer.csv")
    gravity = _beside(around, log, "Gravity.csv")
    if motion is None or gravity is None:
        return None
    first, second = _stream(motion, _MOTION), _stream(gravity, _GRAVITY)
    if first is None or second is None:
        return None
    time_s, a, b = np.intersect1d(first.time_s, second.time_s, return_indices=True)
    values = first.values[a] + second.values[b]
    return _Force(Stream(time_s, values), (motion, gravity), "Accelerometer.csv plus Gravity.csv")


def _stream(file: LogFile, options: CsvOptions) -> Stream | None:
    try:
        return read_csv(file, options).accel
    except LogError:
        return None


def _sign(around: Surroundings, log: LogFile) -> tuple[float, tuple[LogFile, ...], str]:
    meta = _beside(around, log, "Metadata.csv")
    if meta is None:
        return 1.0, (), ", sign as recorded"
    names, values = ([*meta.text.split("\n"), "", ""][i].lower().split(",") for i in (0, 1))
    told = dict(zip(names, values, strict=False))
    turned = told.get("platform") == "ios" and told.get("standardisation") != "true"
    return (-1.0, (meta,), ", sign turned (iOS)") if turned else (1.0, (meta,), "")


def _beside(around: Surroundings, log: LogFile, name: str) -> LogFile | None:
    try:
        return around.beside(log, name)
    except LogError:
        return None


FORMAT = LogFormat("sensor_logger", "Sensor Logger export", _recognise, _read)
