"""What a format hands on: the streams of a log before they share one clock grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.formats.files import LogFile, Surroundings

Floats = NDArray[np.float64]

STANDARD_GRAVITY_M_S2 = 9.80665
DEGREE_RAD = float(np.pi / 180.0)


@dataclass(frozen=True, eq=False)
class Stream:
    """One sensor: ``time_s`` (N,) seconds and ``values`` (N, 3) in SI, in the order of the file.

    Nothing is cleaned yet: times may repeat or run backwards, values may be NaN.
    """

    time_s: Floats
    values: Floats


@dataclass(frozen=True, eq=False)
class RawLog:
    """What one log file (and those that belong to it) holds, in SI units and sensor axes.

    ``gyro`` in rad/s and ``accel`` in m/s^2 (specific force) are None where the file has none.
    ``files`` are those that were read, the gyroscope's first. ``details`` says how they were
    read; keys that start with ``guess.`` are decisions that the user may overrule.
    ``marks_s`` are instants that somebody marked while it was recorded.
    """

    gyro: Stream | None
    accel: Stream | None
    clock: str
    files: tuple[LogFile, ...]
    unix_origin_s: float | None = None
    details: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    marks_s: tuple[float, ...] = ()


@dataclass(frozen=True)
class LogFormat:
    """One kind of log: how sure it is of a file (0 to 1), and how it reads it.

    ``recognise`` looks at content only, ``read`` raises LogError.
    """

    name: str
    title: str
    recognise: Callable[[LogFile], float]
    read: Callable[[LogFile, Surroundings], RawLog]
