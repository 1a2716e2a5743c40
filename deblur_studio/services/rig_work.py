"""The work of calibrating a rig, as functions of jobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.progress import Part
from deblur_studio.services.job import JobContext
from deblur_studio.services.rig_draft import RigDraft, RigKind, RigPhoto

if TYPE_CHECKING:
    from deblur_studio.core.alignment.calibrate import Calibrated
    from deblur_studio.core.alignment.chart import ChartSolution

Image = NDArray[np.float32]

_LONG_BLUR_PX = 60.0
_SURE_GAP = 100.0


@dataclass(frozen=True)
class RigRow:
    """How one photo, or one dot, came out: a name, figures in words, whether it fits."""

    name: str
    gain: str
    residual: str
    fits: bool


@dataclass(frozen=True, eq=False)
class RigFound:
    """The rig with what it was before; ``sure`` says whether nothing else fits about as well."""

    camera: Camera
    told: Camera
    bias_rad_s: tuple[float, float, float]
    rows: tuple[RigRow, ...]
    sure: bool
    summary: str


def photos_of(paths: Sequence[Path], context: JobContext) -> tuple[RigPhoto, ...]:
    """Read what the photos say of themselves; their pixels are read again when they are used."""
    from deblur_studio.core.imaging.read import read_photo
    from deblur_studio.core.motion.proposal import camera_from_photo

    found = []
    for number, path in enumerate(paths):
        context.checkpoint(number / len(paths), f"Reading {path.name}")
        photo = read_photo(path)
        notes: dict[str, str] = {}
        camera = camera_from_photo(photo, notes)
        taken = photo.metadata.taken_at
        unix_s = None if taken is None else taken.timestamp()
        found.append(RigPhoto(path, camera, notes["focal"], photo.metadata.exposure_s, unix_s))
    return tuple(found)


def rig_of(draft: RigDraft, context: JobContext) -> RigFound:
    """Calibrate as a complete draft says.

    Raises:
        DeblurError: A photo cannot be read, shows too little, or the log does not cover it.
    """
    assert draft.recording is not None
    if draft.kind is RigKind.CHART:
        return _by_dots(draft, context)
    shots = [_shot(draft, one) for one in draft.photos]
    kept, skipped = _usable(draft, context)
    from deblur_studio.core.alignment.calibrate import calibrate

    photos = _Decoded([draft.photos[index].path for index in kept], Part(context, 0.2, 0.4))
    found = calibrate(
        photos,
        draft.recording,
        [shots[index] for index in kept],
        reach_s=draft.reach_s,
        free=draft.free,
        scale=_scale(draft.recording, shots),
        progress=Part(context, 0.4, 1.0),
    )
    names = [draft.photos[index].path.name for index in kept]
    return _told(found, shots[0].camera, names, skipped)


class _Decoded(Sequence[Image]):
    """The photos' pixels, one at a time in memory."""

    def __init__(self, paths: Sequence[Path], progress: Part) -> None:
        self._paths, self._progress = tuple(paths), progress

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        from deblur_studio.core.imaging.read import read_photo

        self._progress.checkpoint((index % len(self)) / len(self), "Reading the photos")
        return read_photo(self._paths[index]).pixels

    def __iter__(self) -> Iterator[Image]:
        return (self[index] for index in range(len(self)))


def _shot(draft: RigDraft, photo: RigPhoto) -> ShotSettings:
    assert photo.start_s is not None
    assert photo.exposure_s is not None
    camera = draft.photos[0].camera
    if draft.focal_px:
        camera = camera.replaced(fx_px=draft.focal_px, fy_px=draft.focal_px)
    return ShotSettings(camera, Exposure(photo.start_s, photo.exposure_s))


def _usable(draft: RigDraft, context: JobContext) -> tuple[list[int], list[RigRow]]:
    """Return which photos have enough texture, and rows that say why the others were left out."""
    from deblur_studio.core.alignment.blocks import blocks_of

    kept, skipped = [], []
    decoded = _Decoded([one.path for one in draft.photos], Part(context, 0.0, 0.2))
    for index, pixels in enumerate(decoded):
        try:
            blocks_of(pixels, 8)
            kept.append(index)
        except MotionError as error:
            skipped.append(RigRow(draft.photos[index].path.name, "left out", str(error), False))
    if not kept:
        raise MotionError(f"No photo can be used to calibrate by. {skipped[0].residual}")
    return kept, skipped


def _scale(recording: ImuRecording, shots: Sequence[ShotSettings]) -> float:
    """Return the level of the pyramid at which the blurs fit the blocks that are looked at."""
    from deblur_studio.core.motion.attitude import camera_path
    from deblur_studio.core.motion.field import blur_extent_px

    extents = []
    for shot in shots:
        try:
            extents.append(blur_extent_px(camera_path(recording, shot), shot.camera))
        except MotionError:
            continue
    return 0.5 if extents and float(np.median(extents)) > _LONG_BLUR_PX else 1.0


def _told(
    found: Calibrated, told: Camera, names: Sequence[str], skipped: Sequence[RigRow]
) -> RigFound:
    rows = [
        RigRow(name, f"{gain:+.0f}", f"{residual:.2f}", gain > 0)
        for name, gain, residual in zip(names, found.gains, found.residuals, strict=True)
    ]
    fitting = sum(row.fits for row in rows)
    sure = found.runner_up_gap > _SURE_GAP and fitting >= max(1, len(rows) * 2 // 3)
    ahead = (
        ""
        if np.isinf(found.runner_up_gap)
        else (f" The next best rig explains them worse by {found.runner_up_gap:.0f}.")
    )
    summary = f"{fitting} of {len(rows)} photos are explained better than by no motion.{ahead}"
    return RigFound(found.camera, told, found.bias_rad_s, (*rows, *skipped), bool(sure), summary)


def _by_dots(draft: RigDraft, context: JobContext) -> RigFound:
    from deblur_studio.core.alignment.chart import solve_chart
    from deblur_studio.core.imaging.read import read_photo

    assert draft.recording is not None
    photo, recording = draft.photos[0], draft.recording
    context.checkpoint(0.0, "Reading the photo")
    pixels = read_photo(photo.path).pixels
    known = photo.start_s is not None
    first_s = float(recording.time_s[0])
    shot = _shot(draft, photo if known else replace(photo, start_s=first_s))
    found = solve_chart(
        pixels,
        recording,
        shot,
        reach_s=draft.reach_s if known else None,
        free=draft.free,
        progress=Part(context, 0.1, 1.0),
    )
    return _told_by_dots(found, recording, shot.camera, known=known)


def _told_by_dots(
    found: ChartSolution, recording: ImuRecording, told: Camera, *, known: bool
) -> RigFound:
    camera = found.settings.camera
    if known:
        camera = camera.replaced(time_offset_s=told.time_offset_s + found.offset_s)
    rows = _dot_rows(found, recording)
    explained = found.unexplained_px2 < found.still_px2 / 2
    summary = (
        f"The motion leaves {found.unexplained_px2:.2f} px\u00b2 of the dots' moments"
        f" unexplained; no motion leaves {found.still_px2:.2f}."
    )
    if not found.stands_out():
        summary += (
            " Another start or mounting explains them nearly as well: enter the start, or"
            " calibrate with several photos."
        )
    sure = explained and found.stands_out()
    return RigFound(camera, told, found.settings.bias_rad_s, rows, sure, summary)


def _dot_rows(found: ChartSolution, recording: ImuRecording) -> tuple[RigRow, ...]:
    """Return what is left of each dot's moments once the round part of all is taken off."""
    from deblur_studio.core.evaluation.dots import predicted_tensors
    from deblur_studio.core.motion.attitude import camera_path

    settings, dots = found.settings, found.dots
    told = predicted_tensors(camera_path(recording, settings), settings.camera, dots.places_px)
    rest = dots.tensors_px2 - told
    rest = rest - np.eye(2) * np.trace(rest, axis1=1, axis2=2).mean() / 2
    left = np.sqrt(np.square(rest[:, [0, 0, 1], [0, 1, 1]]).mean(axis=1))
    return tuple(
        RigRow(f"dot at {x:.0f}, {y:.0f}", "", f"{px2:.2f} px\u00b2", bool(px2 < limit))
        for (x, y), px2, limit in zip(
            dots.places_px, left, [found.still_px2 / 2] * len(left), strict=True
        )
    )
