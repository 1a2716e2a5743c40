"""How far the motion that a method is told is from the one that blurred the photo.

Sizes: what phones and small sensors show (clock found to some milliseconds, bias that wandered
since the calibration, a mounting set by hand, focal length from EXIF). ``scale`` 1 is typical.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings

Floats = NDArray[np.float64]
Vector = tuple[float, float, float]

_OFFSET_S, _MOST_OFFSET_S = 0.004, 0.012
_BIAS_RAD_S, _WHITE_RAD_S = 0.01, 0.005
_MISALIGNED_RAD = math.radians(3.0)
_FOCAL, _MOTION = 0.04, 0.08
_READOUT_S = 0.006
# Kept of the log on either side of the exposure: more than any offset and spline needs.
_AROUND_S = 0.5
_NO_VECTOR = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class MotionErrors:
    """What is wrong with a log and its settings; the default is nothing.

    ``time_offset_s`` and ``readout_s`` are added, ``focal`` and ``motion`` are factors;
    ``bias_rad_s`` and white noise of standard deviation ``white_rad_s`` (drawn from
    ``noise_seed``) are added to the rate in sensor axes; ``misalignment_rad`` is a rotation
    vector in camera axes. ``rate_hz`` thins the log to at most that rate (0: as it is).
    ``translation_px`` is how far the picture is also shifted during the exposure by a
    translation that the log does not show: it acts on the true path, see ``moved_sideways``.
    """

    time_offset_s: float = 0.0
    bias_rad_s: Vector = _NO_VECTOR
    white_rad_s: float = 0.0
    noise_seed: int = 0
    misalignment_rad: Vector = _NO_VECTOR
    focal: float = 1.0
    motion: float = 1.0
    readout_s: float = 0.0
    rate_hz: float = 0.0
    translation_px: tuple[float, float] = (0.0, 0.0)

    @classmethod
    def drawn(
        cls,
        rng: np.random.Generator,
        scale: float,
        *,
        most_translation_px: float = 0.0,
        rates_hz: tuple[float, ...] = (),
    ) -> MotionErrors:
        """Draw errors ``scale`` times the typical ones.

        The offset is normal and cut at three standard deviations, bias and misalignment (about
        a random axis) are normal, the rest is even within its limits.

        Args:
            rng: Drawn from equally often, whatever the other arguments.
            scale: 0 none, 1 typical, 2 severe.
            most_translation_px: Longest shift that the log does not show, at scale 1.
            rates_hz: One of them is chosen to thin the log to; empty: the log's own.
        """
        normal, even = rng.standard_normal(8), rng.uniform(-1.0, 1.0, 4)
        noise_seed, (far, which) = int(rng.integers(2**32)), rng.uniform(size=2)
        limit = _MOST_OFFSET_S / _OFFSET_S
        axis = normal[5:8] / max(float(np.linalg.norm(normal[5:8])), 1e-9)
        shift_px = scale * most_translation_px * float(far)
        turn = math.pi * even[3]
        return cls(
            time_offset_s=scale * _OFFSET_S * float(np.clip(normal[0], -limit, limit)),
            bias_rad_s=_vector(scale * _BIAS_RAD_S * normal[1:4]),
            white_rad_s=scale * _WHITE_RAD_S,
            noise_seed=noise_seed,
            misalignment_rad=_vector(scale * _MISALIGNED_RAD * normal[4] * axis),
            focal=1.0 + scale * _FOCAL * float(even[0]),
            motion=1.0 + scale * _MOTION * float(even[1]),
            readout_s=scale * _READOUT_S * float(even[2]),
            rate_hz=rates_hz[int(which * len(rates_hz))] if rates_hz else 0.0,
            translation_px=(shift_px * math.cos(turn), shift_px * math.sin(turn)),
        )

    def applied(
        self, recording: ImuRecording, settings: ShotSettings
    ) -> tuple[ImuRecording, ShotSettings]:
        """Return the log around the exposure, and the settings, as a method is told them."""
        around = _thinned(_around(recording, settings, self.time_offset_s), self.rate_hz)
        rng = np.random.default_rng(self.noise_seed)
        noise = self.white_rad_s * rng.standard_normal(around.gyro_rad_s.shape)
        gyro = self.motion * around.gyro_rad_s + np.asarray(self.bias_rad_s) + noise
        told = dataclasses.replace(settings, camera=self._camera(settings.camera))
        return dataclasses.replace(around, gyro_rad_s=gyro), told

    def moved_sideways(self, path: CameraPath, camera: Camera) -> CameraPath:
        """Return the true path with the hidden translation, steady through the exposure."""
        if self.translation_px == (0.0, 0.0):
            return path
        share = path.time_s[:, None] / path.exposure_s
        # At a depth of one metre, metres over the depth times the focal length are pixels.
        sideways = np.array([*self.translation_px, 0.0]) / camera.fx_px
        return dataclasses.replace(path, positions_m=share * sideways, depth_m=1.0)

    def _camera(self, camera: Camera) -> Camera:
        wrong = rotation_matrices(np.array([self.misalignment_rad]))[0] @ camera.mounting()
        return camera.replaced(
            fx_px=camera.fx_px * self.focal,
            fy_px=camera.fy_px * self.focal,
            readout_s=float(np.clip(camera.readout_s + self.readout_s, 0.0, 1.0)),
            time_offset_s=camera.time_offset_s + self.time_offset_s,
            imu_to_camera=tuple(_vector(row) for row in wrong),
        )


def _around(recording: ImuRecording, settings: ShotSettings, offset_s: float) -> ImuRecording:
    """Return the log some while before and after the exposure, cheap to work on."""
    reach_s = _AROUND_S + settings.camera.readout_s + abs(offset_s)
    start_s = settings.exposure.start_s + settings.camera.time_offset_s
    first, last = np.searchsorted(
        recording.time_s, [start_s - reach_s, start_s + settings.exposure.duration_s + reach_s]
    )
    return _samples(recording, slice(int(first), int(last)))


def _thinned(recording: ImuRecording, rate_hz: float) -> ImuRecording:
    """Return every n-th sample, as a slower sensor of the same bandwidth would give."""
    every = math.ceil(recording.rate_hz / rate_hz - 1e-3) if rate_hz > 0 else 1
    return _samples(recording, slice(None, None, every)) if every > 1 else recording


def _samples(recording: ImuRecording, chosen: slice) -> ImuRecording:
    accel = recording.accel_m_s2
    return dataclasses.replace(
        recording,
        time_s=recording.time_s[chosen],
        gyro_rad_s=recording.gyro_rad_s[chosen],
        accel_m_s2=None if accel is None else accel[chosen],
    )


def _vector(values: Floats) -> Vector:
    x, y, z = (float(value) for value in values)
    return x, y, z
