"""Taking a shot into a case: what photo, log and camera file are, down to the hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import CaseLog, CasePhoto
from deblur_studio.core.evidence.kept_file import KeptFile, keep
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.units import with_units
from deblur_studio.core.imaging.photo import Image, Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings


@dataclass(frozen=True, eq=False)
class GivenShot:
    """A shot as somebody gives it.

    ``log_paths`` are the paths that were asked for, ``sources`` tells where each setting comes
    from, ``log_options`` how a table was said to be read (fields of CsvOptions).
    """

    photo: Photo
    recording: ImuRecording
    settings: ShotSettings
    log_paths: tuple[Path, ...]
    sources: dict[str, str] = field(default_factory=dict)
    camera_file: Path | None = None
    log_options: dict[str, Any] | None = None

    @property
    def originals(self) -> tuple[Path, ...]:
        """The files that nothing may change."""
        camera = () if self.camera_file is None else (self.camera_file,)
        return (self.photo.source.path, *self.recording.source.paths, *camera)


def pixels_sha256(pixels: Image) -> str:
    """Return the SHA-256 of an image's float32 values, little endian, row by row."""
    return hashlib.sha256(np.ascontiguousarray(pixels, dtype="<f4").data).hexdigest()


def samples_sha256(recording: ImuRecording) -> str:
    """Return the SHA-256 of times, angular rates and accelerations as float64."""
    parts = [recording.time_s, recording.gyro_rad_s]
    parts += [] if recording.accel_m_s2 is None else [recording.accel_m_s2]
    known = hashlib.sha256()
    for part in parts:
        known.update(np.ascontiguousarray(part, dtype="<f8").data)
    return known.hexdigest()


def take_in(opened: OpenCase, shot: GivenShot) -> None:
    """Add photo, log and camera file to the case and the record, unless they are in it.

    Raises:
        EvidenceError: A file has changed since it was read.
    """
    take_photo(opened, shot.photo)
    take_log(opened, shot.recording, shot.log_paths, shot.log_options)
    if shot.camera_file is not None:
        _take_camera(opened, shot.camera_file)


def take_photo(opened: OpenCase, photo: Photo) -> None:
    """Add a photo that was read to the case and the record, unless it is in it.

    Raises:
        EvidenceError: Its file has changed since.
    """
    kept = _photo(opened, photo)
    if kept.file.sha256 not in {each.file.sha256 for each in opened.case.photos}:
        opened.note(_photo_read(kept))
        opened.change(photos=(*opened.case.photos, kept))


def take_log(
    opened: OpenCase,
    recording: ImuRecording,
    asked: Sequence[Path],
    options: dict[str, Any] | None = None,
) -> None:
    """Add a log that was read to the case and the record, unless it is in it.

    Args:
        opened: The case.
        recording: What was read.
        asked: The paths that were asked for.
        options: How a table was said to be read (fields of CsvOptions).

    Raises:
        EvidenceError: A file has changed since.
    """
    kept = _log(opened, recording, asked, options)
    if kept.sha256 not in {each.sha256 for each in opened.case.logs}:
        opened.note(_log_read(kept))
        opened.change(logs=(*opened.case.logs, kept))


def _photo(opened: OpenCase, photo: Photo) -> CasePhoto:
    source = photo.source
    file = _kept(opened, "photo", source.path)
    if file.sha256 != source.sha256:
        raise EvidenceError(f"{source.path.name} changed while it was read; open it again.")
    return CasePhoto(
        file=file,
        format=photo.format,
        bits=photo.bits,
        width=photo.width,
        height=photo.height,
        orientation=photo.orientation,
        decoder=photo.decoder,
        pixels_sha256=pixels_sha256(photo.pixels),
        remarks=photo.warnings,
    )


def _log(
    opened: OpenCase,
    recording: ImuRecording,
    asked: Sequence[Path],
    options: dict[str, Any] | None,
) -> CaseLog:
    files = tuple(_kept(opened, "log", path) for path in _once(recording.source.paths))
    if len(files) == 1 and files[0].sha256 != recording.source.sha256:
        raise EvidenceError(f"{files[0].name} changed while it was read; open it again.")
    return CaseLog(
        files=files,
        given=tuple(opened.shown(path) for path in asked),
        sha256=recording.source.sha256,
        samples_sha256=samples_sha256(recording),
        format=recording.source.format,
        samples=len(recording.time_s),
        rate_hz=recording.rate_hz,
        start_s=float(recording.time_s[0]),
        end_s=float(recording.time_s[-1]),
        gaps=len(recording.gaps),
        options=options,
        remarks=recording.warnings,
    )


def _take_camera(opened: OpenCase, path: Path) -> None:
    file = _kept(opened, "camera", path)
    if file.sha256 not in {each.sha256 for each in opened.case.cameras}:
        opened.note(Doing("camera-read", inputs=[file]))
        opened.change(cameras=(*opened.case.cameras, file))


def _kept(opened: OpenCase, role: str, path: Path) -> KeptFile:
    return keep(role, path, opened.shown(path))


def _once(paths: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(paths))


def _photo_read(photo: CasePhoto) -> Doing:
    told = {
        "format": photo.format,
        "bits": photo.bits,
        "width_px": photo.width,
        "height_px": photo.height,
        "exif_orientation": photo.orientation,
        "decoder": photo.decoder,
        "pixels_sha256": photo.pixels_sha256,
    }
    return Doing("photo-read", with_units(told), inputs=[photo.file], said=photo.remarks)


def _log_read(log: CaseLog) -> Doing:
    told = {
        "format": log.format,
        "samples": log.samples,
        "rate_hz": log.rate_hz,
        "start_s": log.start_s,
        "end_s": log.end_s,
        "gaps": log.gaps,
        "log_sha256": log.sha256,
        "samples_sha256": log.samples_sha256,
        "options": log.options,
    }
    return Doing("log-read", with_units(told), inputs=log.files, said=log.remarks)
