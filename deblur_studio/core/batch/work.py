"""One photo's restoration, the unit of work: the same in a child process and on a cluster."""

from __future__ import annotations

import io
import math
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image as Pictures

from deblur_studio.core.batch.preset import parameters_of
from deblur_studio.core.batch.recorded import Cases
from deblur_studio.core.batch.settled import settled
from deblur_studio.core.batch.values import Ended, Outcome, Task
from deblur_studio.core.errors import DeblurError, OutputError
from deblur_studio.core.evidence.given import GivenShot
from deblur_studio.core.evidence.kept_file import sha256_of
from deblur_studio.core.evidence.originals import Originals
from deblur_studio.core.files import written_whole
from deblur_studio.core.imaging.display import display_rgb8
from deblur_studio.core.imaging.photo import Image, Photo
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.write import SavedPhoto, save_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.run import Restoration, restore

_THUMBNAIL_PX, _GAP_PX = 120, 4
_QUALITY = 80


class Logs:
    """Reads logs and keeps the last one: neighbours in a queue often share theirs."""

    def __init__(self) -> None:
        self._key: tuple[tuple[Path, int, int], ...] = ()
        self._last: ImuRecording | None = None

    def read(self, paths: Sequence[Path]) -> ImuRecording:
        """Return a log; raises LogError where it cannot be read."""
        key = tuple(_seen(path) for path in paths)
        if self._last is None or key != self._key or any(path.is_dir() for path in paths):
            self._last = None  # two long logs at a time would double the memory
            self._last = read_log(list(paths) if len(paths) > 1 else paths[0])
            self._key = key
        return self._last


class Kept:
    """What a process keeps from one photo to the next: the last log, the case it records in."""

    def __init__(self) -> None:
        self.logs, self.cases = Logs(), Cases()


def carried_out(task: Task, kept: Kept, progress: Progress = SILENT) -> Ended:
    """Restore one photo; whatever may be expected to go wrong becomes its sentence.

    Raises:
        Cancelled: ``progress`` asked to stop; nothing was written.
    """
    try:
        return Ended(outcome=_restored(task, kept, progress))
    except DeblurError as error:
        return Ended(said=str(error))
    except MemoryError:
        return Ended(said=f"There is not enough memory for {task.photo.name}; take fewer jobs.")


def carried_out_as_json(task: str) -> str:
    """Do the same with JSON in and out, for machines elsewhere."""
    return carried_out(Task.model_validate_json(task), Kept()).model_dump_json()


def _restored(task: Task, kept: Kept, progress: Progress) -> Outcome:
    clock_s, cpu_s = time.perf_counter(), time.process_time()
    progress.checkpoint(0.0, "Reading")
    shot = _shot(task, kept.logs)
    part = Part(progress, 0.05, 1.0)
    if task.recording is None:
        found, place, sha256 = _alone(task, shot, part)
    else:
        asked, parameters = task.recording, parameters_of(task.preset)
        made = kept.cases.restored(asked, shot, task.preset, parameters, part)
        found, place, sha256 = made.restored.found, made.place, made.sha256
    _write_thumbnail(task.thumbnail, shot.photo, found)
    told = [f"{name}: {sentence}" for name, sentence in shot.sources.items()]
    return Outcome(
        output_sha256=sha256,
        photo_sha256=shot.photo.source.sha256,
        log_sha256=shot.recording.source.sha256,
        start_s=shot.settings.exposure.start_s,
        exposure_s=shot.settings.exposure.duration_s,
        seconds=time.perf_counter() - clock_s,
        cpu_s=time.process_time() - cpu_s,
        chi=_finite(found.chi),
        worst_block_chi=_finite(found.worst_block_chi),
        blur_extent_px=found.blur_extent_px,
        notes=(*told, *shot.photo.warnings, *shot.recording.warnings, *found.notes),
        output=place,
    )


def _shot(task: Task, logs: Logs) -> GivenShot:
    photo, recording = read_photo(task.photo), logs.read(task.logs)
    settings, notes = settled(photo, recording, task.given)
    blur_extent_px(camera_path(recording, settings), settings.camera)
    return GivenShot(photo, recording, settings, task.logs, notes, task.given.camera)


def _alone(task: Task, shot: GivenShot, progress: Progress) -> tuple[Restoration, Path | None, str]:
    """Restore a shot without a case; the result lies where the task says."""
    originals = Originals.seen(shot.originals)
    found = restore(
        shot.photo.pixels,
        shot.settings.camera,
        camera_path(shot.recording, shot.settings),
        task.preset.method,
        parameters_of(task.preset),
        Part(progress, 0.0, 0.95),
    )
    progress.checkpoint(0.95, "Saving")
    originals.check()
    saved = _saved(task, shot.photo, found.pixels, shot.originals)
    originals.check()
    return found, None, saved.sha256


def _saved(task: Task, photo: Photo, pixels: Image, inputs: Sequence[Path]) -> SavedPhoto:
    """Write the result; one that is there already, byte for byte, counts as written.

    Work that was cut off behind its last write, or is done twice by a cluster, comes here again.
    """
    place = task.output
    if task.overwrite or not place.exists():
        return save_photo(pixels, photo, place, overwrite=task.overwrite, inputs=inputs)
    trial = place.with_name(f".{uuid.uuid4().hex}.part{place.suffix}")
    try:
        made = save_photo(pixels, photo, trial, inputs=inputs)
    finally:
        same = trial.exists() and sha256_of(trial) == sha256_of(place)
        trial.unlink(missing_ok=True)
    if not same:
        raise OutputError(
            f"{place.name} is there already and is something else; move it away, or allow"
            " overwriting."
        )
    return SavedPhoto(place, made.sha256)


def _write_thumbnail(path: Path, photo: Photo, found: Restoration) -> None:
    """Write photo and result side by side; it is only a help, so one that is there is replaced."""
    before, after = (_small(photo, pixels) for pixels in (photo.pixels, found.pixels))
    gap = np.full((before.shape[0], _GAP_PX, 3), 255, np.uint8)
    both = np.hstack([before, gap, after])
    data = io.BytesIO()
    Pictures.fromarray(both).save(data, "JPEG", quality=_QUALITY)
    with written_whole(path, overwrite=True) as temporary:
        temporary.write_bytes(data.getvalue())


def _small(photo: Photo, pixels: Image) -> np.ndarray:
    step = max(1, max(pixels.shape[:2]) // (4 * _THUMBNAIL_PX))
    picture = Pictures.fromarray(display_rgb8(photo, np.ascontiguousarray(pixels[::step, ::step])))
    picture.thumbnail((_THUMBNAIL_PX, _THUMBNAIL_PX))
    return np.asarray(picture)


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _seen(path: Path) -> tuple[Path, int, int]:
    try:
        state = path.stat()
    except OSError:
        return path, 0, 0  # reading it will say what is wrong
    return path, state.st_size, state.st_mtime_ns
