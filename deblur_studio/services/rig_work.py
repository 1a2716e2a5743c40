"""The work of calibrating a rig, as functions of jobs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Part
from deblur_studio.services.failure import sentence_of
from deblur_studio.services.job import JobContext
from deblur_studio.services.rig_chart import found_by_dots
from deblur_studio.services.rig_draft import RigDraft, RigKind, RigPhoto
from deblur_studio.services.rig_found import RigFound, RigRow, shot_of
from deblur_studio.services.translation import tr, written

if TYPE_CHECKING:
    from deblur_studio.core.alignment.calibrate import Calibrated

Image = NDArray[np.float32]

_LONG_BLUR_PX = 60.0
_SURE_GAP = 100.0


def photos_of(paths: Sequence[Path], context: JobContext) -> tuple[RigPhoto, ...]:
    """Read what the photos say of themselves; their pixels are read again when they are used."""
    from deblur_studio.core.imaging.read import read_photo
    from deblur_studio.core.motion.proposal import camera_from_photo

    found = []
    for number, path in enumerate(paths):
        context.checkpoint(number / len(paths), tr("Reading {name}", name=path.name))
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
        return found_by_dots(draft, context)
    shots = [shot_of(draft, one) for one in draft.photos]
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

        self._progress.checkpoint((index % len(self)) / len(self), tr("Reading the photos"))
        return read_photo(self._paths[index]).pixels

    def __iter__(self) -> Iterator[Image]:
        return (self[index] for index in range(len(self)))


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
            skipped.append(
                RigRow(draft.photos[index].path.name, tr("left out"), sentence_of(error), False)
            )
    if not kept:
        raise MotionError(
            tr("No photo can be used to calibrate by. {why}", why=skipped[0].residual)
        )
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
        RigRow(name, written(gain, "+.0f"), written(residual, ".2f"), gain > 0)
        for name, gain, residual in zip(names, found.gains, found.residuals, strict=True)
    ]
    fitting = sum(row.fits for row in rows)
    sure = found.runner_up_gap > _SURE_GAP and fitting >= max(1, len(rows) * 2 // 3)
    ahead = (
        ""
        if np.isinf(found.runner_up_gap)
        else " "
        + tr("The next best rig explains them worse by {gap:.0f}.", gap=found.runner_up_gap)
    )
    told_of = tr(
        "{fitting} of {all} photos are explained better than by no motion.",
        fitting=fitting,
        all=len(rows),
    )
    summary = told_of + ahead
    return RigFound(found.camera, told, found.bias_rad_s, (*rows, *skipped), bool(sure), summary)
