"""Frame dumps: rows ``frameid:1 gyro:0 x 0.1 y 0.2 z 0.3 ts 4328040426741`` (microseconds)."""

from __future__ import annotations

import re

import numpy as np

from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.formats.timing import BOOT_CLOCK

_NUMBER = r"([-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]{1,2})?)"
_ROW = re.compile(rf"gyro:[0-9]+ x {_NUMBER} y {_NUMBER} z {_NUMBER} ts {_NUMBER}$", re.MULTILINE)


def _recognise(log: LogFile) -> float:
    return 0.95 if _ROW.search(log.head) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    rows = [[float(cell) for cell in row] for row in _ROW.findall(log.text)]
    numbers = np.array(rows, dtype=np.float64).reshape(-1, 4)
    return RawLog(Stream(numbers[:, 3] * 1e-6, numbers[:, :3]), None, BOOT_CLOCK, (log,))


FORMAT = LogFormat("frame_dump", "Gyroscope rows per video frame", _recognise, _read)
