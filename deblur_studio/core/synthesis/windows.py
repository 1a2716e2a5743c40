"""Which stretch of a log blurs a simulated shot, and through which focal length."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterator

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import Exposure, ShotSettings

# Clock errors and readout reach beyond the exposure, and a spline a few samples further.
_MARGIN_S = 0.15
# A table trembles by less than this about its bias, a hand by more.
_STILL_RAD_S = 0.01
_LOOKED_AT_S = 0.5
_TRIES, _SHOTS = 200, 30
# From a wide angle to a long portrait lens, in image widths.
FOCAL_WIDTHS = (0.6, 4.0)
_ROUNDS, _NEAR_ENOUGH = 6, 0.02
_INSTANTS, _SURE = 24, 1.4


def windows_with_motion(
    recording: ImuRecording, exposure_s: float, rng: np.random.Generator
) -> Iterator[float]:
    """Yield, as often as asked, when an exposure may begin on the log's clock.

    Each lies inside the log, away from its gaps, where the sensor was held and not laid down.

    Raises:
        MotionError: No such stretch was found.
    """
    while True:
        yield _window(recording, exposure_s, rng)


def camera_of_extent(camera: Camera, path: CameraPath, extent_px: float) -> Camera | None:
    """Return the camera with the focal length at which a path blurs by an extent.

    Args:
        camera: Its size, principal point and readout; its focal length does not matter.
        path: The motion, which does not depend on the focal length.
        extent_px: Wanted, see ``blur_extent_px``; met within 2 %.

    Returns:
        None where only an implausible focal length would do.
    """
    low, high = (share * max(camera.width, camera.height) for share in FOCAL_WIDTHS)
    focal_px = low
    for _ in range(_ROUNDS):
        tried = camera.replaced(fx_px=focal_px, fy_px=focal_px)
        try:
            ratio = extent_px / max(blur_extent_px(path, tried), 1e-6)
        except MotionError:  # further than the picture reaches
            ratio = 0.5
        if abs(ratio - 1) < _NEAR_ENOUGH:
            return tried
        wanted = float(np.clip(focal_px * ratio, low, high))
        if wanted == focal_px:
            return None
        focal_px = wanted
    return None


def shot_of_extent(
    recording: ImuRecording,
    camera: Camera,
    exposure_s: float,
    extent_px: float,
    rng: np.random.Generator,
) -> tuple[ShotSettings, CameraPath]:
    """Return the first shot found whose motion blurs by an extent at a plausible focal length.

    Args:
        recording: Log; its window is drawn.
        camera: Its size, principal point, mounting and readout.
        exposure_s: How long the shutter is open.
        extent_px: Wanted extent of the blur.
        rng: Where windows are drawn from.

    Raises:
        MotionError: No window does.
    """
    windows = windows_with_motion(recording, exposure_s, rng)
    for start_s in itertools.islice(windows, _SHOTS):
        if not _may_blur_by(extent_px, recording, camera, start_s, exposure_s):
            continue
        settings = ShotSettings(camera, Exposure(start_s, exposure_s))
        path = camera_path(recording, settings)
        found = camera_of_extent(camera, path, extent_px)
        if found is not None:
            return dataclasses.replace(settings, camera=found), path
    raise MotionError(
        f"{recording.source.paths[0].name} has no stretch of {exposure_s:.2f} s that blurs by"
        f" {extent_px:.0f} px at a plausible focal length; leave it out or ask for other extents."
    )


def _may_blur_by(
    extent_px: float, recording: ImuRecording, camera: Camera, start_s: float, exposure_s: float
) -> bool:
    """Whether some plausible focal length might do: a guess, on the safe side, without a path.

    Most windows turn too much or too little, and paths are what takes the time.
    """
    shortest, longest = (share * max(camera.width, camera.height) for share in FOCAL_WIDTHS)
    x, y, _ = _turned_rad(recording, camera, start_s, exposure_s)
    if _SURE * extent_px < shortest * max(x, y):
        return False
    reach_s = camera.readout_s / 2
    x, y, roll = _turned_rad(recording, camera, start_s - reach_s, exposure_s + 2 * reach_s)
    half_diagonal = math.hypot(camera.width, camera.height) / 2
    return extent_px < _SURE * (longest * math.hypot(x, y) + half_diagonal * roll)


def _turned_rad(
    recording: ImuRecording, camera: Camera, start_s: float, length_s: float
) -> tuple[float, float, float]:
    """Return how far apart the angles about each axis of the camera are in a stretch."""
    times_s = start_s + camera.time_offset_s + (np.arange(_INSTANTS) + 0.5) / _INSTANTS * length_s
    rate = [np.interp(times_s, recording.time_s, axis) for axis in recording.gyro_rad_s.T]
    angles = np.cumsum(camera.mounting() @ np.array(rate), axis=1) * (length_s / _INSTANTS)
    x, y, roll = np.ptp(angles, axis=1)
    return float(x), float(y), float(roll)


def _window(recording: ImuRecording, exposure_s: float, rng: np.random.Generator) -> float:
    first_s = float(recording.time_s[0]) + _MARGIN_S
    last_s = float(recording.time_s[-1]) - _MARGIN_S - exposure_s
    for _ in range(_TRIES if last_s > first_s else 0):
        start_s = float(rng.uniform(first_s, last_s))
        gap = recording.has_gap_in(start_s - _MARGIN_S, start_s + exposure_s + _MARGIN_S)
        if not gap and _is_held(recording, start_s, exposure_s):
            return start_s
    raise MotionError(
        f"{recording.source.paths[0].name} has no stretch of {exposure_s:.2f} s in which the"
        " sensor moves as in a hand; leave this log out."
    )


def _is_held(recording: ImuRecording, start_s: float, exposure_s: float) -> bool:
    """Whether the rate varies about the exposure; a steady one may be bias."""
    wider_s = max(0.0, (_LOOKED_AT_S - exposure_s) / 2)
    ends = [start_s - wider_s, start_s + exposure_s + wider_s]
    first, last = np.searchsorted(recording.time_s, ends)
    rate = recording.gyro_rad_s[first:last]
    return len(rate) >= 4 and bool(rate.std(axis=0).max() > _STILL_RAD_S)
