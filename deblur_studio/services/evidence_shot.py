"""The shot in hand as a case takes it."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deblur_studio.services.project import AskedLog, Project

if TYPE_CHECKING:
    from deblur_studio.core.evidence.given import GivenShot
    from deblur_studio.core.motion.recording import ImuRecording


def given_shot(project: Project, presets: Path) -> GivenShot | None:
    """Return photo, log and settings in hand; None while one of them is missing.

    ``presets`` is the folder of the remembered ways to read tables.
    """
    from deblur_studio.core.evidence.given import GivenShot

    photo, recording, settings = project.photo, project.recording, project.settings
    if photo is None or recording is None or settings is None:
        return None
    asked = project.asked_log(recording)
    return GivenShot(
        photo=photo,
        recording=recording,
        settings=settings,
        log_paths=asked.paths,
        sources=dict(project.notes),
        camera_file=project.camera_file,
        log_options=log_options(recording, asked, presets),
    )


def log_options(recording: ImuRecording, asked: AskedLog, presets: Path) -> dict[str, Any] | None:
    """Return how a table was read where that was said, or remembered under a preset's name."""
    from deblur_studio.core.errors import LogError
    from deblur_studio.core.motion.formats import PRESETS_NAME, load_presets

    if asked.options is not None:
        return dataclasses.asdict(asked.options)
    name = recording.source.details.get("preset")
    if name is None:
        return None
    try:
        known = load_presets(presets / PRESETS_NAME)
    except LogError:
        return None  # reading the log again will say that it is read otherwise
    options = next((each.options for each in known if each.name == name), None)
    return None if options is None else dataclasses.asdict(options)
