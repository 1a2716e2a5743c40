"""What a rig is to be calibrated from: photos with their times, one log, what is known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.translation import to_translate, tr

FEWEST, MOST = 5, 20
FREE = ("offset", "bias", "focal", "readout", "mounting")


class RigKind(StrEnum):
    """What the calibration looks at."""

    PHOTOS = "photos"
    CHART = "chart"


@dataclass(frozen=True)
class RigPhoto:
    """A photo of the set; ``start_s`` on the log's clock, None while nobody knows it.

    ``taken_unix_s`` is EXIF's time. ``source`` says where the start comes from.
    """

    path: Path
    camera: Camera
    focal_source: str
    exposure_s: float | None
    taken_unix_s: float | None
    start_s: float | None = None
    source: str = ""


@dataclass(frozen=True, eq=False)
class RigDraft:
    """The order of a calibration, complete or not.

    ``focal_px`` and ``orientation`` are what is known beforehand; 0 and empty: what EXIF says,
    and sensor axes along the camera's. ``reach_s`` is how wrong the clock may be either way.
    """

    kind: RigKind = RigKind.PHOTOS
    photos: tuple[RigPhoto, ...] = ()
    recording: ImuRecording | None = None
    reach_s: float = 0.3
    focal_px: float = 0.0
    free: tuple[str, ...] = FREE

    def problems(self) -> tuple[str, ...]:
        """Return what is still missing or cannot be used, in sentences."""
        photos, recording = self.photos, self.recording
        found = []
        if not photos:
            chart = self.kind is RigKind.CHART
            found.append(tr("Add the photo of the chart.") if chart else tr("Add the photos."))
        if recording is None:
            found.append(tr("Open the motion log that was recorded meanwhile."))
        if self.kind is RigKind.CHART and len(photos) > 1:
            found.append(tr("One photo of the chart is enough; take the others off the list."))
        if len(photos) > MOST:
            found.append(
                tr(
                    "{count} photos are more than the {most} that are of use.",
                    count=len(photos),
                    most=MOST,
                )
            )
        if len({(one.camera.width, one.camera.height) for one in photos}) > 1:
            found.append(tr("The photos differ in size; use those of one camera and mode."))
        if recording is not None:
            chart = self.kind is RigKind.CHART
            told = [_misplaced(one, recording, any_start=chart) for one in photos]
            found += [sentence for sentence in told if sentence]
        return tuple(found)

    def remark(self) -> str:
        """Return what would make the result better; empty when nothing would."""
        if self.kind is RigKind.PHOTOS and 0 < len(self.photos) < FEWEST:
            return tr("{fewest} photos or more tell the values apart better.", fewest=FEWEST)
        return ""

    def with_times(self) -> RigDraft:
        """Return the draft with starts for photos that have none, where anything tells them."""
        recording = self.recording
        if recording is None:
            return self
        timed = tuple(_timed(one, recording) for one in self.photos)
        missing = [one for one in timed if one.start_s is None]
        if missing and len(missing) == len(timed) == len(recording.marks_s):
            timed = tuple(
                _started(one, mark_s, to_translate("mark of the recording"))
                for one, mark_s in zip(timed, recording.marks_s, strict=True)
            )
        return replace(self, photos=timed)

    def placed(self, index: int, start_s: float, exposure_s: float) -> RigDraft:
        """Return the draft with the times of one photo set by hand."""
        photo = replace(
            self.photos[index],
            start_s=start_s,
            exposure_s=exposure_s,
            source=to_translate("entered by hand"),
        )
        return replace(self, photos=(*self.photos[:index], photo, *self.photos[index + 1 :]))


def times_listed(path: Path) -> dict[str, tuple[float, float]]:
    """Read a list of times: a line for each photo with its name, start and exposure in s.

    Raises:
        MotionError: The file cannot be read, or a line holds something else.
    """
    try:
        rows = [line.rsplit(maxsplit=2) for line in path.read_text("utf-8").splitlines() if line]
        found = {name: (float(start), float(length)) for name, start, length in rows}
    except (OSError, ValueError) as error:
        raise MotionError(
            tr(
                "{name} cannot be used; each line must hold a photo's name, its start and its"
                " exposure in seconds.",
                name=path.name,
            )
        ) from error
    return found


def with_listed(draft: RigDraft, listed: dict[str, tuple[float, float]], name: str) -> RigDraft:
    """Return the draft with the times of a list; raises MotionError if it names no photo."""
    known = [one for one in draft.photos if one.path.name in listed]
    if not known:
        raise MotionError(
            tr("{name} names none of these photos; check the names in it.", name=name)
        )
    photos = []
    for one in draft.photos:
        start_s, exposure_s = listed.get(one.path.name, (one.start_s, one.exposure_s))
        source = tr("from {name}", name=name) if one in known else one.source
        photos.append(replace(one, start_s=start_s, exposure_s=exposure_s, source=source))
    return replace(draft, photos=tuple(photos))


def without(draft: RigDraft, indexes: Sequence[int]) -> RigDraft:
    """Return the draft without some of its photos."""
    kept = tuple(one for index, one in enumerate(draft.photos) if index not in set(indexes))
    return replace(draft, photos=kept)


def _timed(photo: RigPhoto, recording: ImuRecording) -> RigPhoto:
    known = photo.taken_unix_s is not None and recording.unix_origin_s is not None
    if photo.start_s is not None or not known:
        return photo
    assert photo.taken_unix_s is not None
    assert recording.unix_origin_s is not None
    return _started(photo, photo.taken_unix_s - recording.unix_origin_s, to_translate("EXIF time"))


def _started(photo: RigPhoto, start_s: float, source: str) -> RigPhoto:
    return replace(photo, start_s=start_s, source=source)


def _misplaced(photo: RigPhoto, recording: ImuRecording, *, any_start: bool) -> str:
    """Return why the times of a photo cannot be used; empty when they can.

    With ``any_start`` a start that nobody knows is searched in the whole log.
    """
    name = photo.path.name
    if photo.start_s is None and not any_start:
        return tr("Enter when {name} was taken, on the clock of the log.", name=name)
    if photo.exposure_s is None or not 0 < photo.exposure_s < 10:
        return tr("Enter how long {name} was exposed.", name=name)
    if photo.start_s is None:
        return ""
    first_s, last_s = float(recording.time_s[0]), float(recording.time_s[-1])
    if not (math.isfinite(photo.start_s) and first_s <= photo.start_s <= last_s):
        return tr(
            "{name} starts at {start:.2f} s but the log runs from {first:.2f} s to {last:.2f} s.",
            name=name,
            start=photo.start_s,
            first=first_s,
            last=last_s,
        )
    return ""
