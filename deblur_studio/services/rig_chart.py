"""A rig from one photo of the dot chart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.progress import Part
from deblur_studio.services.job import JobContext
from deblur_studio.services.rig_draft import RigDraft
from deblur_studio.services.rig_found import RigFound, RigRow, shot_of
from deblur_studio.services.translation import tr, written

if TYPE_CHECKING:
    from deblur_studio.core.alignment.chart import ChartSolution


def found_by_dots(draft: RigDraft, context: JobContext) -> RigFound:
    """Solve the rig of a complete draft; without a start the whole log is searched."""
    from deblur_studio.core.alignment.chart import solve_chart
    from deblur_studio.core.imaging.read import read_photo

    assert draft.recording is not None
    photo, recording = draft.photos[0], draft.recording
    context.checkpoint(0.0, tr("Reading the photo"))
    pixels = read_photo(photo.path).pixels
    known = photo.start_s is not None
    first_s = float(recording.time_s[0])
    shot = shot_of(draft, photo if known else replace(photo, start_s=first_s))
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
    summary = tr(
        "The motion leaves {motion:.2f} px\u00b2 of the dots' moments unexplained; no motion leaves"
        " {still:.2f}.",
        motion=found.unexplained_px2,
        still=found.still_px2,
    )
    if not found.stands_out():
        summary += " " + tr(
            "Another start or mounting explains them nearly as well: enter the start, or"
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
        RigRow(
            tr("dot at {x:.0f}, {y:.0f}", x=x, y=y),
            "",
            f"{written(px2, '.2f')} px\u00b2",
            bool(px2 < limit),
        )
        for (x, y), px2, limit in zip(
            dots.places_px, left, [found.still_px2 / 2] * len(left), strict=True
        )
    )
