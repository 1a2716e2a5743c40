"""The motion of a case: a log, a stretch of it and a focal length that blur by an extent."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import corner_nodes, traces
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.sources import Motion
from deblur_studio.core.synthesis.windows import shot_of_extent

Range = tuple[float, float]

EXPOSURE_S: Range = (1 / 60, 1 / 5)
_GENERATED_RMS_RAD_S: Range = (0.02, 0.5)
_GENERATED_S, _GENERATED_HZ = 6.0, 200.0
_ROUNDS = 40


@dataclass(frozen=True, eq=False)
class Moved:
    """A motion with the stretch of it and the focal length that blur by the extent."""

    motion: Motion
    recording: ImuRecording
    settings: ShotSettings
    path: CameraPath


def drawn_motion(
    motions: Sequence[Motion], camera: Camera, extent_px: float, rng: np.random.Generator
) -> Moved:
    """Draw a motion and an exposure until one blurs by the extent.

    Raises:
        MotionError: None does.
    """
    for _ in range(_ROUNDS):
        motion = motions[int(rng.integers(len(motions)))]
        exposure_s = even_in_log(rng, EXPOSURE_S)
        recording = motion.recording or _generated(rng)
        try:
            shot, path = shot_of_extent(recording, camera, exposure_s, extent_px, rng)
        except MotionError:
            continue
        return Moved(motion, recording, shot, path)
    names = ", ".join(motion.name for motion in motions)
    raise MotionError(
        f"No stretch of {names} blurs by {extent_px:.0f} px; add livelier logs, or"
        " the generated motion, or ask for other extents."
    )


def told_distance_px(
    camera: Camera, path: CameraPath, told_camera: Camera, told_path: CameraPath
) -> float:
    """Return the RMS distance in px between two motions' curves, a common shift taken off."""
    nodes = corner_nodes(camera)
    apart = traces(told_path, told_camera, nodes, 128) - traces(path, camera, nodes, 128)
    apart = apart - apart.mean(axis=(0, 1))
    return float(np.sqrt(np.mean(np.sum(apart**2, axis=-1))))


def even_in_log(rng: np.random.Generator, limits: Range) -> float:
    """Draw a number whose logarithm is even within the limits."""
    low, high = (math.log(max(limit, 1e-9)) for limit in limits)
    return math.exp(rng.uniform(low, high))


def _generated(rng: np.random.Generator) -> ImuRecording:
    return hand_shake(rng, _GENERATED_HZ, _GENERATED_S, even_in_log(rng, _GENERATED_RMS_RAD_S))
