"""From frames of a WitMotion sensor to numbers with units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.witmotion.frames import Run
from deblur_studio.core.motion.witmotion.headers import (
    ANSWER,
    CLASSIC_BYTES,
    MOTION,
    PITCHES,
    Bytes,
)

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STANDARD_GRAVITY_M_S2 = 9.80665
ACCEL_SCALE_M_S2 = 16.0 * STANDARD_GRAVITY_M_S2 / 32768.0
GYRO_SCALE_RAD_S = float(np.radians(2000.0 / 32768.0))
ANGLE_SCALE_DEG = 180.0 / 32768.0

_TIME, _ACCEL, _GYRO, _ANGLE = 0x50, 0x51, 0x52, 0x53
_MOTION_BYTES = 20  # of which 18 are values; what follows is the device's time


@dataclass(frozen=True, eq=False)
class Samples:
    """Measurements in the order of the stream.

    ``end`` (N,): offset in the stream just behind the last byte of each. ``accel_m_s2``,
    ``gyro_rad_s`` and ``angle_deg`` (N, 3) in sensor axes; NaN where a frame did not come.
    ``device_s`` (N,): the device's calendar in seconds since 1970 without a time zone, to a
    millisecond; NaN where it tells none.
    """

    end: Ints
    device_s: Floats
    accel_m_s2: Floats
    gyro_rad_s: Floats
    angle_deg: Floats

    def __len__(self) -> int:
        return len(self.end)

    def taken(self, index: Ints) -> Samples:
        """Those at ``index`` (M,)."""
        return Samples(
            self.end[index],
            self.device_s[index],
            self.accel_m_s2[index],
            self.gyro_rad_s[index],
            self.angle_deg[index],
        )


@dataclass(frozen=True)
class RegisterAnswer:
    """What the sensor holds in eight registers from ``register`` on, as signed 16-bit numbers."""

    register: int
    values: tuple[int, ...]


def samples_of(runs: Sequence[Run]) -> Samples:
    """The measurements of motion frames and of classic frames, in the order of the stream."""
    parts = [_motion(run) for run in runs if _is_motion(run)]
    classic = [run for run in runs if run.data.shape[1] == CLASSIC_BYTES]
    if not classic:
        return join(parts)
    both = join([*parts, _classic(classic)])
    return both.taken(np.argsort(both.end, kind="stable"))


def answers_of(runs: Sequence[Run]) -> tuple[RegisterAnswer, ...]:
    """The answers to register reads."""
    return tuple(
        RegisterAnswer(int(row[2]), tuple(int(value) for value in row[4:20].view("<i2")))
        for run in runs
        if run.data.shape[1] == _MOTION_BYTES and run.data[0, 1] == ANSWER
        for row in run.data
    )


def join(parts: Sequence[Samples]) -> Samples:
    """One after the other."""
    if len(parts) == 1:
        return parts[0]
    none, three = np.empty(0), np.empty((0, 3))
    return Samples(
        np.concatenate([np.empty(0, np.int64), *(part.end for part in parts)]),
        np.concatenate([none, *(part.device_s for part in parts)]),
        np.concatenate([three, *(part.accel_m_s2 for part in parts)]),
        np.concatenate([three, *(part.gyro_rad_s for part in parts)]),
        np.concatenate([three, *(part.angle_deg for part in parts)]),
    )


def _is_motion(run: Run) -> bool:
    return run.data.shape[1] in PITCHES and bool(run.data[0, 1] == MOTION)


def _motion(run: Run) -> Samples:
    count, length = run.data.shape
    values = _words(run.data, 2, 9)
    timed = length > _MOTION_BYTES
    return Samples(
        run.start + length * np.arange(1, count + 1, dtype=np.int64),
        _calendar(run.data[:, _MOTION_BYTES:]) if timed else np.full(count, np.nan),
        np.multiply(values[:, 0:3], ACCEL_SCALE_M_S2, dtype=np.float64),
        np.multiply(values[:, 3:6], GYRO_SCALE_RAD_S, dtype=np.float64),
        np.multiply(values[:, 6:9], ANGLE_SCALE_DEG, dtype=np.float64),
    )


def _classic(runs: Sequence[Run]) -> Samples:
    """Frames of 11 bytes that belong together: kinds rise within a measurement."""
    data = np.concatenate([run.data for run in runs])
    start = np.concatenate([run.start + CLASSIC_BYTES * np.arange(len(run.data)) for run in runs])
    kind = data[:, 1]
    new = np.ones(len(data), np.bool_)
    new[1:] = (kind[1:] <= kind[:-1]) | (np.diff(start) != CLASSIC_BYTES)
    group = np.cumsum(new) - 1
    has_gyro = np.zeros(int(group[-1]) + 1, np.bool_)
    has_gyro[group[kind == _GYRO]] = True
    end = np.zeros(len(has_gyro), np.int64)
    np.maximum.at(end, group, start + CLASSIC_BYTES)
    device = np.full((len(has_gyro), 1), np.nan)
    device[group[kind == _TIME], 0] = _calendar(data[kind == _TIME, 2:10])
    return Samples(
        end[has_gyro],
        device[has_gyro, 0],
        _column(data, group, kind == _ACCEL, ACCEL_SCALE_M_S2, has_gyro),
        _column(data, group, kind == _GYRO, GYRO_SCALE_RAD_S, has_gyro),
        _column(data, group, kind == _ANGLE, ANGLE_SCALE_DEG, has_gyro),
    )


def _column(
    data: Bytes, group: Ints, wanted: NDArray[np.bool_], scale: float, kept: NDArray[np.bool_]
) -> Floats:
    column = np.full((len(kept), 3), np.nan)
    column[group[wanted]] = _words(data[wanted], 2, 3) * scale
    return column[kept]


def _words(rows: Bytes, first: int, count: int) -> NDArray[np.int16]:
    """(N, count) signed little-endian words from byte ``first`` of each row."""
    part = np.ascontiguousarray(rows[:, first : first + 2 * count])
    words: NDArray[np.int16] = part.view("<i2")
    return words


def _calendar(fields: Bytes) -> Floats:
    """(N,) seconds since 1970 of year - 2000, month, day, hour, minute, second, milliseconds."""
    year, month, day, hour, minute, second = (fields[:, i].astype(np.int64) for i in range(6))
    milli = _words(fields, 6, 1)[:, 0].view("<u2")
    fits = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31)
    fits &= (hour < 24) & (minute < 60) & (second < 60) & (milli < 1000)
    months = (30 + year) * 12 + month - 1
    days = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + day - 1
    seconds = (days * 24 + hour) * 3600 + minute * 60 + second
    return np.where(fits, seconds + milli / 1000.0, np.nan)
