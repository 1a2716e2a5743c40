"""One rig from one photo of the dot chart: each dot is a picture of the kernel at its place.

The second central moments of the dots are explained by a stretch of the log, seen through one
of the 24 mountings, a small turn, a scale, a readout and a bias, each held by how far off it
usually is. Moments do not tell a kernel from its mirror image, nor in which direction time ran.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from deblur_studio.core.alignment.answer import applied
from deblur_studio.core.alignment.candidates import Candidate
from deblur_studio.core.alignment.evidence import Guess
from deblur_studio.core.alignment.judge import VALUES
from deblur_studio.core.alignment.mountings import mounted_ways
from deblur_studio.core.alignment.refine import USUAL, moved, places_of
from deblur_studio.core.alignment.track import AngleTrack, row_shares, turn_jacobians
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.evaluation.dots import Dots, find_squares, measure_dots
from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_SIDES_PX, _FEWEST_DOTS = (100, 700), 6
_LEAST_REACH_PX, _REACH_SHARE = 12, 0.09  # how far a dot's blur is looked at, of a square's side
_STEP_S, _INSTANTS = 0.004, 40
# How far dots that were measured twice differ, and what lens and dot add unevenly.
_DEVIATION_PX2 = 0.15
_STARTS, _APART_S, _SAME_S = 30, 0.012, 0.006
CHART_FREE = ("offset", "bias", "scale", "readout", "mounting")


@dataclass(frozen=True, eq=False)
class ChartSolution:
    """The rig and how well it explains the dots.

    ``settings``: those told with offset (in the exposure's start), mounting, focal length
    times scale, readout and bias put in. ``unexplained_px2`` and, without any motion,
    ``still_px2``: RMS entries of the dots' second moments that are left. ``runner_up``: the
    best solution with another start or mounting, None if there is none.
    """

    settings: ShotSettings
    offset_s: float
    unexplained_px2: float
    still_px2: float
    dots: Dots
    runner_up: ChartSolution | None = None

    def stands_out(self) -> bool:
        """Whether no other start or mounting explains the dots nearly as well."""
        return self.runner_up is None or self.runner_up.unexplained_px2 > 1.3 * self.unexplained_px2


def solve_chart(
    pixels: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    *,
    reach_s: float | None = None,
    free: tuple[str, ...] = CHART_FREE,
    progress: Progress = SILENT,
) -> ChartSolution:
    """Solve one rig from a photo (H, W, C) in linear light of the printed chart.

    Args:
        pixels: The photo; the squares are 100 to 700 px wide, the dots blurred.
        recording: The log.
        settings: What is known of the shot; the exposure's length is taken as given.
        reach_s: The start is searched within this, to either side (None: the whole log).
        free: Of ``REFINABLE``; "mounting" tries the 24 ways of axes along axes first.
        progress: Told several times a second.

    Raises:
        MotionError: Fewer than six squares are seen, or the log covers no exposure searched.
        Cancelled: ``progress`` asked to stop.
    """
    dots = _dots(pixels)
    track, middles = _middles(recording, settings, reach_s)
    cameras = mounted_ways(settings.camera, free)
    starts = []
    for number, camera in enumerate(cameras):
        progress.checkpoint(0.4 * number / len(cameras), "Comparing dots with the log")
        fit = _Fit.of(dots, camera, track, settings.exposure.duration_s)
        starts += [(fit.unexplained_px2(Guess(float(each))), fit, float(each)) for each in middles]
    solved = []
    for number, (_, fit, middle_s) in enumerate(_best(starts)):
        progress.checkpoint(0.4 + 0.6 * number / _STARTS, "Refining the rig")
        solved.append((*fit.refined(Guess(middle_s), free), fit))
    solved.sort(key=lambda each: each[0])
    return _solution(solved, settings)


@dataclass(frozen=True, eq=False)
class _Fit:
    """Dots, a camera and a stretch of the log that are held against each other."""

    dots: Dots
    camera: Camera
    track: AngleTrack
    exposure_s: float
    jacobians: Floats
    shares: Floats

    @classmethod
    def of(cls, dots: Dots, camera: Camera, track: AngleTrack, exposure_s: float) -> _Fit:
        jacobians = turn_jacobians(camera, dots.places_px)
        return cls(dots, camera, track, exposure_s, jacobians, row_shares(camera, dots.places_px))

    def tensors_px2(self, guess: Guess) -> Floats:
        """Return the second central moments (N, 2, 2) of a guess's kernels at the dots."""
        readout_s = max(self.camera.readout_s + guess.readout_s, 0.0)
        within_s = ((np.arange(_INSTANTS) + 0.5) / _INSTANTS - 0.5) * self.exposure_s
        from_middle_s = self.shares[:, None] * readout_s + within_s
        turns = self.track.angle(guess.middle_s + from_middle_s)
        turns = turns - from_middle_s[..., None] * np.asarray(guess.bias_rad_s)
        turns -= turns.mean(axis=1, keepdims=True)
        mounting = rotation_matrices(np.array([guess.turn_rad]))[0] @ self.camera.mounting()
        turns = np.exp(guess.log_scale) * turns @ mounting.T
        longer = np.exp(guess.log_focal)
        curves = np.einsum("nij,nsj->nsi", self.jacobians * [longer, longer, 1.0], turns)
        tensors: Floats = np.einsum("nsi,nsj->nij", curves, curves) / _INSTANTS
        return tensors

    def rest(self, guess: Guess) -> Floats:
        """Return what a guess leaves of the dots' moments (3 N,), round dot and lens taken off."""
        return _entries(self.dots.tensors_px2 - self.tensors_px2(guess))

    def unexplained_px2(self, guess: Guess) -> float:
        return float(np.sqrt(np.mean(self.rest(guess) ** 2)))

    def refined(self, start: Guess, free: tuple[str, ...]) -> tuple[float, Guess]:
        """Return the cost and the guess of least cost near a start."""
        places = places_of(free)

        def at(values: Floats) -> Guess:
            step = np.zeros(VALUES)
            step[places] = values
            return moved(start, step)

        def costs(values: Floats) -> Floats:
            held = (at(values).values() / USUAL)[1:]
            return np.concatenate([self.rest(at(values)) / _DEVIATION_PX2, held])

        found = least_squares(costs, np.zeros(len(places)), x_scale=USUAL[places], max_nfev=30)
        return float(found.cost), at(found.x)


def _entries(rest_px2: Floats) -> Floats:
    """Return the entries (3 N,) of tensors, their common round part taken off."""
    round_part = np.trace(rest_px2, axis1=1, axis2=2).mean() / 2
    rest = rest_px2 - np.eye(2) * round_part
    return np.concatenate([rest[:, 0, 0], rest[:, 0, 1], rest[:, 1, 1]])


def _dots(pixels: Image) -> Dots:
    squares = find_squares(pixels, _SIDES_PX)
    if len(squares) < _FEWEST_DOTS:
        raise MotionError(
            told(
                "Only {count} black squares of {least} to {most} px are seen in the photo;"
                " print the dot chart, light it well and fill the frame with it.",
                count=len(squares),
                least=_SIDES_PX[0],
                most=_SIDES_PX[1],
            )
        )
    side_px = min(rows.stop - rows.start for rows, _ in squares)
    return measure_dots(pixels, squares, max(_LEAST_REACH_PX, round(_REACH_SHARE * side_px)))


def _middles(
    recording: ImuRecording, settings: ShotSettings, reach_s: float | None
) -> tuple[AngleTrack, Floats]:
    """Return the track and the middles (N,) s of exposures that the log covers."""
    exposure, camera = settings.exposure, settings.camera
    told_s = exposure.start_s + camera.time_offset_s + exposure.duration_s / 2
    half_s = (exposure.duration_s + camera.readout_s) / 2
    first_s, last_s = float(recording.time_s[0]), float(recording.time_s[-1])
    if reach_s is not None:
        first_s, last_s = max(first_s, told_s - reach_s), min(last_s, told_s + reach_s)
    bias = np.asarray(settings.bias_rad_s)
    unbiased = replace(recording, gyro_rad_s=recording.gyro_rad_s - bias)
    track = AngleTrack.of(unbiased, first_s - half_s, last_s + half_s)
    middles = np.arange(first_s, last_s, _STEP_S)
    middles = middles[track.covers(middles - half_s, middles + half_s)]
    if not len(middles):
        raise MotionError(
            told(
                "{name} covers no exposure of this length where the photo of the chart was"
                " searched; give its start, or a longer log.",
                name=recording.source.paths[0].name,
            )
        )
    return track, middles


def _best(starts: list[tuple[float, _Fit, float]]) -> list[tuple[float, _Fit, float]]:
    """Return the starts that explain the dots best, those of one mounting apart in time."""
    kept: list[tuple[float, _Fit, float]] = []
    for each in sorted(starts, key=lambda start: start[0]):
        near = [one for one in kept if one[1] is each[1] and abs(one[2] - each[2]) < _APART_S]
        if not near:
            kept.append(each)
        if len(kept) == _STARTS:
            break
    return kept


def _solution(solved: list[tuple[float, Guess, _Fit]], settings: ShotSettings) -> ChartSolution:
    best = solved[0]
    others = [each for each in solved[1:] if _differs(each, best)]
    runner_up = _told(others[0], settings, None) if others else None
    return _told(best, settings, runner_up)


def _told(
    solved: tuple[float, Guess, _Fit], settings: ShotSettings, runner_up: ChartSolution | None
) -> ChartSolution:
    cost, guess, fit = solved
    found = applied(Candidate(guess, fit.camera, cost, np.zeros((9, 2, 2))), settings)
    return ChartSolution(
        settings=found,
        offset_s=found.exposure.start_s - settings.exposure.start_s,
        unexplained_px2=fit.unexplained_px2(guess),
        still_px2=float(np.sqrt(np.mean(_entries(fit.dots.tensors_px2) ** 2))),
        dots=fit.dots,
        runner_up=runner_up,
    )


def _differs(one: tuple[float, Guess, _Fit], other: tuple[float, Guess, _Fit]) -> bool:
    """Whether start or mounting differ, by more than a turn about the axis of view by 180 degrees.

    Moments do not tell a kernel from its point reflection.
    """
    turned = one[2].camera.mounting() @ other[2].camera.mounting().T
    same = np.allclose(np.abs(turned), np.eye(3), atol=0.3)
    return not same or abs(one[1].middle_s - other[1].middle_s) > _SAME_S
