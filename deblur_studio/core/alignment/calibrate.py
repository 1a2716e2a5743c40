"""One rig from several photos and one log: clock offset, mounting, focal length, readout.

What the photos share is solved from the sum of their evidence; what each has of its own (its
texture) is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.answer import applied
from deblur_studio.core.alignment.candidates import Candidate
from deblur_studio.core.alignment.evidence import still_loss
from deblur_studio.core.alignment.mountings import mounted_ways
from deblur_studio.core.alignment.rig import (
    differs,
    loss_of,
    narrowed,
    photos_of,
    starts_of,
    told_apart,
)
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Part, Progress

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_REACH_S = 0.3
_NONE: Floats = np.zeros((9, 2, 2))


@dataclass(frozen=True, eq=False)
class Calibrated:
    """The rig: ``camera`` with offset, mounting, focal length and readout put in.

    ``bias_rad_s`` as found; ``gains`` (N,) how much better than a still camera the rig's
    motion explains each photo, ``residuals`` (N,) what it leaves, per frequency (about 0.55 for
    the right motion of a simulated photo); ``runner_up_gap`` to the next best offset or mounting.
    """

    camera: Camera
    offset_s: float
    bias_rad_s: tuple[float, float, float]
    gains: Floats
    residuals: Floats
    runner_up_gap: float
    free: tuple[str, ...]


def calibrate(
    photos: Sequence[Image],
    recording: ImuRecording,
    shots: Sequence[ShotSettings],
    *,
    reach_s: float = _REACH_S,
    free: tuple[str, ...] = ("offset", "bias", "focal", "readout", "mounting"),
    scale: float = 1.0,
    progress: Progress = SILENT,
) -> Calibrated:
    """Solve one rig for several photos (H, W, C) in linear light of one camera.

    Args:
        photos: The photos.
        recording: The log that covers all.
        shots: Camera (one for all) and exposure of each photo.
        reach_s: The common offset is searched within this, to either side.
        free: Of ``REFINABLE``; "mounting" tries the 24 ways of axes along axes first.
        scale: Level of the photos' pyramid.
        progress: Told several times a second.

    Raises:
        MotionError: No photo has enough texture, or the log covers none of them.
    """
    usable = photos_of(photos, recording, shots, reach_s, scale)
    cameras = mounted_ways(shots[0].camera, free)
    starts = starts_of(usable, cameras, reach_s, Part(progress, 0.0, 0.5))
    solved = narrowed(usable, starts, free, Part(progress, 0.5, 0.95))
    ordered = told_apart(usable, solved, progress)
    cost, camera, guess = ordered[0]
    told = usable[0].shot
    placed = replace(guess, middle_s=usable[0].middle_s + guess.middle_s)
    solution = applied(Candidate(placed, camera, cost, _NONE), told)
    offset_s = solution.camera.time_offset_s + guess.middle_s
    losses = np.array([loss_of(each, camera, guess) for each in usable])
    still = np.array([still_loss(each.model) for each in usable])
    others = [each[0] for each in ordered[1:] if differs(each, ordered[0])]
    return Calibrated(
        camera=solution.camera.replaced(time_offset_s=offset_s),
        offset_s=guess.middle_s,
        bias_rad_s=solution.bias_rad_s,
        gains=still - losses,
        residuals=losses / np.array([each.model.log_base.size for each in usable]),
        runner_up_gap=min(others, default=np.inf) - cost,
        free=free,
    )
