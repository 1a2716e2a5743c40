"""Refining the motion that a log and its settings tell of one exposure, by the photo itself.

Clock, bias, scale, focal length, mounting and readout are known to a few milliseconds and per
cent, and restorations lose several dB by that. The photo's spectra tell them more closely: from
many starts about what was told, drawn as far off as is usual, Gauss-Newton follows the spectral
evidence, first of low frequencies, which lead far, then of all. What was told holds each value.
Nothing is searched beyond that: for an unknown clock see search.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.answer import FOUND, Alignment, agreement, applied, middle_of
from deblur_studio.core.alignment.blocks import Blocks, blocks_of
from deblur_studio.core.alignment.candidates import Candidate
from deblur_studio.core.alignment.evidence import Curve, Guess, plain_votes
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.level import level_of
from deblur_studio.core.alignment.refine import (
    REFINABLE,
    Hold,
    moved,
    offset_deviation_s,
    refined,
)
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

# How far off what is told usually is: s, rad/s (three), log of scale and of focal length, rad
# (three), s. Of MotionErrors' kind; the offset is that of a clock that was set with care.
TOLD = np.array([0.005, 0.01, 0.01, 0.01, 0.06, 0.03, 0.04, 0.04, 0.04, 0.005])
_DRAWN, _SHIFTS_S = 24, (0.0, -0.005, 0.005, -0.010, 0.010)
# Below how many cycles per pixel, of how many frequencies, in how many steps; how many go on.
_STAGES = ((0.1, 300, 6, 8), (0.2, 1500, 6, 4), (1.0, 10_000, 5, 2))
_SAME = 0.1  # of what is usual: starts that arrived at one place
_AROUND_S = 0.1
_SHOWN_S, _SHOWN = 0.03, 31
# Weights of a logistic; set by hand on 32 simulated shots of free photos (seeds 7001, 7002) with
# their own logs and with those of other shots.
_BY_LEAD, _EVEN_LEAD, _MOST_LEAD, _BY_STRAIN, _USUAL_STRAIN = 2.0, 1.2, 4.0, 0.7, 14.0


def refine_motion(
    pixels: Image, recording: ImuRecording, settings: ShotSettings, progress: Progress = SILENT
) -> Alignment:
    """Refine what is told of the motion that blurred a photo (H, W, C) in linear light.

    The same input gives the same answer: the starts are drawn from a fixed seed. The answer is
    "found" or "not-found", never ambiguous, and its settings are the refined ones either way.

    Raises:
        MotionError: Too little texture, or the log does not cover the exposure.
        Cancelled: ``progress`` asked to stop.
    """
    middle_s = middle_of(settings)
    blocks, track = seen_and_told(pixels, recording, settings)
    judge, guess = _refined(blocks, track, settings, middle_s, progress)
    return _answered(judge, guess, settings, middle_s)


def seen_and_told(
    pixels: Image, recording: ImuRecording, settings: ShotSettings
) -> tuple[Blocks, AngleTrack]:
    """Return what a photo (H, W, C) shows of its blur and what the log tells about the exposure.

    Raises:
        MotionError: Too little texture, or the log does not cover the exposure.
    """
    middle_s = middle_of(settings)
    half_s = (settings.exposure.duration_s + settings.camera.readout_s) / 2 + _AROUND_S
    unbiased = replace(recording, gyro_rad_s=recording.gyro_rad_s - settings.bias_rad_s)
    track = AngleTrack.of(unbiased, middle_s - half_s, middle_s + half_s)
    scale = level_of(pixels.shape, track, settings, np.array([middle_s]))
    return blocks_of(pixels, scale=scale), track


def _refined(
    blocks: Blocks, track: AngleTrack, settings: ShotSettings, middle_s: float, progress: Progress
) -> tuple[Judge, Guess]:
    """Return the judge by all spectra and the best guess."""
    guesses, hold = _starts(middle_s), Hold(TOLD, middle_s)
    for stage, (below, most, rounds, kept) in enumerate(_STAGES):
        model = SpectrumModel.of(_coarser(blocks, below, most))
        judge = Judge.of(model, settings.camera, track, settings.exposure.duration_s)

        def closer(guess: Guess, judge: Judge = judge, rounds: int = rounds) -> tuple[Guess, float]:
            return refined(judge, guess, REFINABLE, rounds, hold)

        covered = [guess for guess in guesses if judge.covers(guess)] or [Guess(middle_s)]
        found = []
        for done, (_, each) in enumerate(in_order(closer, covered), start=1):
            progress.checkpoint((stage + done / len(covered)) / len(_STAGES), "Refining the motion")
            found.append(each)
        found.sort(key=lambda each: each[1])
        guesses = _unlike([guess for guess, _ in found], hold, kept)
    return judge, guesses[0]


def _starts(middle_s: float) -> list[Guess]:
    """Return what was told, at other times, and drawn as far from it as is usual."""
    rng = np.random.default_rng(0)
    shifts = [Guess(middle_s + shift_s) for shift_s in _SHIFTS_S]
    drawn = TOLD * rng.standard_normal((_DRAWN, len(TOLD)))
    return shifts + [moved(Guess(middle_s), step) for step in drawn]


def _unlike(ordered: list[Guess], hold: Hold, most: int) -> list[Guess]:
    """Return the best guesses that did not arrive at the same place, best first."""
    kept: list[Guess] = []
    for guess in ordered:
        apart = [np.abs((hold.away(guess) - hold.away(other)) / TOLD).max() for other in kept]
        if all(each > _SAME for each in apart):
            kept.append(guess)
    return kept[:most]


def _coarser(blocks: Blocks, below: float, most: int) -> Blocks:
    """Return the blocks' spectra at low frequencies only: an even choice of so many at most."""
    radius = np.hypot(*blocks.frequencies.T) / blocks.scale
    low = np.nonzero(radius < below)[0]
    chosen = low[np.linspace(0, len(low) - 1, min(most, len(low))).astype(np.intp)]
    return replace(
        blocks,
        frequencies=blocks.frequencies[chosen],
        log_power=np.ascontiguousarray(blocks.log_power[:, chosen]),
        smooth=np.ascontiguousarray(blocks.smooth[:, chosen]),
    )


def _answered(judge: Judge, guess: Guess, settings: ShotSettings, middle_s: float) -> Alignment:
    """Return the answer with how sure it is."""
    hold, votes = Hold(TOLD, middle_s), judge.votes(guess)
    best = Candidate.of(judge, guess, float(votes.sum()))
    before = Candidate.of(judge, Guess(middle_s), judge.loss(Guess(middle_s)))
    gain = plain_votes(judge.model) - votes
    probability = _probability(agreement(gain), hold.strain(guess))
    offset_s = guess.middle_s - middle_s
    reach_s = 1.96 * offset_deviation_s(judge, guess, REFINABLE, hold)
    found = probability >= FOUND and float(gain.sum()) > 0
    return Alignment(
        offset_s=offset_s,
        interval_s=(offset_s - reach_s, offset_s + reach_s),
        probability=probability,
        verdict="found" if found else "not-found",
        reason=_reason(found=found),
        curve=_curve(judge, guess),
        candidates=(best, before),
        runner_up=before,
        settings=applied(best, settings),
        gap=before.loss - best.loss,
        gain=float(gain.sum()),
        blocks=len(judge.model.blocks),
        loss_each=best.loss / judge.model.log_base.size,
    )


def _probability(lead: float, strain: float) -> float:
    """Return how probable it is that the log is the photo's and the refined motion right.

    By how evenly the blocks prefer it to the best plain straight motion (see ``agreement``), and
    by how far what was told had to be bent for it.
    """
    odds = _BY_LEAD * (min(lead, _MOST_LEAD) - _EVEN_LEAD)
    odds -= _BY_STRAIN * max(0.0, strain - _USUAL_STRAIN)
    return 1 / (1 + math.exp(-max(-30.0, min(odds, 30.0))))


def _reason(*, found: bool) -> str:
    if found:
        return told(
            "The photo confirms the motion, and tells its time, size and direction more closely."
        )
    return told(
        "No motion near the one that was set explains the blur better than a plain straight one;"
        " check log, clock and mounting, or search the log."
    )


def _curve(judge: Judge, best: Guess) -> Curve:
    """Return the losses of the refined motion at other times nearby."""
    middles_s = best.middle_s + np.linspace(-_SHOWN_S, _SHOWN_S, _SHOWN)
    guesses = [replace(best, middle_s=float(middle_s)) for middle_s in middles_s]
    losses = [judge.loss(guess) if judge.covers(guess) else np.inf for guess in guesses]
    return Curve(middles_s, np.array(losses))
