"""From angular rate to the poses of the camera while the shutter was open."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import make_interp_spline

from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.motion.translation import AROUND_S, positions_m
from deblur_studio.core.told import told

Floats = NDArray[np.float64]

_STEP_S = 1e-3
_MIN_STEPS = 32
# A cubic spline through the samples needs a few beyond the stretch that it is read on.
_NEIGHBOURS = 4


def camera_path(recording: ImuRecording, settings: ShotSettings) -> CameraPath:
    """Integrate the measured rate over the exposure (and readout) of a shot.

    With a scene depth the sideways motion that the accelerometer tells is integrated too.

    Args:
        recording: Log with angular rate in sensor axes.
        settings: Camera, exposure on the log's clock, gyro bias, scene depth.

    Returns:
        Poses at most 1 ms apart, relative to the middle of the exposure.

    Raises:
        MotionError: The exposure is not inside the log, or a gap of the log lies in it.

    Source: midpoint rule on SO(3); Iserles et al., Lie-group methods, Acta Numerica 9 (2000).
    """
    camera, exposure = settings.camera, settings.exposure
    if not math.isfinite(exposure.start_s):
        raise MotionError(told("The start of the exposure is not a number; set it again."))
    if not 0 < exposure.duration_s <= 60:
        raise MotionError(told("The exposure must last longer than zero and at most 60 seconds."))
    span_s = exposure.duration_s + camera.readout_s
    middle_s = exposure.start_s + camera.time_offset_s + exposure.duration_s / 2
    time_s, rotations = _poses(recording, settings, middle_s, span_s)
    return CameraPath(
        time_s=time_s,
        rotations=rotations,
        positions_m=_positions(recording, settings, middle_s, time_s),
        exposure_s=exposure.duration_s,
        readout_s=camera.readout_s,
        depth_m=settings.depth_m,
    )


def _poses(
    recording: ImuRecording, settings: ShotSettings, middle_s: float, span_s: float
) -> tuple[Floats, Floats]:
    """Return times (N,) from the middle and rotations (N, 3, 3) over a stretch of the log."""
    steps = max(_MIN_STEPS, math.ceil(span_s / _STEP_S))
    time_s = np.linspace(-span_s / 2, span_s / 2, steps + 1)
    rate = camera_rate(recording, settings, middle_s + (time_s[:-1] + time_s[1:]) / 2)
    return time_s, _relative_rotations(rate, span_s / steps)


def _positions(
    recording: ImuRecording, settings: ShotSettings, middle_s: float, time_s: Floats
) -> Floats:
    """Return where the camera was (N, 3) m, relative to the middle; zero at infinite depth."""
    if math.isinf(settings.depth_m):
        return np.zeros((len(time_s), 3))
    if not settings.depth_m > 0:
        raise MotionError(told("The scene depth must be more than zero metres."))
    span_s = float(time_s[-1] - time_s[0]) + AROUND_S
    wide_s, rotations = _poses(recording, settings, middle_s, span_s)
    mounting = settings.camera.mounting()
    places = positions_m(recording, mounting, middle_s + wide_s, rotations)
    at = np.stack([np.interp(time_s, wide_s, axis) for axis in places.T], axis=1)
    middle = [np.interp(0.0, wide_s, axis) for axis in places.T]
    relative: Floats = at - np.array(middle)
    return relative


def camera_rate(recording: ImuRecording, settings: ShotSettings, time_s: Floats) -> Floats:
    """Return the angular rate (N, 3) rad/s in camera axes at increasing times (N,) of the log.

    Raises:
        MotionError: The times are not inside the log, or a gap of the log lies in them.
    """
    _check_covered(recording, float(time_s[0]), float(time_s[-1]))
    chosen = _samples_around(recording, float(time_s[0]), float(time_s[-1]))
    known_s, gyro = recording.time_s[chosen], recording.gyro_rad_s[chosen]
    rate = make_interp_spline(known_s, gyro, k=min(3, len(known_s) - 1))(time_s)
    turned: Floats = (rate - np.asarray(settings.bias_rad_s)) @ settings.camera.mounting().T
    return turned


def rotation_matrices(rotation_vectors: Floats) -> Floats:
    """Return exp of each rotation vector (N, 3) as (N, 3, 3), by Rodrigues' formula."""
    angle = np.linalg.norm(rotation_vectors, axis=-1)[:, None, None]
    cross = np.zeros((len(rotation_vectors), 3, 3))
    x, y, z = rotation_vectors.T
    cross[:, 0, 1], cross[:, 0, 2], cross[:, 1, 2] = -z, y, -x
    cross -= np.swapaxes(cross, 1, 2)
    # np.sinc is sin(pi x) / (pi x): exact through zero.
    first = np.sinc(angle / np.pi)
    second = 0.5 * np.sinc(angle / (2 * np.pi)) ** 2
    matrices: Floats = np.eye(3) + first * cross + second * (cross @ cross)
    return matrices


def _relative_rotations(rate_rad_s: Floats, step_s: float) -> Floats:
    """Chain the steps (N, 3) to world-to-camera attitudes (N + 1, 3, 3), identity in the middle."""
    # The camera's axes turn with +rate, so what it sees turns with -rate.
    steps = rotation_matrices(-rate_rad_s * step_s)
    attitude = np.empty((len(steps) + 1, 3, 3))
    attitude[0] = np.eye(3)
    for index, step in enumerate(steps):
        attitude[index + 1] = step @ attitude[index]
    middle = len(steps) // 2
    reference = attitude[middle]
    if len(steps) % 2:
        reference = rotation_matrices(-rate_rad_s[middle : middle + 1] * step_s / 2)[0] @ reference
    relative: Floats = attitude @ reference.T
    return relative


def _samples_around(recording: ImuRecording, start_s: float, end_s: float) -> slice:
    """Return the samples of a stretch and a few on either side, none from beyond a gap."""
    known_s = recording.time_s
    opens_s = max((gap.end_s for gap in recording.gaps if gap.end_s <= start_s), default=-np.inf)
    closes_s = min((gap.start_s for gap in recording.gaps if gap.start_s >= end_s), default=np.inf)
    first = max(np.searchsorted(known_s, start_s) - _NEIGHBOURS, np.searchsorted(known_s, opens_s))
    last = min(
        np.searchsorted(known_s, end_s) + _NEIGHBOURS,
        np.searchsorted(known_s, closes_s, side="right"),
    )
    return slice(max(int(first), 0), int(last))


def _check_covered(recording: ImuRecording, start_s: float, end_s: float) -> None:
    name = recording.source.paths[0].name
    first_s, last_s = float(recording.time_s[0]), float(recording.time_s[-1])
    if start_s < first_s or end_s > last_s:
        raise MotionError(
            told(
                "The exposure from {start:.4f} s to {end:.4f} s is not inside {name}, which"
                " runs from {first:.4f} s to {last:.4f} s; move the start of the exposure.",
                start=start_s,
                end=end_s,
                name=name,
                first=first_s,
                last=last_s,
            )
        )
    if recording.has_gap_in(start_s, end_s):
        raise MotionError(
            told(
                "{name} has a gap within the exposure from {start:.4f} s to {end:.4f} s;"
                " nothing is known about the motion there, so choose another stretch.",
                name=name,
                start=start_s,
                end=end_s,
            )
        )
