"""Read the log of a sensor, whatever program wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats.asked import Asked
from deblur_studio.core.motion.formats.assemble import assemble
from deblur_studio.core.motion.formats.camera_video import is_camera_video, read_camera_video
from deblur_studio.core.motion.formats.csv_log import read_csv
from deblur_studio.core.motion.formats.csv_options import CsvOptions
from deblur_studio.core.motion.formats.files import (
    LogFile,
    Surroundings,
    folder_surroundings,
    given_surroundings,
    load_bytes,
    load_file,
    zip_surroundings,
)
from deblur_studio.core.motion.formats.names import gyro_rank, partner_of, sensor_of_name
from deblur_studio.core.motion.formats.presets import CsvPreset
from deblur_studio.core.motion.formats.registry import recognise
from deblur_studio.core.motion.formats.sources import log_source
from deblur_studio.core.motion.formats.streams import RawLog
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.recording_file import RECORDING_NAME
from deblur_studio.core.told import told

_ZIP_MARK = b"PK\x03\x04"
_MAX_CANDIDATES = 40


@dataclass(frozen=True, eq=False)
class _Found:
    """A log, the name of its format, and which of the surrounding files it is."""

    name: str
    format: str
    raw: RawLog


@np.errstate(over="ignore", invalid="ignore")  # absurd numbers are counted and left out
def read_log(
    path: Path | Sequence[Path],
    options: CsvOptions | None = None,
    presets: Sequence[CsvPreset] = (),
) -> ImuRecording:
    """Read one log: a file, a folder or zip of an export, or several files that belong together.

    Beside a single file its partner is taken along where there is one: Accelerometer.csv to
    Gyroscope.csv and the other way round; the recording's source lists what was read.

    Args:
        path: The file, folder or zip, or the files.
        options: How to read a table, where the guess is wrong; None leaves all to the reader.
        presets: Remembered ways to read tables; one made for a table like this is used where
            no options are given.

    Raises:
        LogError: It cannot be read or holds no angular rate.
    """
    paths = [Path(path)] if isinstance(path, (str, Path)) else [Path(entry) for entry in path]
    asked = Asked(options, tuple(presets))
    if len(paths) == 1 and is_camera_video(paths[0]):
        return read_camera_video(paths[0])
    if len(paths) == 1:
        found, container = _read_one(paths[0], asked)
    elif paths:
        found, container = _read_given(given_surroundings(paths), asked), None
    else:
        raise LogError(told("No log was given; choose the log of a gyroscope."))
    source = log_source(found.format, found.raw, container)
    return assemble(found.raw, source)


def _read_one(path: Path, asked: Asked) -> tuple[_Found, LogFile | None]:
    if (path / RECORDING_NAME).is_file():
        path = path / RECORDING_NAME
    if path.is_dir():
        return _read_folder(folder_surroundings(path), asked), None
    data = load_bytes(path)
    if data.startswith(_ZIP_MARK):
        inside = zip_surroundings(path, data)
        return _read_folder(inside, asked), inside.container
    around = folder_surroundings(path.parent)
    around = replace(around, paths={**around.paths, path.name: path})
    return _read_with_partner(path.name, load_file(path), around, asked), None


def _read_file(name: str, log: LogFile, around: Surroundings, asked: Asked) -> _Found:
    options, preset = asked.for_table(name, log)
    if options is not None:
        raw = read_csv(log, options)
        return _Found(name, "csv", replace(raw, details={**raw.details, **preset}))
    best = recognise(log)
    if best is None:
        return _Found(name, "csv", read_csv(log))  # says what is missing
    return _Found(name, best.name, best.read(log, around))


def _read_with_partner(name: str, log: LogFile, around: Surroundings, asked: Asked) -> _Found:
    found = _read_file(name, log, around, asked)
    other = partner_of(name, around.names)
    if found.raw.gyro is not None and (found.raw.accel is not None or other is None):
        return found
    if found.raw.gyro is None and other is None:
        raise LogError(
            told(
                "{name} has acceleration but no angular rate; give the gyroscope's log as well.",
                name=log.name,
            )
        )
    assert other is not None
    return _joined_with(found, other, around, asked)


def _joined_with(found: _Found, other: str, around: Surroundings, asked: Asked) -> _Found:
    """Add the partner; one that cannot be read is fatal only where it is the gyroscope."""
    wanted = asked if sensor_of_name(other) == "gyro" else replace(asked, options=None)
    try:
        partner = _read_file(other, around.load(other), around, wanted)
    except LogError as error:
        if found.raw.gyro is None:
            raise
        note = f"The acceleration beside it was left out: {error}"
        return replace(found, raw=replace(found.raw, warnings=(*found.raw.warnings, note)))
    if found.raw.gyro is None:
        return partner if partner.raw.accel is not None else _join(partner, found)
    return _join(found, partner)


def _join(gyro: _Found, accel: _Found) -> _Found:
    """The angular rate of one log with the acceleration of another."""
    if accel.raw.accel is None:
        return gyro
    known = {(file.path, file.name) for file in gyro.raw.files}
    more = (file for file in accel.raw.files if (file.path, file.name) not in known)
    raw = replace(
        gyro.raw,
        accel=accel.raw.accel,
        files=(*gyro.raw.files, *more),
        details={**accel.raw.details, **gyro.raw.details},
        warnings=tuple(dict.fromkeys((*gyro.raw.warnings, *accel.raw.warnings))),
    )
    return replace(gyro, raw=raw)


def _read_folder(around: Surroundings, asked: Asked) -> _Found:
    """The one log of a folder: a file named after the gyroscope before one that is not."""
    for rank in (0, 1, 2):
        names = [name for name in around.names if gyro_rank(name) == rank][:_MAX_CANDIDATES]
        found, errors = _read_all(names, around, asked)
        if len(found) > 1:
            shown = ", ".join(log.name for log in found[:4])
            raise LogError(
                told(
                    "{name} holds several logs ({shown}); choose one of them.",
                    name=around.title,
                    shown=shown,
                )
            )
        if found:
            return found[0]
        if errors and rank == 0:
            raise errors[0]
    raise LogError(
        told(
            "{name} holds no log with angular rate; choose the gyroscope's folder.",
            name=around.title,
        )
    )


def _read_all(
    names: Sequence[str], around: Surroundings, asked: Asked
) -> tuple[list[_Found], list[LogError]]:
    found: list[_Found] = []
    errors: list[LogError] = []
    for name in names:
        try:
            found.append(_read_with_partner(name, around.load(name), around, asked))
        except LogError as error:
            errors.append(error)
    return found, errors


def _read_given(around: Surroundings, asked: Asked) -> _Found:
    """The angular rate of the first file that has it; acceleration from it or from another."""
    found: list[_Found] = []
    notes: list[str] = []
    for name in around.names:
        try:
            own = replace(asked, options=None) if sensor_of_name(name) == "accel" else asked
            found.append(_read_file(name, around.load(name), around, own))
        except LogError as error:
            notes.append(f"Not used: {error}")
    gyros = sorted((log for log in found if log.raw.gyro is not None), key=_rank)
    if not gyros:
        raise LogError(
            told("None of {name} holds angular rate; add the gyroscope's log.", name=around.title)
        )
    accel = next((log for log in found if log.raw.accel is not None), None)
    joined = gyros[0] if accel is None or gyros[0].raw.accel is not None else _join(gyros[0], accel)
    notes.extend(f"Not used: {log.name} is a second gyroscope's log." for log in gyros[1:])
    return replace(joined, raw=replace(joined.raw, warnings=(*joined.raw.warnings, *notes)))


def _rank(found: _Found) -> int:
    return gyro_rank(found.name)
