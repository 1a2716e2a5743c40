"""Android video recorders: dated events of all sensors, or dated rows of the gyroscope.

``20170501_143223_464: GYROSCOPE 0.6 -0.03 0.06`` and ``20170420075904999,3,0.47,0.12,-0.11,``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.formats.timing import WALL_CLOCK, from_texts

_NUMBER = r"([-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,2})?)"
_EVENT = re.compile(
    rf"^([0-9]{{8}}_[0-9]{{6}}_[0-9]{{3}}): (GYROSCOPE|ACCELEROMETER) "
    rf"{_NUMBER} {_NUMBER} {_NUMBER}$",
    re.MULTILINE,
)
_ROW = re.compile(rf"^(20[0-9]{{15}}),([0-9]+),{_NUMBER},{_NUMBER},{_NUMBER},?$", re.MULTILINE)


def _recognise(log: LogFile) -> float:
    return 0.95 if _EVENT.search(log.head) or _ROW.search(log.head) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    events = _EVENT.findall(log.text)
    rows = [] if events else _ROW.findall(log.text)
    gyro = [event for event in events if event[1] == "GYROSCOPE"] or rows
    accel = [event for event in events if event[1] == "ACCELEROMETER"]
    return RawLog(_stream(gyro), _stream(accel), WALL_CLOCK, (log,))


def _stream(rows: Sequence[tuple[str, ...]]) -> Stream | None:
    if not rows:
        return None
    times = from_texts([row[0] for row in rows])
    return Stream(times.seconds, np.array([[float(cell) for cell in row[2:]] for row in rows]))


FORMAT = LogFormat("android_video", "Android video sensor log", _recognise, _read)
