"""Solving what the photos of one rig share, from rough to close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.answer import LOSS_PER_ODDS
from deblur_studio.core.alignment.blocks import blocks_of
from deblur_studio.core.alignment.candidates import minima
from deblur_studio.core.alignment.evidence import Curve, Guess, loss_curve
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.phase import Patches, phase_losses
from deblur_studio.core.alignment.refine import USUAL, moved, places_of
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import Progress
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Floats = NDArray[np.float64]
# Cost, camera with one of the mountings, and what is refined; the middle is the common offset.
Solved = tuple[float, Camera, Guess]

_STEP_S, _APART_S = 0.003, 0.008
_MOST_STARTS, _MOST_OTHERS, _ROUNDS = 8, 2, 12
_BLOCKS = 24
# Several photos hold each other's values; what is usual matters less than for one alone.
_HOLD = 5.0
_FEW, _NEAR_LOSS = 3, 150.0


@dataclass(frozen=True, eq=False)
class RigPhoto:
    """A photo that speaks about the rig: its spectra, their means and the log about it."""

    pixels: Image
    shot: ShotSettings
    model: SpectrumModel
    zones: SpectrumModel
    track: AngleTrack

    @property
    def middle_s(self) -> float:
        """The middle of the exposure on the log's clock, as told."""
        exposure = self.shot.exposure
        return exposure.start_s + self.shot.camera.time_offset_s + exposure.duration_s / 2

    def judge(self, camera: Camera, *, rough: bool = False) -> Judge:
        """Return what guesses are judged by, seen through one of the mountings."""
        model = self.zones if rough else self.model
        return Judge.of(model, camera, self.track, self.shot.exposure.duration_s)


def photos_of(
    photos: Sequence[Image],
    recording: ImuRecording,
    shots: Sequence[ShotSettings],
    reach_s: float,
    scale: float,
) -> list[RigPhoto]:
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
        model = SpectrumModel.of(blocks.thinned(2))
        found.append(RigPhoto(pixels, shot, model, zones, track))
    if not found:
        raise MotionError(told("No photo can be used to calibrate by: {reason}", reason=reason))
    return found


def starts_of(
    usable: list[RigPhoto], cameras: list[Camera], reach_s: float, progress: Progress
) -> list[tuple[float, Camera, float]]:
    """Return the best offsets and mountings by the sum of the rough curves."""
    offsets = np.arange(-reach_s, reach_s + _STEP_S / 2, _STEP_S)
    found = []
    for number, camera in enumerate(cameras):
        progress.checkpoint(number / len(cameras), "Searching offset and mounting")
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
    # Some of another mounting, so that how sure the best is can be told.
    others = [each for each in found[_MOST_STARTS:] if _other_way(each[1], found[0][1])]
    return found[:_MOST_STARTS] + others[:_MOST_OTHERS]


def narrowed(
    usable: list[RigPhoto],
    starts: list[tuple[float, Camera, float]],
    free: tuple[str, ...],
    progress: Progress,
) -> list[Solved]:
    """Refine all starts roughly, the best few and the best one's mirror image closely."""
    rough = []
    for number, (_, camera, offset_s) in enumerate(starts):
        progress.checkpoint(0.4 * number / len(starts), "Refining the rig")
        rough.append(_solved(usable, camera, Guess(offset_s), free, rough=True))
    rough.sort(key=lambda each: each[0])
    # Beside the best few one that is another rig: by how much it loses says how sure this is.
    few = rough[:_FEW] + [each for each in rough[_FEW:] if differs(each, rough[0])][:1]
    if "mounting" in free:
        few.append(_turned_over(few[0]))
    closely = []
    for number, (_, camera, guess) in enumerate(few):
        progress.checkpoint(0.4 + 0.6 * number / len(few), "Refining the rig")
        closely.append(_solved(usable, camera, guess, free))
    return sorted(closely, key=lambda each: each[0])


def _turned_over(solved: Solved) -> Solved:
    """Return a rig whose kernels are point reflections of a rig's, but for what roll does."""
    cost, camera, guess = solved
    over = np.diag([-1.0, -1.0, 1.0])
    turn = over @ guess.turn_rad
    axes = (over @ camera.mounting()).tolist()
    turned = camera.replaced(imu_to_camera=tuple((row[0], row[1], row[2]) for row in axes))
    return cost, turned, replace(guess, turn_rad=(turn[0], turn[1], turn[2]))


def told_apart(usable: list[RigPhoto], solved: list[Solved], progress: Progress) -> list[Solved]:
    """Return the rigs, the best first, by spectra and by what restorations look like.

    Only those whose spectra come near the best one's are looked at.
    """
    near = [each for each in solved if each[0] - solved[0][0] < _NEAR_LOSS * len(usable)]
    if len(near) < 2:
        return solved
    looks = np.zeros(len(near))
    for each in usable:
        progress.checkpoint(0.97, "Telling mirror images apart")
        judges = [each.judge(camera) for _, camera, _ in near]
        centres = each.model.blocks.centres_px
        places = [replace(told, middle_s=each.middle_s + told.middle_s) for _, _, told in near]
        extents = [
            float(np.ptp(judge.curves(place, centres[:1]), axis=1).max())
            for judge, place in zip(judges, places, strict=True)
        ]
        patches = Patches.of(each.pixels, centres, min(max(extents), 96.0))
        curves = [
            judge.curves(place, patches.centres_px, 200)
            for judge, place in zip(judges, places, strict=True)
        ]
        looks += phase_losses(patches, curves)
    costs = [each[0] / LOSS_PER_ODDS + look for each, look in zip(near, looks, strict=True)]
    return [near[place] for place in np.argsort(costs)] + solved[len(near) :]


def _solved(
    usable: list[RigPhoto],
    camera: Camera,
    start: Guess,
    free: tuple[str, ...],
    *,
    rough: bool = False,
) -> Solved:
    """Refine all that the photos share; the guess's middle is the common offset."""
    places = places_of(free)
    hold = _HOLD / USUAL**2
    hold[0] = 0.0
    judges = [each.judge(camera, rough=rough) for each in usable]
    guess, damping = start, 1e-2
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
    usable: list[RigPhoto], judges: list[Judge], guess: Guess, hold: Floats
) -> tuple[float, Floats, Floats]:
    values = guess.values()
    cost = float(0.5 * (hold * values**2).sum())
    gradient, information = -hold * values, np.diag(hold)
    for each, judge in zip(usable, judges, strict=True):
        here = replace(guess, middle_s=each.middle_s + guess.middle_s)
        loss, pull, told = judge.slopes(here)
        cost, gradient, information = cost + loss, gradient + pull, information + told
    return cost, gradient, information


def loss_of(each: RigPhoto, camera: Camera, guess: Guess) -> float:
    """Return what a rig leaves unexplained of one photo."""
    return each.judge(camera).loss(replace(guess, middle_s=each.middle_s + guess.middle_s))


def differs(one: Solved, other: Solved) -> bool:
    """Whether offset or mounting differ by more than what mirrors the kernels."""
    return _other_way(one[1], other[1]) or abs(one[2].middle_s - other[2].middle_s) > _STEP_S


def _other_way(one: Camera, other: Camera) -> bool:
    turned = one.mounting() @ other.mounting().T
    return not np.allclose(np.abs(turned), np.eye(3), atol=0.3)
