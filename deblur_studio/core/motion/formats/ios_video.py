"""iOS video recorder: ``size: [n 4]``, then n rows of angular rate and nanoseconds."""

from __future__ import annotations

import re

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.layout import Layout
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.formats.table import read_table
from deblur_studio.core.motion.formats.timing import OWN_CLOCK

_SIZE = re.compile(r"size: \[([0-9]{1,9}) 4\]\n")


def _recognise(log: LogFile) -> float:
    return 0.95 if _SIZE.match(log.head) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    match = _SIZE.match(log.text)
    if match is None:
        raise LogError(f"{log.name} does not say how many samples it holds; copy it again.")
    body = log.text[match.end() :].split("\n")[: int(match[1])]
    table = read_table("\n".join(body), Layout(None, False, (), 0, 4))
    gyro = Stream(table.numbers[:, 3] * 1e-9, table.numbers[:, :3])
    short = int(match[1]) - len(table.numbers)
    notes = (f"{short} of the {match[1]} samples that {log.name} announces are missing.",)
    return RawLog(gyro, None, OWN_CLOCK, (log,), warnings=notes if short else ())


FORMAT = LogFormat("ios_video", "iOS video gyroscope", _recognise, _read)
