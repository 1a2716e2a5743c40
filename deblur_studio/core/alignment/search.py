"""Looking for the exposure: the whole stretch roughly, then fewer and fewer, ever more closely."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.blocks import Blocks, blocks_of
from deblur_studio.core.alignment.candidates import Candidate, distinct, minima
from deblur_studio.core.alignment.evidence import Curve, Guess, loss_curve
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.alignment.level import level_of
from deblur_studio.core.alignment.mountings import mounted_ways
from deblur_studio.core.alignment.phase import Patches, phase_losses
from deblur_studio.core.alignment.refine import refined
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.shot import ShotSettings
from deblur_studio.core.parallel import in_order
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.told import told

Image = NDArray[np.float32]
Floats = NDArray[np.float64]

_LONG_S, _WHOLE_STEP_S, _NEAR_STEP_S = 1200.0, 0.004, 0.002
_NEAR_S = 2.0
_APART_S = 0.008
_MOST, _MOST_NEAR, _FEWER, _FEW = 100, 24, 6, 3
_THIN = 3
_SAME_PX = 0.5
_PIECE_S = 20.0


@dataclass(frozen=True)
class SearchSettings:
    """Where to search and what else to refine.

    ``from_s`` to ``to_s``: the middle of the exposure on the log's clock, the camera's offset
    added (None: the whole log). ``free``: of ``REFINABLE``; "mounting" tries the 24 ways of
    axes along axes first.
    """

    from_s: float | None = None
    to_s: float | None = None
    free: tuple[str, ...] = ("offset", "bias", "scale")


@dataclass(frozen=True, eq=False)
class Found:
    """Candidates, best first, each unlike those before it, and the rough curve of the search."""

    candidates: tuple[Candidate, ...]
    curve: Curve
    blocks: Blocks
    judge: Judge


def search(
    pixels: Image,
    recording: ImuRecording,
    settings: ShotSettings,
    wanted: SearchSettings,
    progress: Progress = SILENT,
) -> Found:
    """Search a log for the motion that blurred a photo (H, W, C) in linear light.

    Raises:
        MotionError: Too little texture, or the log does not cover any exposure searched.
        Cancelled: ``progress`` asked to stop.
    """
    track, middles = _stretch(recording, settings, wanted)
    blocks = blocks_of(pixels, scale=level_of(pixels.shape, track, settings, middles))
    cameras = mounted_ways(settings.camera, wanted.free)
    starts: list[tuple[float, Camera, float]] = []
    best: Curve | None = None
    most = _MOST if middles[-1] - middles[0] > _NEAR_S else _MOST_NEAR
    for number, camera in enumerate(cameras):
        part = Part(progress, 0.5 * number / len(cameras), 0.5 * (number + 1) / len(cameras))
        curve = _rough(blocks, camera, track, settings, middles, part)
        starts += [
            (float(curve.losses[at]), camera, float(curve.middles_s[at]))
            for at in minima(curve, _APART_S, most if len(cameras) == 1 else most // 4)
        ]
        if best is None or curve.losses.min() < best.losses.min():
            best = curve
    if best is None or not starts:
        raise MotionError(
            told(
                "The log has no stretch without gaps that is as long as the exposure where it was"
                " searched; search another stretch."
            )
        )
    starts.sort(key=lambda start: start[0])
    found, judge = _narrowed(
        blocks,
        track,
        settings,
        wanted.free,
        starts[: max(most, 4 * len(cameras))],
        Part(progress, 0.5, 0.97),
    )
    return Found(_told_apart(pixels, blocks, judge, found), best, blocks, judge)


def _stretch(
    recording: ImuRecording, settings: ShotSettings, wanted: SearchSettings
) -> tuple[AngleTrack, Floats]:
    """Return the track of the log that is needed and the middles (N,) s to be judged."""
    half_s = (settings.exposure.duration_s + settings.camera.readout_s) / 2
    first_s = float(recording.time_s[0]) + half_s
    last_s = float(recording.time_s[-1]) - half_s
    from_s = first_s if wanted.from_s is None else max(first_s, wanted.from_s)
    to_s = last_s if wanted.to_s is None else min(last_s, wanted.to_s)
    name = recording.source.paths[0].name
    if not to_s > from_s:
        raise MotionError(
            told(
                "{name} runs from {first:.3f} s to {last:.3f} s; no exposure of this length"
                " lies in the stretch to be searched.",
                name=name,
                first=recording.time_s[0],
                last=recording.time_s[-1],
            )
        )
    step_s = _NEAR_STEP_S if to_s - from_s < _NEAR_S else _WHOLE_STEP_S
    middles = np.arange(from_s, to_s + step_s, step_s)
    reach_s = half_s + 0.1
    unbiased = replace(recording, gyro_rad_s=recording.gyro_rad_s - settings.bias_rad_s)
    return AngleTrack.of(unbiased, from_s - reach_s, to_s + reach_s), middles


def _rough(
    blocks: Blocks,
    camera: Camera,
    track: AngleTrack,
    settings: ShotSettings,
    middles: Floats,
    progress: Progress,
) -> Curve:
    """Judge all stretches by the mean spectra of a few parts of the photo, on all cores."""
    long = float(middles[-1] - middles[0]) > _LONG_S
    zones = blocks.zones(2, 2, 100) if long else blocks.zones(3, 2, 160)
    model = SpectrumModel.of(zones)
    step_s = float(middles[1] - middles[0])
    size = max(8, round(_PIECE_S / step_s)) if len(middles) * step_s > _PIECE_S else len(middles)
    pieces = [middles[first : first + size] for first in range(0, len(middles), size)]
    pieces = [piece for piece in pieces if len(piece) > 1]
    losses = []

    def judged(piece: Floats) -> Curve:
        exposure_s = settings.exposure.duration_s
        return loss_curve(model, camera, track, exposure_s, piece, rough=True)

    for done, (_, curve) in enumerate(in_order(judged, pieces), start=1):
        progress.checkpoint(done / len(pieces), "Searching the log")
        losses.append(curve.losses)
    kept = np.concatenate(pieces)
    return Curve(kept, np.concatenate(losses))


def _narrowed(
    blocks: Blocks,
    track: AngleTrack,
    settings: ShotSettings,
    free: tuple[str, ...],
    starts: list[tuple[float, Camera, float]],
    progress: Progress,
) -> tuple[list[Candidate], Judge]:
    """Refine fewer and fewer candidates on more and more of the spectra."""
    exposure_s = settings.exposure.duration_s
    guesses = [(camera, Guess(middle_s)) for _, camera, middle_s in starts]
    whole = SpectrumModel.of(blocks)
    plan = (
        (SpectrumModel.of(blocks.zones(3, 2, 300)), 5, _FEWER),
        (SpectrumModel.of(blocks.thinned(_THIN)), 5, _FEW),
        (whole, 6, _FEW),
    )
    candidates: list[Candidate] = []
    for stage, (model, rounds, kept) in enumerate(plan):
        candidates = []
        for number, (camera, guess) in enumerate(guesses):
            progress.checkpoint((stage + number / len(guesses)) / len(plan), "Looking closer")
            judge = Judge.of(model, camera, track, exposure_s)
            candidates.append(Candidate.of(judge, *refined(judge, guess, free, rounds)))
        candidates.sort(key=lambda each: each.loss)
        different = distinct(candidates, _SAME_PX, mirrored=False)
        guesses = [(each.camera, each.guess) for each in different[:kept]]
    judge = Judge.of(whole, settings.camera, track, exposure_s)
    return distinct(candidates, _SAME_PX, mirrored=False), judge


def _told_apart(
    pixels: Image, blocks: Blocks, judge: Judge, candidates: list[Candidate]
) -> tuple[Candidate, ...]:
    """Return the candidates with what restorations with their kernels look like."""
    reach_px = max(each.extent_px for each in candidates)
    patches = Patches.of(pixels, blocks.centres_px, min(reach_px, 96.0))
    curves = [
        replace(judge, camera=each.camera).curves(each.guess, patches.centres_px, 200)
        for each in candidates
    ]
    losses = phase_losses(patches, curves)
    return tuple(
        replace(each, phase_loss=float(loss)) for each, loss in zip(candidates, losses, strict=True)
    )
