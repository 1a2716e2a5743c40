"""A small photo that was blurred by a known stretch of a log, as the window would hold it."""

from __future__ import annotations

import dataclasses
import functools
from pathlib import Path

import numpy as np

from deblur_studio.core.alignment.answer import Alignment, align
from deblur_studio.core.alignment.search import SearchSettings
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.photo import Photo, PhotoMetadata, SourceFile
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.scene import leaves
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.shot import simulate_shot
from deblur_studio.services.project import LoadedPhoto

WIDTH, HEIGHT, EXPOSURE_S = 448, 384, 0.08
CAMERA = Camera.centred(WIDTH, HEIGHT, 1.2 * WIDTH)


def shaken_log(seed: int = 1, extent_px: float = 14.0, duration_s: float = 6.0) -> ImuRecording:
    """Return a hand's shake that blurs by about ``extent_px`` in ``EXPOSURE_S``."""
    size = 0.2
    for _ in range(4):
        log = hand_shake(np.random.default_rng(seed), 200.0, duration_s, size)
        path = camera_path(log, settings_at(2.9))
        size *= extent_px / blur_extent_px(path, CAMERA)
    return log


def settings_at(start_s: float, camera: Camera = CAMERA) -> ShotSettings:
    """Return the settings of an exposure that starts then."""
    return ShotSettings(camera, Exposure(start_s, EXPOSURE_S))


def pixels_at(log: ImuRecording, start_s: float, seed: int = 5) -> np.ndarray:
    """Return the photo (H, W, 3) in linear light that was exposed then, a little noisy."""
    rng = np.random.default_rng(seed)
    settings = settings_at(start_s)
    path = camera_path(log, settings)
    noise = NoiseModel(0.0, 0.004**2)
    return simulate_shot(leaves(HEIGHT, WIDTH, rng), settings.camera, path, noise, rng)


def told_log(log: ImuRecording, seed: int = 3) -> ImuRecording:
    """Return the log with the noise and bias of a gyroscope."""
    white = 0.003 * np.random.default_rng(seed).standard_normal(log.gyro_rad_s.shape)
    return dataclasses.replace(log, gyro_rad_s=log.gyro_rad_s + white + [0.006, -0.004, 0.008])


def loaded_photo(pixels: np.ndarray, name: str = "shaken.png") -> LoadedPhoto:
    """Return pixels (H, W, 3) in linear light as a photo that was opened."""
    metadata = PhotoMetadata(exposure_s=EXPOSURE_S)
    source = SourceFile(Path(name), "ab" * 32, 1)
    photo = Photo(pixels.astype(np.float32), source, "PNG", 8, metadata=metadata)
    return LoadedPhoto(photo, SRGB.encode_8bit(photo.pixels))


@functools.cache
def known_answer() -> tuple[LoadedPhoto, ImuRecording, ShotSettings, Alignment]:
    """Return a shot whose exposure is told 20 ms late, and what a short search says of it.

    A second candidate, 30 ms earlier, is added: how many there are is up to the search.
    """
    log = shaken_log()
    told, settings = told_log(log), settings_at(2.92)
    loaded = loaded_photo(pixels_at(log, 2.9))
    middle_s = settings.exposure.start_s + EXPOSURE_S / 2
    wanted = SearchSettings(middle_s - 0.06, middle_s + 0.04, ("offset", "focal"))
    answer = align(loaded.photo.pixels, told, settings, wanted)
    best = answer.candidates[0]
    guess = dataclasses.replace(best.guess, middle_s=best.guess.middle_s - 0.03)
    second = dataclasses.replace(best, guess=guess, loss=best.loss + 50)
    answer = dataclasses.replace(answer, candidates=(best, second), runner_up=second)
    return loaded, told, settings, answer
