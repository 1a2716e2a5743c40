"""One rig from several photos and one log: clock offset, mounting, focal length, readout.

What the photos share is solved from the sum of their evidence; what each has of its own (its
texture) is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.answer import applied
from deblur_studio.core.alignment.blocks import blocks_of
from deblur_studio.core.alignment.candidates import Candidate, minima
from deblur_studio.core.alignment.evidence import Curve, Guess, loss_curve, still_loss
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.mountings import mounted_ways
from deblur_studio.core.alignment.refine import OVERCOUNT, USUAL, moved, places_of
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Progress

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_STEP_S, _REACH_S = 0.003, 0.3
_APART_S = 0.008
_MOST_STARTS, _ROUNDS = 10, 12
_BLOCKS = 24


@dataclass(frozen=True, eq=False)
class Calibrated:
    """The rig: ``camera`` with offset, mounting, focal length and readout put in.

    ``bias_rad_s`` as found; ``gains`` (N,) how much better than a still camera the rig's
    motion explains each photo, ``residuals`` (N,) what it leaves, per frequency (about 0.55 for
    the right motion of a simulated photo); ``runner_up_gap`` to the next best offset or mounting.
    """

    camera: Camera
    offset_s: float
    bias_rad_s: tuple[float, float, float]
    gains: Floats
    residuals: Floats
    runner_up_gap: float
    free: tuple[str, ...]


def calibrate(
    photos: Sequence[Image],
    recording: ImuRecording,
    shots: Sequence[ShotSettings],
    *,
    reach_s: float = _REACH_S,
    free: tuple[str, ...] = ("offset", "bias", "focal", "readout", "mounting"),
    scale: float = 1.0,
    progress: Progress = SILENT,
) -> Calibrated:
    """Solve one rig for several photos (H, W, C) in linear light of one camera.

    Args:
        photos: The photos.
        recording: The log that covers all.
        shots: Camera (one for all) and exposure of each photo.
        reach_s: The common offset is searched within this, to either side.
        free: Of ``REFINABLE``; "mounting" tries the 24 ways of axes along axes first.
        scale: Level of the photos' pyramid.
        progress: Told several times a second.

    Raises:
        MotionError: No photo has enough texture, or the log covers none of them.
    """
    usable = _usable(photos, recording, shots, reach_s, scale)
    cameras = mounted_ways(shots[0].camera, free)
    starts = _starts(usable, cameras, reach_s, progress)
    solved: list[tuple[float, Camera, Guess]] = []
    for number, (_, camera, offset_s) in enumerate(starts):
        progress.checkpoint(0.6 + 0.4 * number / len(starts), "Refining the rig")
        solved.append(_solved(usable, camera, offset_s, free))
    solved.sort(key=lambda each: each[0])
    cost, camera, guess = solved[0]
    told = usable[0].shot
    placed = replace(guess, middle_s=usable[0].middle_s + guess.middle_s)
    solution = applied(Candidate(placed, camera, cost, _NONE), told)
    offset_s = solution.camera.time_offset_s + guess.middle_s
    losses = np.array([_loss(each, camera, guess) for each in usable])
    still = np.array([still_loss(each.model) for each in usable])
    others = [each[0] for each in solved[1:] if _differs(each, (cost, camera, guess))]
    return Calibrated(
        camera=solution.camera.replaced(time_offset_s=offset_s),
        offset_s=guess.middle_s,
        bias_rad_s=solution.bias_rad_s,
        gains=still - losses,
        residuals=losses / np.array([each.model.log_base.size for each in usable]),
        runner_up_gap=min(others, default=np.inf) - cost,
        free=free,
    )


_NONE: Floats = np.zeros((9, 2, 2))


@dataclass(frozen=True, eq=False)
class _Usable:
    shot: ShotSettings
    model: SpectrumModel
    zones: SpectrumModel
    track: AngleTrack

    @property
    def middle_s(self) -> float:
        exposure = self.shot.exposure
        return exposure.start_s + self.shot.camera.time_offset_s + exposure.duration_s / 2

    def judge(self, camera: Camera) -> Judge:
        return Judge.of(self.model, camera, self.track, self.shot.exposure.duration_s)


def _usable(
    photos: Sequence[Image],
    recording: ImuRecording,
    shots: Sequence[ShotSettings],
    reach_s: float,
    scale: float,
) -> list[_Usable]:
    """Return the photos that say something; raises MotionError when none does."""
    found, reason = [], "there are no photos"
    for pixels, shot in zip(photos, shots, strict=True):
        middle_s = shot.exposure.start_s + shot.camera.time_offset_s
        around_s = reach_s + shot.exposure.duration_s + shot.camera.readout_s + 0.1
        unbiased = replace(recording, gyro_rad_s=recording.gyro_rad_s - shot.bias_rad_s)
        try:
            blocks = blocks_of(pixels, _BLOCKS, scale)
            track = AngleTrack.of(unbiased, middle_s - around_s, middle_s + around_s)
        except MotionError as error:
            reason = str(error)
            continue
        zones = SpectrumModel.of(blocks.zones(2, 2, 120))
        found.append(_Usable(shot, SpectrumModel.of(blocks.thinned(2)), zones, track))
    if not found:
        raise MotionError(f"No photo can be used to calibrate by: {reason}")
    return found


def _starts(
    usable: list[_Usable], cameras: list[Camera], reach_s: float, progress: Progress
) -> list[tuple[float, Camera, float]]:
    """Return the best offsets and mountings by the sum of the rough curves."""
    offsets = np.arange(-reach_s, reach_s + _STEP_S / 2, _STEP_S)
    found = []
    for number, camera in enumerate(cameras):
        progress.checkpoint(0.6 * number / len(cameras), "Searching offset and mounting")
        total = np.zeros(len(offsets))
        for each in usable:
            curve = loss_curve(
                each.zones,
                camera,
                each.track,
                each.shot.exposure.duration_s,
                each.middle_s + offsets,
                rough=True,
            )
            total += np.where(np.isfinite(curve.losses), curve.losses, 1e6)
        at = minima(Curve(offsets, total), _APART_S, 2 if len(cameras) > 1 else _MOST_STARTS)
        found += [(float(total[place]), camera, float(offsets[place])) for place in at]
    found.sort(key=lambda start: start[0])
    return found[:_MOST_STARTS]


def _solved(
    usable: list[_Usable], camera: Camera, offset_s: float, free: tuple[str, ...]
) -> tuple[float, Camera, Guess]:
    """Refine all that the photos share; the guess's middle is the common offset."""
    places = places_of(free)
    hold = OVERCOUNT / USUAL**2
    hold[0] = 0.0
    judges = [each.judge(camera) for each in usable]
    guess, damping = Guess(offset_s), 1e-2
    cost, gradient, information = _summed(usable, judges, guess, hold)
    for _ in range(_ROUNDS):
        system = information[np.ix_(places, places)]
        system = system + damping * np.diag(np.diag(system)) + 1e-9 * np.eye(len(places))
        step = np.zeros(len(USUAL))
        step[places] = np.linalg.solve(system, gradient[places])
        tried = moved(guess, step)
        new_cost, new_gradient, new_information = _summed(usable, judges, tried, hold)
        if new_cost < cost:
            gained = cost - new_cost
            guess, cost, damping = tried, new_cost, damping / 5
            gradient, information = new_gradient, new_information
            if gained < 0.5:
                break
        else:
            damping = max(damping, 1e-3) * 10
            if damping > 1e3:
                break
    return cost, camera, guess


def _summed(
    usable: list[_Usable], judges: list[Judge], guess: Guess, hold: Floats
) -> tuple[float, Floats, Floats]:
    values = guess.values()
    cost = float(0.5 * (hold * values**2).sum())
    gradient, information = -hold * values, np.diag(hold)
    for each, judge in zip(usable, judges, strict=True):
        here = replace(guess, middle_s=each.middle_s + guess.middle_s)
        loss, pull, told = judge.slopes(here)
        cost, gradient, information = cost + loss, gradient + pull, information + told
    return cost, gradient, information


def _loss(each: _Usable, camera: Camera, guess: Guess) -> float:
    return each.judge(camera).loss(replace(guess, middle_s=each.middle_s + guess.middle_s))


def _differs(one: tuple[float, Camera, Guess], other: tuple[float, Camera, Guess]) -> bool:
    mounted = not np.allclose(one[1].mounting(), other[1].mounting(), atol=0.3)
    return mounted or abs(one[2].middle_s - other[2].middle_s) > _STEP_S
