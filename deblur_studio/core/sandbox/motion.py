"""Where the sandbox's motion comes from: sliders, a drawn path, a stretch of a log.

All of them make the same CameraPath. Sliders first make a log, as a sensor in the camera's axes
would have written it, and that log goes the way of every other.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.parameters import check
from deblur_studio.core.sandbox.settings import CameraSettings, MotionSettings

Floats = NDArray[np.float64]

_RATE_HZ = 1000.0
_WAVES = 6
# Tremor is spread around its frequency by that much, so that no two beats are alike.
_SPREAD = (0.55, 1.6)
_ROLL_SHARE = 0.5
_JOLT_SHARE = 0.06  # of the exposure
_AROUND_S = 0.02


def camera_path_of(
    motion: MotionSettings,
    settings: CameraSettings,
    camera: Camera,
    rng: np.random.Generator,
    *,
    within_ranges: bool = True,
) -> CameraPath:
    """Return the path that sliders make.

    Args:
        motion: The sliders.
        settings: Exposure and scene depth.
        camera: Camera of the picture; its readout counts.
        rng: Draws the tremor; the same state gives the same tremor.
        within_ranges: Whether values beyond their sliders are refused.

    Raises:
        RestoreError: A value is not a number or out of its range.
    """
    if within_ranges:
        check(motion)
        check(settings)
    span_s = settings.exposure_s + camera.readout_s
    count = 2 * int(np.ceil((span_s / 2 + _AROUND_S) * _RATE_HZ)) + 1
    time_s = (np.arange(count) - count // 2) / _RATE_HZ
    recording = _recording(time_s, _rate(motion, settings, rng, time_s))
    exposure = Exposure(-settings.exposure_s / 2, settings.exposure_s)
    path = camera_path(recording, ShotSettings(camera, exposure))
    travel_m = np.array([motion.travel_x_mm, motion.travel_y_mm, motion.travel_z_mm]) / 1000
    if not travel_m.any():
        return path
    positions_m = path.time_s[:, None] / settings.exposure_s * travel_m
    return replace(path, positions_m=positions_m, depth_m=settings.depth_m)


def stretch_of(
    recording: ImuRecording,
    start_s: float,
    settings: CameraSettings,
    camera: Camera,
    bias_rad_s: tuple[float, float, float] = (0.0, 0.0, 0.0),
) -> CameraPath:
    """Return the path of a stretch of a log; the exposure starts at ``start_s`` on its clock.

    Raises:
        MotionError: The exposure is not inside the log, or a gap of the log lies in it.
        RestoreError: A value is not a number or out of its range.
    """
    check(settings)
    exposure = Exposure(start_s, settings.exposure_s)
    return camera_path(recording, ShotSettings(camera, exposure, bias_rad_s))


def _rate(
    motion: MotionSettings, settings: CameraSettings, rng: np.random.Generator, time_s: Floats
) -> Floats:
    """Return the angular rate (N, 3) rad/s in camera axes at times (N,) from mid-exposure."""
    steady = np.array([motion.tilt_deg_s, motion.pan_deg_s, motion.roll_deg_s])
    rate = steady + motion.tremor_deg_s * _tremor(motion.tremor_hz, rng, time_s)
    width_s = max(_JOLT_SHARE * settings.exposure_s, 4 / _RATE_HZ)
    pulse = np.where(np.abs(time_s) < width_s / 2, 1 + np.cos(2 * np.pi * time_s / width_s), 0.0)
    rate[:, 1] += motion.jolt_deg * pulse / max(float(pulse.sum()) / _RATE_HZ, 1e-9)
    turned: Floats = np.radians(rate)
    return turned


def _tremor(frequency_hz: float, rng: np.random.Generator, time_s: Floats) -> Floats:
    """Return rates (N, 3) of RMS 1 about x and y and half of it about z."""
    waves_hz = frequency_hz * np.geomspace(*_SPREAD, _WAVES)[:, None]
    phase = rng.uniform(0, 2 * np.pi, (_WAVES, 3))
    waves = np.sin(2 * np.pi * waves_hz * time_s[:, None, None] + phase)
    tremor: Floats = waves.sum(axis=1) * np.sqrt(2 / _WAVES) * (1.0, 1.0, _ROLL_SHARE)
    return tremor


def _recording(time_s: Floats, rate: Floats) -> ImuRecording:
    source = LogSource((Path("sandbox"),), "", "simulated")
    return ImuRecording(time_s, rate, None, "seconds from mid-exposure", source)
