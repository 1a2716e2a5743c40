"""What reads files for the project, as work of jobs; what it needs is imported when first used."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import LogError
from deblur_studio.core.imaging.photo import Photo
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.services.job import JobContext
from deblur_studio.services.project import LoadedPhoto

if TYPE_CHECKING:
    from deblur_studio.core.motion.formats import CsvOptions
    from deblur_studio.core.motion.proposal import Proposal


def photo_of(path: Path, context: JobContext) -> LoadedPhoto:
    """Read a photo and make what is shown of it."""
    from deblur_studio.core.imaging.display import display_rgb8
    from deblur_studio.core.imaging.read import read_photo

    photo = read_photo(path)
    context.checkpoint(0.8)
    return LoadedPhoto(photo, display_rgb8(photo, photo.pixels))


def log_of(
    paths: tuple[Path, ...], options: CsvOptions | None, presets: Path, context: JobContext
) -> ImuRecording:
    """Read a log; ``presets`` is the folder of the user's own."""
    from deblur_studio.core.motion.formats import PRESETS_NAME, load_presets, read_log

    context.checkpoint(0.0)
    try:
        known = load_presets(presets / PRESETS_NAME)
    except LogError:
        known = ()  # a damaged list of presets must not keep a log from opening
    return read_log(paths if len(paths) > 1 else paths[0], options, known)


def camera_of(path: Path, context: JobContext) -> Camera:
    """Read a camera file."""
    from deblur_studio.core.camera.file import read_camera

    context.checkpoint(0.0)
    return read_camera(path)


def proposal_of(
    photo: Photo, recording: ImuRecording, camera: Camera | None, context: JobContext
) -> Proposal:
    """Propose the settings of a shot."""
    from deblur_studio.core.motion.proposal import propose

    context.checkpoint(0.0)
    return propose(photo, recording, camera)
