"""All formats. A new one is a file beside this one and a line in the list."""

from __future__ import annotations

from deblur_studio.core.motion.formats import (
    advio,
    android_video,
    betaflight,
    csv_log,
    deblur_recording,
    deepgyro,
    euroc,
    frame_dump,
    gcsv,
    getsensordata,
    ios_video,
    phyphox,
    plain_rows,
    sensor_kinetics,
    sensor_logger,
    witmotion,
    witmotion_raw,
    ximu3,
)
from deblur_studio.core.motion.formats.files import LogFile
from deblur_studio.core.motion.formats.streams import LogFormat

FORMATS: tuple[LogFormat, ...] = (
    deblur_recording.FORMAT,
    witmotion_raw.FORMAT,
    gcsv.FORMAT,
    phyphox.FORMAT,
    witmotion.FORMAT,
    sensor_logger.FORMAT,
    plain_rows.FORMAT,
    deepgyro.FORMAT,
    advio.FORMAT,
    getsensordata.FORMAT,
    ios_video.FORMAT,
    frame_dump.FORMAT,
    android_video.FORMAT,
    betaflight.FORMAT,
    euroc.FORMAT,
    ximu3.FORMAT,
    sensor_kinetics.FORMAT,
    csv_log.FORMAT,
)


def recognise(log: LogFile) -> LogFormat | None:
    """The format that is surest of the file's content, or None."""
    sure = [(entry.recognise(log), entry) for entry in FORMATS]
    confidence, best = max(sure, key=lambda pair: pair[0])
    return best if confidence > 0.0 else None
