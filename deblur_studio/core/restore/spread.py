"""How much a restoration depends on what nobody knows exactly about the motion."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.registration import aligned
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.run import restore
from deblur_studio.core.synthesis.motion_errors import MotionErrors

Image = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Spread:
    """``deviation`` (H, W) float32: standard deviation of sRGB values over ``count`` restorations.

    Where it is large the picture follows the errors of clock, bias, focal length and scale
    rather than the photo.
    """

    deviation: Image
    count: int


def spread(
    pixels: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    method_name: str,
    parameters: Any = None,
    *,
    count: int = 8,
    scale: float = 1.0,
    seed: int = 0,
    progress: Progress = SILENT,
) -> Spread:
    """Restore a photo (H, W, C) several times with slightly other motions.

    Time offset, bias, focal length and scale of the motion are drawn about what is set, as far
    as typical errors reach. A shift of the whole picture, which nobody can see, is taken off.

    Args:
        pixels: The photo in linear light.
        recording: Its log.
        settings: Its shot.
        method_name: Name in the registry.
        parameters: Of the method; None: its defaults.
        count: How many restorations, at least 2.
        scale: Of the errors, 1 being typical.
        seed: The same seed gives the same map.
        progress: Told several times a second.

    Raises:
        DeblurError: As ``restore`` and ``camera_path``.
    """
    rng = np.random.default_rng(seed)
    first: Image | None = None
    total, squares = np.zeros(pixels.shape), np.zeros(pixels.shape)
    for index in range(count):
        part = Part(progress, index / count, (index + 1) / count)
        errors = perturbed(rng, scale)
        told_log, told = errors.applied(recording, settings)
        path = camera_path(told_log, told)
        found = restore(pixels, told.camera, path, method_name, parameters, part)
        encoded = SRGB.to_encoded(found.pixels)
        first = encoded if first is None else first
        moved, _ = aligned(encoded, first, min(pixels.shape[:2]) // 8)
        total += moved
        squares += np.square(moved, dtype=np.float64)
    variance = np.maximum(squares / count - (total / count) ** 2, 0.0) * count / (count - 1)
    return Spread(np.sqrt(variance.mean(axis=2)).astype(np.float32), count)


def perturbed(rng: np.random.Generator, scale: float) -> MotionErrors:
    """Draw errors of time offset, bias, focal length and scale of the motion alone."""
    drawn = MotionErrors.drawn(rng, scale)
    plain = MotionErrors()
    return dataclasses.replace(
        drawn,
        white_rad_s=plain.white_rad_s,
        misalignment_rad=plain.misalignment_rad,
        readout_s=plain.readout_s,
    )
