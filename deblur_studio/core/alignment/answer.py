"""The answer of a search: when the shutter was open, how sure that is, what else it may be."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.candidates import Candidate, apart_px
from deblur_studio.core.alignment.evidence import Curve, plain_votes
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.refine import Hold, offset_deviation_s
from deblur_studio.core.alignment.search import SearchSettings, search
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import rotation_matrices
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Floats = NDArray[np.float64]
Verdict = Literal["found", "ambiguous", "not-found"]

# A loss counts what neighbouring frequencies say several times over, and forgets that scenes
# are no draws from the model: differences are divided by this before the phase joins in.
LOSS_PER_ODDS = 60.0
FOUND, _AMBIGUOUS = 0.8, 0.3
_OTHER_PX = 0.7
_LEAST_EXTENT_PX = 3.0
# Weights of a logistic in the agreements of the blocks on the next motion (beyond a limit more
# says no more) and on plain motions, in how much less like a photo the next one's restoration
# looks, and in the strain beyond what chance brings. Set by hand on some 40 simulated shots of
# Kodak's photos (seeds 101 and 103) and still ones.
_CONSTANT, _BY_GAP, _BY_GAIN, _BY_PHASE, _BY_STRAIN = -9.0, 3.0, 1.2, 0.25, -0.5
_MOST_GAP, _USUAL_PHASE, _MOST_PHASE, _USUAL_STRAIN = 3.2, 4.0, 20.0, 6.0


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
    plain, mine = plain_votes(found.judge.model), _votes(found.judge, best)
    rival = others[0] if others else None
    gap = (_votes(found.judge, rival) if rival else plain) - mine
    gain = plain - mine
    odds = _log_odds(gap, gain) + _doubts(best, rival)
    probability = _unmirrored(best, twins) / (1 + math.exp(-float(np.clip(odds, -30, 30))))
    verdict, reason = _verdict(best, probability, float(gain.sum()), twins)
    deviation_s = offset_deviation_s(
        replace(found.judge, camera=best.camera), best.guess, wanted.free
    )
    offset_s = best.guess.middle_s - middle_of(settings)
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
        gap=float(gap.sum()),
        gain=float(gain.sum()),
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
    offset_s = guess.middle_s - middle_of(settings)
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


def middle_of(settings: ShotSettings) -> float:
    """Return the middle of the exposure on the log's clock."""
    exposure = settings.exposure
    return exposure.start_s + settings.camera.time_offset_s + exposure.duration_s / 2


def _cost(candidate: Candidate) -> float:
    return candidate.loss / LOSS_PER_ODDS + candidate.phase_loss


def _is_twin(best: Candidate, other: Candidate) -> bool:
    """Whether two motions differ in little but reflection."""
    near = apart_px(best, other, mirrored=True) <= _OTHER_PX
    return near and apart_px(best, other, mirrored=False) > _OTHER_PX


def _unmirrored(best: Candidate, twins: list[Candidate]) -> float:
    """Return the probability that the best is none of its mirror images."""
    against = sum(math.exp(min(_cost(best) - _cost(each), 50.0)) for each in twins)
    return 1 / (1 + against)


def _votes(judge: Judge, candidate: Candidate) -> Floats:
    """Return the loss (B,) of a candidate in each block."""
    camera = candidate.camera
    return Judge.of(judge.model, camera, judge.track, judge.exposure_s).votes(candidate.guess)


def agreement(votes: Floats) -> float:
    """Return how much a motion's lead (B,) in the blocks outweighs how it scatters among them.

    A few blocks of odd texture can bring a large lead, but not an even one.
    """
    return float(votes.sum() / max(float(np.sqrt(np.square(votes).sum())), 1e-9))


def _log_odds(gap: Floats, gain: Floats) -> float:
    """Return log odds for the best by its leads (B,) over the next motion and over plain ones."""
    ahead = min(agreement(gap), _MOST_GAP)
    return _CONSTANT + _BY_GAP * ahead + _BY_GAIN * agreement(gain)


def _doubts(best: Candidate, rival: Candidate | None) -> float:
    """Return what strain, and the looks of restorations, add to the log odds."""
    odds = _BY_STRAIN * max(0.0, Hold().strain(best.guess) - _USUAL_STRAIN)
    if rival is not None:
        ahead = rival.phase_loss - best.phase_loss - _USUAL_PHASE
        odds += _BY_PHASE * float(np.clip(ahead, -_USUAL_PHASE, _MOST_PHASE))
    return odds


def _verdict(
    best: Candidate, probability: float, gain: float, twins: list[Candidate]
) -> tuple[Verdict, str]:
    """Return verdict and the sentence that says why."""
    if best.extent_px < _LEAST_EXTENT_PX or gain <= 0:
        return (
            "not-found",
            told(
                "The photo looks sharper than any motion in the stretch of the log would leave it"
                " (a still camera, stabilisation, another log or clock); nothing was changed."
            ),
        )
    if probability >= FOUND:
        return "found", told("One motion explains the blur much better than every other one.")
    if probability >= _AMBIGUOUS:
        return "ambiguous", told(
            "The best motion explains the blur hardly better than {other}; choose among the"
            " candidates by their previews, or narrow the search.",
            other=told("its mirror image") if twins else told("another stretch of the log"),
        )
    return (
        "not-found",
        told(
            "No motion in the stretch of the log stands out; search a longer stretch, check focal"
            " length and mounting, or take another log."
        ),
    )
