"""Simulated shots with all that an alignment is told, to measure and calibrate it by."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.synthesis.moved import even_in_log
from deblur_studio.core.synthesis.shot import simulate_shot
from deblur_studio.core.synthesis.sources import Motion
from deblur_studio.core.synthesis.windows import shot_of_extent

Image = NDArray[np.float32]

EXTENT_PX, EXPOSURE_S, NOISE = (8.0, 40.0), (0.05, 0.15), (0.004, 0.01)
_BIAS_RAD_S, _WHITE_RAD_S = 0.01, 0.005
_JPEG_QUALITY = 92
_ROUNDS = 20


@dataclass(frozen=True, eq=False)
class Trial:
    """A simulated photo (H, W, 3) linear light and the log as a sensor would have told it.

    ``sharp`` is the scene; ``settings`` and ``path`` are the truth; the log, ``recording``, is
    whole and has the noise and ``bias_rad_s`` of a gyroscope.
    """

    photo: Image
    sharp: Image
    recording: ImuRecording
    settings: ShotSettings
    path: CameraPath
    extent_px: float
    bias_rad_s: tuple[float, float, float]

    @property
    def camera(self) -> Camera:
        """The camera of the shot."""
        return self.settings.camera

    @property
    def middle_s(self) -> float:
        """The true middle of the exposure."""
        exposure = self.settings.exposure
        return exposure.start_s + exposure.duration_s / 2


def simulated_trial(
    seed: int,
    index: int,
    photos: Sequence[Path],
    motions: Sequence[Motion],
    *,
    most_readout_s: float = 0.0,
) -> Trial:
    """Return trial ``index`` of a seed, of photo ``index`` modulo their number.

    Raises:
        DeblurError: A photo cannot be read, or no log blurs by the extent that was drawn.
    """
    rng = np.random.default_rng([seed, index])
    sharp = read_photo(photos[index % len(photos)]).pixels
    camera = Camera.centred(sharp.shape[1], sharp.shape[0], sharp.shape[1])
    camera = camera.replaced(readout_s=float(rng.uniform(0, most_readout_s)))
    extent_px = even_in_log(rng, EXTENT_PX)
    recording, settings, path = _moved(motions, camera, extent_px, rng)
    variance = even_in_log(rng, NOISE) ** 2
    noise = NoiseModel(0.7 * variance, 0.3 * variance)
    light = simulate_shot(sharp, settings.camera, path, noise, rng)
    bias = _BIAS_RAD_S * rng.standard_normal(3)
    told = with_gyro_errors(recording, bias, rng)
    three = (float(bias[0]), float(bias[1]), float(bias[2]))
    return Trial(jpeg(light), sharp, told, settings, path, extent_px, three)


def _moved(
    motions: Sequence[Motion], camera: Camera, extent_px: float, rng: np.random.Generator
) -> tuple[ImuRecording, ShotSettings, CameraPath]:
    """Draw logs and exposures until a stretch blurs by the extent."""
    for _ in range(_ROUNDS):
        recording = motions[int(rng.integers(len(motions)))].recording
        if recording is None:
            raise ValueError("a trial needs a log that was recorded")
        exposure_s = even_in_log(rng, EXPOSURE_S)
        try:
            return (recording, *shot_of_extent(recording, camera, exposure_s, extent_px, rng))
        except MotionError:
            continue
    raise MotionError(f"No log blurs by {extent_px:.0f} px; give other logs.")


def with_gyro_errors(
    recording: ImuRecording, bias_rad_s: NDArray[np.float64], rng: np.random.Generator
) -> ImuRecording:
    """Return a log with a bias (3,) and white noise."""
    white = _WHITE_RAD_S * rng.standard_normal(recording.gyro_rad_s.shape)
    return dataclasses.replace(recording, gyro_rad_s=recording.gyro_rad_s + bias_rad_s + white)


def jpeg(light: Image) -> Image:
    """Return linear light (H, W, 3) as it comes back from a JPEG file."""
    codes = np.ascontiguousarray(SRGB.encode_8bit(light)[..., ::-1])
    _, packed = cv2.imencode(".jpg", codes, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    opened = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), dtype=np.uint8)
    return SRGB.decode_codes(opened[..., ::-1], 255)
