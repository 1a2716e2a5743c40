"""Recordings that this program made of a live sensor: the folder, or the file in it."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.files import LogFile, Surroundings
from deblur_studio.core.motion.formats.streams import LogFormat, RawLog, Stream
from deblur_studio.core.motion.recording_file import MAGIC, Contents, Rows, read_contents
from deblur_studio.core.motion.sample_clock import find_losses, sample_times
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

_SEVERAL = 3  # losses, above which they are told in one sentence
CLOCK = told("seconds since the recording began")


def _recognise(log: LogFile) -> float:
    return 1.0 if log.data.startswith(MAGIC) else 0.0


def _read(log: LogFile, around: Surroundings) -> RawLog:
    contents = read_contents(log.data, with_raw=False)
    rows = contents.rows
    if len(rows) == 0:
        raise LogError(
            told(
                "{name} holds no samples; the sensor sent none while it was recorded.",
                name=log.name,
            )
        )
    order = np.argsort(rows["arrival_s"], kind="stable")
    rows = rows[order]
    segment = rows["segment"].astype(np.int64)
    time_s = sample_times(rows["arrival_s"], rows["device_s"], segment)
    accel = rows["accel_m_s2"].astype(np.float64)
    return RawLog(
        Stream(time_s, rows["gyro_rad_s"].astype(np.float64)),
        Stream(time_s, accel) if np.isfinite(accel).all(axis=1).any() else None,
        CLOCK,
        (log,),
        _unix_origin(contents.head),
        _details(contents),
        (*_notes(log, contents), *_losses(rows, time_s)),
        tuple(marker.time_s for marker in contents.markers),
    )


def _unix_origin(head: dict[str, Any]) -> float | None:
    value = head.get("unix_origin_s")
    return float(value) if isinstance(value, (int, float)) else None


def _details(contents: Contents) -> dict[str, str]:
    known = ("device", "address", "firmware", "rate_hz")
    details = {key: str(contents.head[key]) for key in known if contents.head.get(key)}
    marks = {
        f"marker.{number}": f"{marker.time_s:.4f} s {marker.label}"
        for number, marker in enumerate(contents.markers, 1)
    }
    return {**details, **marks}


def _notes(log: LogFile, contents: Contents) -> tuple[str, ...]:
    notes = []
    if not contents.complete:
        notes.append(f"{log.name} was cut off while it was recorded; all before that is there.")
    for each in contents.interruptions:
        notes.append(f"The stream broke off at {each.time_s:.2f} s: {each.reason}")
    return tuple(notes)


def _losses(rows: Rows, time_s: Floats) -> tuple[str, ...]:
    found = find_losses(rows["arrival_s"], rows["device_s"], rows["segment"].astype(np.int64))
    if len(found) > _SEVERAL:
        count, first_s = sum(loss.count for loss in found), float(time_s[found[0].index])
        return (
            f"About {count} samples were lost at {len(found)} moments from {first_s:.1f} s on.",
        )
    return tuple(loss.sentence(float(time_s[loss.index])) for loss in found)


FORMAT = LogFormat("deblur-recording", "Recording of a live sensor", _recognise, _read)
