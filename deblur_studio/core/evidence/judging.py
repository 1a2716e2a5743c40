"""What a result is worth: its scores, its maps, and the verdict they lead to."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.evidence.belonging import SHORTEST_PX, motion_lead
from deblur_studio.core.evidence.case import Scores, Step, Verdict
from deblur_studio.core.evidence.computing import parameters_of
from deblur_studio.core.evidence.maps import Map, named
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.budget import model_variance
from deblur_studio.core.restore.consistency import BLOCK_LIMIT, BLOCK_PX, Consistency, check
from deblur_studio.core.restore.problem import Problem, prepare
from deblur_studio.core.restore.run import Restoration
from deblur_studio.core.restore.spread import spread
from deblur_studio.core.restore.visibility import visibility

Image = NDArray[np.float32]

# Which share of blocks may lie above their limit although typical errors of the motion are allowed
# for. Chosen on simulated cases: README.
MOST_UNEXPLAINED = 0.06
_TOO_SHORT = (
    "It cannot be told whether the log belongs to the photo: a blur of {extent:.1f} px looks much"
    " like any other of its length. {percent:.0f} % of the blocks lie beyond their limit, with the"
    " motion's typical errors."
)


_EXPLAINED = (
    "Under the measured motion, with its typical errors, the result explains the photo: {where}."
    " That is necessary, not sufficient: a motion that is much too short would pass too."
)
_CHECK = "Check that the log belongs to the photo, and when the exposure starts."


@dataclass(frozen=True, eq=False)
class Judged:
    """Scores, maps by name, the verdict as a word and in sentences."""

    scores: Scores
    maps: dict[str, Map]
    verdict: Verdict
    said: tuple[str, ...]


def judge(
    step: Step,
    pixels: Image,
    recording: ImuRecording,
    restoration: Restoration,
    progress: Progress,
) -> Judged:
    """Judge a restoration, whose pixels are not clipped, by its photo (H, W, C).

    Raises:
        DeblurError: The log ends too close to the exposure for the typical errors of the clock.
    """
    settings = step.settings()
    path = camera_path(recording, settings)
    problem = prepare(pixels, settings.camera, path, restoration.noise)
    share = 0.2 if step.spread_count else 1.0
    within = within_budget(
        problem, settings, recording, restoration.pixels, Part(progress, 0, share)
    )
    maps = {
        "chi": named("chi", restoration.chi_blocks, BLOCK_PX),
        "chi_within_budget": named("chi_within_budget", within.blocks, BLOCK_PX),
        "visibility": visibility_map(problem, Part(progress, share - 0.05, share)),
    }
    if step.spread_count:
        maps["spread"] = _spread(step, pixels, recording, Part(progress, share, 1.0))
    scores = _scores(restoration, within, maps, motion_lead(pixels, recording, settings))
    verdict, said = verdict_of(scores)
    return Judged(scores, maps, verdict, said)


def verdict_of(scores: Scores) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict in a word, and what it means.

    The spectra of the photo, which are looked at without restoring it, tell a foreign motion from
    the right one better than the residual does; the residual tells how exact it is.
    """
    share, gain = scores.flagged_share, scores.motion_gain
    if share is None:
        said = "The photo is clipped, or smaller than its blur: nothing can be said."
        return "not judged", (said,)
    if gain is not None and scores.blur_extent_px < SHORTEST_PX:
        said = _TOO_SHORT.format(extent=scores.blur_extent_px, percent=100 * share)
        return "not judged", (said,)
    where = f"{100 * share:.0f} % of the blocks lie beyond their limit of {BLOCK_LIMIT:.2f}"
    unexplained = share > MOST_UNEXPLAINED
    if gain is not None and gain < 0:
        said = (
            "No motion near the measured one explains the photo's spectra better than a plain blur"
        )
    elif unexplained and gain is None:
        said = "The measured motion does not explain this photo, even with its typical errors"
    elif unexplained:
        return "inexact", (
            f"The photo's spectra agree with the measured motion, but {where}, even if it is as"
            " wrong as is typical: the motion is known less exactly. See the map of the residual.",
        )
    else:
        return "explained", (_EXPLAINED.format(where=where),)
    return "flagged", (f"{said}: {where}. {_CHECK}",)


def within_budget(
    problem: Problem,
    settings: ShotSettings,
    recording: ImuRecording,
    restored: Image,
    progress: Progress,
) -> Consistency:
    """Return how well a restoration explains the photo with typical errors of the motion."""
    variance = model_variance(restored, recording, settings, progress=Part(progress, 0.0, 0.9))
    return check(problem, restored, Part(progress, 0.9, 1.0), variance)


def visibility_map(problem: Problem, progress: Progress) -> Map:
    """Return how much of the detail the shutter left."""
    seen = visibility(problem, progress=progress)
    return named("visibility", seen.share, seen.pitch_px)


def _spread(step: Step, pixels: Image, recording: ImuRecording, progress: Progress) -> Map:
    found = spread(
        pixels,
        recording,
        step.settings(),
        step.method,
        parameters_of(step, None),
        count=max(2, step.spread_count),
        seed=step.seed,
        progress=progress,
    )
    return named("spread", found.deviation)


def _scores(
    restoration: Restoration, within: Consistency, maps: dict[str, Map], gain: float | None
) -> Scores:
    judged = within.blocks[np.isfinite(within.blocks)]
    return Scores(
        chi=_known(restoration.chi),
        worst_block_chi=_known(restoration.worst_block_chi),
        chi_within_budget=_known(within.chi),
        worst_block_within_budget=_known(within.worst),
        flagged_share=float((judged > BLOCK_LIMIT).mean()) if judged.size else None,
        motion_gain=gain,
        visible_share=_known(maps["visibility"].mean),
        mean_spread=_known(maps["spread"].mean) if "spread" in maps else None,
        blur_extent_px=restoration.blur_extent_px,
        noise_shot=restoration.noise.shot,
        noise_read=restoration.noise.read,
    )


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None
