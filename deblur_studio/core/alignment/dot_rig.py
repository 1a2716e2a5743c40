"""One rig from one photo of the dot chart: the dots show their kernels' second moments.

The moments of a kernel are J M C M' J': J how pixels follow turns, M the mounting, C (3, 3) the
covariance of the sensor's angle over the exposure of the dot's row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from deblur_studio.core.alignment.mountings import mounted_ways
from deblur_studio.core.alignment.refine import places_of
from deblur_studio.core.alignment.track import AngleTrack, row_shares, turn_jacobians
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.evaluation.dots import Dots, find_squares, measure_dots
from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Part, Progress

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_FEWEST = 5
_INSTANTS, _STEP_S = 41, 0.004
_STARTS, _APART_S = 8, 0.012
# Usual errors: offset s, bias rad/s (three), scale, log focal, mounting rad (three), readout s.
_USUAL = np.array([0.02, 0.01, 0.01, 0.01, 0.05, 0.05, 0.05, 0.05, 0.05, 0.01])
_MOMENT_PX2 = 0.3  # what dots and lens differ by from place to place


@dataclass(frozen=True, eq=False)
class DotRig:
    """The rig: ``camera`` with offset, mounting, focal length and readout put in.

    ``dots`` as measured and ``residuals_px2`` (N,) the RMS entry that the motion leaves of the
    moments of each; ``left_px2`` over all, ``still_px2`` what no motion at all would leave.
    ``mountings`` is how many ways of axes along axes explain the dots about as well.
    """

    camera: Camera
    offset_s: float
    bias_rad_s: tuple[float, float, float]
    dots: Dots
    residuals_px2: Floats
    left_px2: float
    still_px2: float
    mountings: int


def calibrate_by_dots(
    pixels: Image,
    recording: ImuRecording,
    shot: ShotSettings,
    *,
    reach_s: float,
    free: tuple[str, ...] = ("offset", "bias", "focal", "readout", "mounting"),
    progress: Progress = SILENT,
) -> DotRig:
    """Solve one rig from a photo (H, W, C) of the dot chart in linear light.

    Args:
        pixels: The photo.
        recording: The log that covers it.
        shot: Camera and exposure as far as they are known.
        reach_s: The offset is searched within this, to either side.
        free: Of ``REFINABLE``; "mounting" tries the 24 ways of axes along axes first.
        progress: Told several times a second.

    Raises:
        MotionError: Too few dots are seen, or the log does not cover the exposure.
        Cancelled: ``progress`` asked to stop.
    """
    squares = find_squares(pixels)
    if len(squares) < _FEWEST:
        raise MotionError(
            f"Only {len(squares)} squares of the dot chart were found; fill the frame with the"
            " chart, so that its black squares are 100 to 200 px wide, in even light."
        )
    dots = measure_dots(pixels, squares)
    middle_s = shot.exposure.start_s + shot.camera.time_offset_s + shot.exposure.duration_s / 2
    room_s = reach_s + shot.exposure.duration_s + 2 * shot.camera.readout_s + 0.1
    unbiased = replace(recording, gyro_rad_s=recording.gyro_rad_s - shot.bias_rad_s)
    track = AngleTrack.of(unbiased, middle_s - room_s, middle_s + room_s)
    seen = _Seen(dots, track, middle_s, shot.exposure.duration_s)
    ways = mounted_ways(shot.camera, free)
    solved = []
    for number, camera in enumerate(ways):
        part = Part(progress, number / len(ways), (number + 1) / len(ways))
        solved.append(_best(seen, camera, reach_s, free, part))
    left, camera, values = min(solved, key=lambda each: each[0])
    rest = seen.rest_px2(camera, values)
    bias = np.asarray(shot.bias_rad_s) + values[1:4]
    found = _put_in(camera, values)
    return DotRig(
        camera=found.replaced(time_offset_s=shot.camera.time_offset_s + float(values[0])),
        offset_s=float(values[0]),
        bias_rad_s=(float(bias[0]), float(bias[1]), float(bias[2])),
        dots=dots,
        residuals_px2=np.sqrt(np.square(rest).mean(axis=1)),
        left_px2=float(np.sqrt(np.square(rest).mean())),
        still_px2=float(np.sqrt(np.square(_entries(dots.tensors_px2)).mean())),
        mountings=sum(each[0] < 1.15 * left + 0.02 for each in solved),
    )


@dataclass(frozen=True, eq=False)
class _Seen:
    dots: Dots
    track: AngleTrack
    middle_s: float
    exposure_s: float

    def rest_px2(self, camera: Camera, values: Floats) -> Floats:
        """Return what is left (N, 3) of the dots' moments by a rig of these values."""
        turn = rotation_matrices(values[None, 6:9])[0] @ camera.mounting()
        jacobians = turn_jacobians(camera, self.dots.places_px) @ turn
        jacobians = jacobians * np.exp(values[4] + values[5])
        readout_s = max(camera.readout_s + float(values[9]), 0.0)
        late_s = row_shares(camera, self.dots.places_px) * readout_s
        covariance = self._covariances(self.middle_s + values[0] + late_s, values[1:4])
        told = np.einsum("nia,nab,njb->nij", jacobians, covariance, jacobians)
        return _entries(self.dots.tensors_px2 - told)

    def covers(self, offset_s: float, readout_s: float) -> bool:
        """Whether the log tells of the whole exposure at an offset."""
        half_s = np.array((self.exposure_s + readout_s) / 2)
        middle_s = np.array(self.middle_s + offset_s)
        return bool(self.track.covers(middle_s - half_s, middle_s + half_s))

    def _covariances(self, middles_s: Floats, bias_rad_s: Floats) -> Floats:
        """Return (N, 3, 3) covariances of the sensor's angle about middles (N,) s."""
        within_s = ((np.arange(_INSTANTS) + 0.5) / _INSTANTS - 0.5) * self.exposure_s
        angles = self.track.angle(middles_s[:, None] + within_s) - within_s[:, None] * bias_rad_s
        away = angles - angles.mean(axis=1, keepdims=True)
        covariances: Floats = np.einsum("nsa,nsb->nab", away, away) / _INSTANTS
        return covariances


def _entries(rest: Floats) -> Floats:
    """Return xx, xy, yy (N, 3) of moments (N, 2, 2) without what dot and lens have in common."""
    rest = rest - np.eye(2) * np.trace(rest, axis1=1, axis2=2).mean() / 2
    return np.stack([rest[:, 0, 0], rest[:, 0, 1], rest[:, 1, 1]], axis=1)


def _best(
    seen: _Seen, camera: Camera, reach_s: float, free: tuple[str, ...], progress: Progress
) -> tuple[float, Camera, Floats]:
    """Return what the best offset of one mounting leaves, with all values refined."""
    offsets = np.arange(-reach_s, reach_s + _STEP_S / 2, _STEP_S)
    covered = [offset for offset in offsets if seen.covers(float(offset), camera.readout_s)]
    if not covered:
        raise MotionError("The log does not cover the exposure where it was searched.")
    rough = []
    for offset in covered:
        values = np.zeros(len(_USUAL))
        values[0] = offset
        rough.append((float(np.square(seen.rest_px2(camera, values)).sum()), float(offset)))
        progress.checkpoint(0.5 * len(rough) / len(covered), "Looking at the dots")
    found = []
    starts = _apart(sorted(rough))
    for number, start_s in enumerate(starts):
        progress.checkpoint(0.5 + 0.5 * number / len(starts), "Refining the rig")
        found.append(_refined(seen, camera, start_s, free))
    left, values = min(found, key=lambda each: each[0])
    return left, camera, values


def _apart(ordered: list[tuple[float, float]]) -> list[float]:
    kept: list[float] = []
    for _, offset_s in ordered:
        if all(abs(offset_s - other) >= _APART_S for other in kept):
            kept.append(offset_s)
    return kept[:_STARTS]


def _refined(
    seen: _Seen, camera: Camera, start_s: float, free: tuple[str, ...]
) -> tuple[float, Floats]:
    places = places_of(free)
    usual = _USUAL[places]
    start = np.zeros(len(_USUAL))
    start[0] = start_s

    def values_of(scaled: Floats) -> Floats:
        values = start.copy()
        values[places] += scaled * usual
        return values

    def misfit(scaled: Floats) -> Floats:
        rest = seen.rest_px2(camera, values_of(scaled)).ravel() / _MOMENT_PX2
        held = np.where(np.array(places) == 0, 0.0, scaled)
        return np.concatenate([rest, held])

    solved = least_squares(misfit, np.zeros(len(places)), max_nfev=40)
    values = values_of(np.asarray(solved.x))
    return float(np.sqrt(np.square(seen.rest_px2(camera, values)).mean())), values


def _put_in(camera: Camera, values: Floats) -> Camera:
    longer = float(np.exp(values[4] + values[5]))
    mounting = rotation_matrices(values[None, 6:9])[0] @ camera.mounting()
    return camera.replaced(
        fx_px=camera.fx_px * longer,
        fy_px=camera.fy_px * longer,
        readout_s=float(np.clip(camera.readout_s + values[9], 0.0, 1.0)),
        imu_to_camera=tuple((row[0], row[1], row[2]) for row in mounting.tolist()),
    )
