"""How far the re-blurred truth may lie from the photo because the motion is not exactly known.

sigma_tot^2 = sigma^2 + sum of s_k^2 (dA x / d theta_k)^2 over time offset, bias about three
axes, focal length and scale of the motion; s_k is how well each is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.synthesis.motion_errors import MotionErrors

Image = NDArray[np.float32]


@dataclass(frozen=True)
class Known:
    """How well a motion is known: standard deviations, of typical errors unless told."""

    time_offset_s: float = 0.004
    bias_rad_s: float = 0.01
    focal: float = 0.025
    motion: float = 0.05


def model_variance(
    image: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    known: Known | None = None,
    progress: Progress = SILENT,
) -> Image:
    """Return the variance (H, W, C) that the uncertain motion gives the blurred image.

    Central differences, each over plus and minus one standard deviation.

    Args:
        image: (H, W, C) linear light: a restoration, or the truth.
        recording: The log.
        settings: The shot.
        known: How well its motion is known.
        progress: Told several times a second.

    Raises:
        MotionError: The exposure moved by the time offset is not inside the log.
    """
    steps = _steps(known or Known())
    total = np.zeros_like(image)
    for index, pair in enumerate(steps):
        halves = (
            Part(progress, (index + h / 2) / len(steps), (index + 1) / len(steps)) for h in (0, 1)
        )
        ahead, behind = (
            _blurred(image, recording, settings, errors, part)
            for errors, part in zip(pair, halves, strict=True)
        )
        total += np.square((ahead - behind) / 2)
    return total


def _blurred(
    image: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    errors: MotionErrors,
    progress: Progress,
) -> Image:
    told_log, told = errors.applied(recording, settings)
    return EffBlur.of_path(camera_path(told_log, told), told.camera).apply(image, progress)


def _steps(known: Known) -> list[tuple[MotionErrors, MotionErrors]]:
    """Return for each parameter the errors one standard deviation ahead and behind."""
    offset, focal, motion = known.time_offset_s, known.focal, known.motion
    turned = [
        tuple(MotionErrors(bias_rad_s=_about(axis, sign * known.bias_rad_s)) for sign in (1, -1))
        for axis in range(3)
    ]
    return [
        (MotionErrors(time_offset_s=offset), MotionErrors(time_offset_s=-offset)),
        (MotionErrors(focal=1 + focal), MotionErrors(focal=1 - focal)),
        (MotionErrors(motion=1 + motion), MotionErrors(motion=1 - motion)),
        *((ahead, behind) for ahead, behind in turned),
    ]


def _about(axis: int, rate: float) -> tuple[float, float, float]:
    x, y, z = (rate if axis == each else 0.0 for each in range(3))
    return x, y, z
