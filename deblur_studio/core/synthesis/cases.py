"""Simulated shots to judge methods by: a sharp photo, its blurred one, and what is told of it.

A case is decided by the seed and its number alone, given the same photos and motions.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.photo import SourceFile
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.psf import corner_nodes, radius_of, traces
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.synthesis.crops import Crop, cropped, drawn_crop
from deblur_studio.core.synthesis.motion_errors import MotionErrors
from deblur_studio.core.synthesis.moved import (
    Moved,
    Range,
    drawn_motion,
    even_in_log,
    told_distance_px,
)
from deblur_studio.core.synthesis.shot import simulate_shot
from deblur_studio.core.synthesis.sources import Motion

Image = NDArray[np.float32]
ERROR_SCALES = {"none": 0.0, "typical": 1.0, "severe": 2.0}
_MOST_READOUT_S = 0.025
_READ_SHARE: Range = (0.05, 0.5)


@dataclass(frozen=True)
class CaseSettings:
    """From what cases are drawn.

    ``extent_px`` and ``noise`` (standard deviation at white, 1 being white, linear light) are
    drawn evenly in their logarithm; ``motion_errors`` is one of ``ERROR_SCALES``.
    """

    seed: int = 0
    extent_px: Range = (4.0, 50.0)
    noise: Range = (0.002, 0.015)
    motion_errors: str = "typical"


@dataclass(frozen=True)
class Draws:
    """What was drawn for a case. ``told_px`` is the RMS distance of the told from the true path.

    It is measured at nine places after the mean shift, which nobody can see, is taken off.
    """

    index: int
    photo: str
    photo_sha256: str
    motion: str
    motion_sha256: str
    crop: Crop
    start_s: float
    exposure_s: float
    readout_s: float
    focal_px: float
    extent_px: float
    noise: float
    read_share: float
    errors: MotionErrors
    told_px: float


@dataclass(frozen=True, eq=False)
class Case:
    """A simulated shot.

    ``sharp`` and ``photo`` (H, W, 3) float32 linear light, the photo as decoded from 8-bit
    sRGB; ``camera`` and ``path`` are what a method is told, by the settings ``told`` from the
    log ``told_log``; ``true_camera`` and ``true_path`` blurred it; ``radius_px`` is the true
    kernels' radius.
    """

    sharp: Image
    photo: Image
    camera: Camera
    path: CameraPath
    true_camera: Camera
    true_path: CameraPath
    noise: NoiseModel
    radius_px: int
    draws: Draws
    told_log: ImuRecording
    told: ShotSettings


def simulate_case(
    settings: CaseSettings,
    index: int,
    photos: Sequence[Path],
    motions: Sequence[Motion],
    progress: Progress = SILENT,
) -> Case:
    """Return case ``index``, of photo ``index`` modulo their number.

    Raises:
        DeblurError: A photo cannot be read, or no motion blurs by the extent that was drawn.
    """
    rng = np.random.default_rng([settings.seed, index])
    extent_px, scene = even_in_log(rng, settings.extent_px), _Scene.drawn(settings.noise, rng)
    photo = read_photo(photos[index % len(photos)])
    whole = photo.pixels
    crop = drawn_crop(whole.shape[0], whole.shape[1], rng)
    camera = Camera.centred(crop.width, crop.height, crop.width)
    camera = camera.replaced(readout_s=scene.readout_s)
    moved = drawn_motion(motions, camera, extent_px, rng)
    errors = MotionErrors.drawn(rng, ERROR_SCALES[settings.motion_errors])
    light = _photographed(whole, crop, moved, scene.noise(), rng, progress)
    told_log, told = errors.applied(moved.recording, moved.settings)
    told_path, true_camera = camera_path(told_log, told), moved.settings.camera
    told_px = told_distance_px(true_camera, moved.path, told.camera, told_path)
    return Case(
        sharp=cropped(whole, crop),
        photo=light,
        camera=told.camera,
        path=told_path,
        true_camera=true_camera,
        true_path=moved.path,
        noise=scene.noise(),
        radius_px=radius_of(traces(moved.path, true_camera, corner_nodes(true_camera), 128)),
        draws=_draws(index, photo.source, crop, scene, moved, errors, told_px),
        told_log=told_log,
        told=told,
    )


def _draws(
    index: int,
    photo: SourceFile,
    crop: Crop,
    scene: _Scene,
    moved: Moved,
    errors: MotionErrors,
    told_px: float,
) -> Draws:
    camera, exposure = moved.settings.camera, moved.settings.exposure
    return Draws(
        index=index,
        photo=photo.path.name,
        photo_sha256=photo.sha256,
        motion=moved.motion.name,
        motion_sha256=moved.motion.sha256,
        crop=crop,
        start_s=exposure.start_s,
        exposure_s=exposure.duration_s,
        readout_s=scene.readout_s,
        focal_px=camera.fx_px,
        extent_px=blur_extent_px(moved.path, camera),
        noise=scene.noise_std,
        read_share=scene.read_share,
        errors=errors,
        told_px=told_px,
    )


@dataclass(frozen=True)
class _Scene:
    """Noise and readout of a case."""

    noise_std: float
    read_share: float
    readout_s: float

    @classmethod
    def drawn(cls, noise: Range, rng: np.random.Generator) -> _Scene:
        noise_std, read_share = even_in_log(rng, noise), float(rng.uniform(*_READ_SHARE))
        readout_s = rng.uniform(0.0, _MOST_READOUT_S) * float(rng.uniform() < 0.5)
        return cls(noise_std, read_share, float(readout_s))

    def noise(self) -> NoiseModel:
        variance = self.noise_std**2
        return NoiseModel((1 - self.read_share) * variance, self.read_share * variance)


def _photographed(
    whole: Image,
    crop: Crop,
    moved: Moved,
    noise: NoiseModel,
    rng: np.random.Generator,
    progress: Progress,
) -> Image:
    """Return the photo of the crop: blurred with what lies around it, noisy, in 8 bits."""
    region, camera = crop.grown(), moved.settings.camera
    around = camera.replaced(
        width=region.width,
        height=region.height,
        cx_px=camera.cx_px + crop.margin_x,
        cy_px=camera.cy_px + crop.margin_y,
        readout_s=camera.readout_s * region.height / crop.height,
    )
    longer = dataclasses.replace(moved.path, readout_s=around.readout_s)
    shot = simulate_shot(cropped(whole, region), around, longer, noise, rng, progress)
    inside = shot[crop.margin_y :, crop.margin_x :][: crop.height, : crop.width]
    return SRGB.decode_codes(SRGB.encode_8bit(inside), 255)
