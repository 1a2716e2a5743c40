"""The answer of a search: when the shutter was open, how sure that is, what else it may be."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.candidates import Candidate, apart_px
from deblur_studio.core.alignment.evidence import Curve, plain_loss
from deblur_studio.core.alignment.refine import offset_deviation_s
from deblur_studio.core.alignment.search import SearchSettings, search
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Progress

Image = NDArray[np.float32]
Floats = NDArray[np.float64]
Verdict = Literal["found", "ambiguous", "not-found"]

# A loss counts what neighbouring frequencies say several times over, and forgets that scenes
# are no draws from the model: differences are divided by this before the phase joins in.
_LOSS_PER_ODDS = 60.0
_FOUND, _AMBIGUOUS = 0.85, 0.3
_OTHER_PX = 0.7
_LEAST_EXTENT_PX = 3.0
# Weights of a logistic in log(0.3 + x / sqrt(blocks)) of the gap to the next motion and of the
# gain over plain ones, set on some 30 simulated shots of the free photos (seeds 101 and 102).
_WEIGHTS = (-14.5, 2.0, 2.0)


@dataclass(frozen=True, eq=False)
class Alignment:
    """When the shutter was open.

    ``offset_s`` is what to add to the exposure's start, ``interval_s`` its 95 % interval if
    the motion is the right one; ``probability`` that it is, by the gap to the next motion and to
    none. ``curve``: the rough search, smaller is better. ``settings``: those told with offset
    and refined values put in. ``candidates`` are all motions that were looked at closely, the
    best first; ``runner_up`` is the best that differs, None if there is none.
    """

    offset_s: float
    interval_s: tuple[float, float]
    probability: float
    verdict: Verdict
    reason: str
    curve: Curve
    candidates: tuple[Candidate, ...]
    runner_up: Candidate | None
    settings: ShotSettings
    gap: float
    gain: float
    blocks: int
    loss_each: float


def align(
    pixels: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    wanted: SearchSettings,
    progress: Progress = SILENT,
) -> Alignment:
    """Find when the shutter was open for a photo (H, W, C) in linear light.

    Args:
        pixels: The photo.
        recording: The log.
        settings: What is known of the shot; its exposure's length is taken as given.
        wanted: Where to search and what else to refine.
        progress: Told several times a second.

    Raises:
        MotionError: Too little texture, or the log does not cover any exposure searched.
        Cancelled: ``progress`` asked to stop.
    """
    found = search(pixels, recording, settings, wanted, progress)
    ordered = sorted(found.candidates, key=_cost)
    best, rest = ordered[0], ordered[1:]
    others = [each for each in rest if apart_px(best, each, mirrored=True) > _OTHER_PX]
    twins = [each for each in rest if _is_twin(best, each)]
    plain = plain_loss(found.judge.model)
    gap = min((each.loss for each in others), default=plain) - best.loss
    gain = plain - best.loss
    probability = _probability(gap, gain, len(found.blocks)) * _unmirrored(best, twins)
    verdict, reason = _verdict(best, probability, gain, twins)
    deviation_s = offset_deviation_s(
        replace(found.judge, camera=best.camera), best.guess, wanted.free
    )
    offset_s = best.guess.middle_s - _middle_s(settings)
    reach_s = 1.96 * deviation_s
    return Alignment(
        offset_s=offset_s,
        interval_s=(offset_s - reach_s, offset_s + reach_s),
        probability=probability,
        verdict=verdict,
        reason=reason,
        curve=found.curve,
        candidates=tuple(ordered),
        runner_up=rest[0] if rest else None,
        settings=applied(best, settings),
        gap=gap,
        gain=gain,
        blocks=len(found.blocks),
        loss_each=best.loss / found.judge.model.log_base.size,
    )


def applied(candidate: Candidate, settings: ShotSettings) -> ShotSettings:
    """Return settings with the exposure and all refined values of a candidate.

    A scale of the motion has no place of its own in them: it goes into the focal length, which
    is the same but for roll.
    """
    guess = candidate.guess
    bias = np.asarray(settings.bias_rad_s) + guess.bias_rad_s
    offset_s = guess.middle_s - _middle_s(settings)
    return replace(
        settings,
        camera=_camera(candidate),
        exposure=replace(settings.exposure, start_s=settings.exposure.start_s + offset_s),
        bias_rad_s=(float(bias[0]), float(bias[1]), float(bias[2])),
    )


def _camera(candidate: Candidate) -> Camera:
    guess, camera = candidate.guess, candidate.camera
    longer = math.exp(guess.log_focal + guess.log_scale)
    mounting = rotation_matrices(np.array([guess.turn_rad]))[0] @ camera.mounting()
    return camera.replaced(
        fx_px=camera.fx_px * longer,
        fy_px=camera.fy_px * longer,
        readout_s=float(np.clip(camera.readout_s + guess.readout_s, 0.0, 1.0)),
        imu_to_camera=tuple((row[0], row[1], row[2]) for row in mounting.tolist()),
    )


def _middle_s(settings: ShotSettings) -> float:
    """Return the middle of the exposure on the log's clock."""
    exposure = settings.exposure
    return exposure.start_s + settings.camera.time_offset_s + exposure.duration_s / 2


def _cost(candidate: Candidate) -> float:
    return candidate.loss / _LOSS_PER_ODDS + candidate.phase_loss


def _is_twin(best: Candidate, other: Candidate) -> bool:
    """Whether two motions differ in little but reflection."""
    near = apart_px(best, other, mirrored=True) <= _OTHER_PX
    return near and apart_px(best, other, mirrored=False) > _OTHER_PX


def _unmirrored(best: Candidate, twins: list[Candidate]) -> float:
    """Return the probability that the best is none of its mirror images."""
    against = sum(math.exp(min(_cost(best) - _cost(each), 50.0)) for each in twins)
    return 1 / (1 + against)


def _probability(gap: float, gain: float, blocks: int) -> float:
    constant, by_gap, by_gain = _WEIGHTS
    logit = constant + by_gap * _per_block(gap, blocks) + by_gain * _per_block(gain, blocks)
    return 1 / (1 + math.exp(-float(np.clip(logit, -30, 30))))


def _per_block(difference: float, blocks: int) -> float:
    return math.log(0.3 + max(difference, 0.0) / math.sqrt(max(blocks, 1)))


def _verdict(
    best: Candidate, probability: float, gain: float, twins: list[Candidate]
) -> tuple[Verdict, str]:
    """Return verdict and the sentence that says why."""
    if best.extent_px < _LEAST_EXTENT_PX or gain <= 0:
        return (
            "not-found",
            "The photo looks sharper than any motion in the stretch of the log would leave it"
            " (a still camera, stabilisation, another log or clock); nothing was changed.",
        )
    if probability >= _FOUND:
        return "found", "One motion explains the blur much better than every other one."
    if probability >= _AMBIGUOUS:
        mirrored = "its mirror image" if twins else "another stretch of the log"
        return (
            "ambiguous",
            f"The best motion explains the blur hardly better than {mirrored}; choose among the"
            " candidates by their previews, or narrow the search.",
        )
    return (
        "not-found",
        "No motion in the stretch of the log stands out; search a longer stretch, check focal"
        " length and mounting, or take another log.",
    )
