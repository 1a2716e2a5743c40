"""The spectral evidence of stretches of a log: how well each explains the blur of a photo.

|K(f)|^2 of a stretch is the squared mean of exp(-i g . angle) over it, g the phase that a unit
of turn gives a frequency at a block. It does not depend on where the angle counts from, so one
pass over the log with running sums serves every stretch of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.blocks import SIDE
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack, row_shares, turn_jacobians
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.progress import SILENT, Progress

Floats = NDArray[np.float64]
Image = NDArray[np.float32]

_CHUNK = 400
_PLAIN_PX, _PLAIN_LENGTHS, _PLAIN_ANGLES = (2.0, 50.0), 14, 16


@dataclass(frozen=True)
class Guess:
    """A motion to be judged: the middle of the exposure on the log's clock and what is refined.

    ``bias_rad_s`` in sensor axes, beyond what the track has taken off; ``log_scale`` of all
    turns, ``log_focal`` of pan and tilt only; ``turn_rad`` a small rotation of the mounting in
    camera axes; ``readout_s`` is added to the camera's.
    """

    middle_s: float
    bias_rad_s: tuple[float, float, float] = (0.0, 0.0, 0.0)
    log_scale: float = 0.0
    log_focal: float = 0.0
    turn_rad: tuple[float, float, float] = (0.0, 0.0, 0.0)
    readout_s: float = 0.0

    def values(self) -> Floats:
        """Return what is refined (P,), without the offset: the first is zero."""
        scales = (self.log_scale, self.log_focal)
        return np.array([0.0, *self.bias_rad_s, *scales, *self.turn_rad, self.readout_s])


@dataclass(frozen=True, eq=False)
class Curve:
    """Losses (N,) of exposures about middles (N,) s, smaller is better; infinite in gaps."""

    middles_s: Floats
    losses: Floats


def phases(model: SpectrumModel, camera: Camera) -> Floats:
    """Return (B, F, 3): how many radians a turn of one radian shifts each frequency by."""
    jacobians = turn_jacobians(camera, model.blocks.centres_px)
    turned: Floats = 2 * np.pi * np.einsum("fi,bij->bfj", model.blocks.frequencies, jacobians)
    return turned


def phases_aside(model: SpectrumModel, camera: Camera) -> Floats:
    """Return (B, 4, 3): the phases of the shifts in frequency that stand for a block's window.

    A periodogram under a Hann window is smoothed over its neighbours by 1/6, 2/3, 1/6 either
    way; the mean of four places at these shifts has the same second moments.
    """
    jacobians = turn_jacobians(camera, model.blocks.centres_px)
    aside = model.blocks.scale / (SIDE * np.sqrt(3.0))
    ways = aside * np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
    turned: Floats = 2 * np.pi * np.einsum("fi,bij->bfj", ways, jacobians)
    return turned


def loss_curve(
    model: SpectrumModel,
    camera: Camera,
    track: AngleTrack,
    exposure_s: float,
    middles_s: Floats,
    *,
    rough: bool = False,
    progress: Progress = SILENT,
) -> Curve:
    """Judge exposures about equally spaced middles (N,) s; ``rough`` is faster, less sharp."""
    step_s = float(middles_s[1] - middles_s[0])
    losses = np.zeros(len(middles_s))
    turned = phases(model, camera)
    asides = np.zeros((len(turned), 1, 3)) if rough else phases_aside(model, camera)
    shares = row_shares(camera, model.blocks.centres_px)
    apart_s = exposure_s / 20 if rough else _instants_apart(exposure_s)
    finer = max(1, round(step_s / apart_s))
    for first in range(0, len(middles_s), _CHUNK):
        middles = middles_s[first : first + _CHUNK]
        progress.checkpoint(first / len(middles_s), "Judging stretches of the log")
        for block in range(len(turned)):
            shifted = middles + shares[block] * camera.readout_s
            seen = turned[block] @ camera.mounting(), asides[block] @ camera.mounting()
            passed = _passed(*seen, track, shifted, exposure_s, finer)
            judged = model.rough_losses if rough else model.losses
            losses[first : first + _CHUNK] += judged(block, passed)
    half_s = (exposure_s + camera.readout_s) / 2
    covered = track.covers(middles_s - half_s, middles_s + half_s)
    return Curve(middles_s, np.where(covered, losses, np.inf))


def still_loss(model: SpectrumModel) -> float:
    """Return the loss of a camera that did not move."""
    ones = np.ones((1, len(model.textures)), np.float32)
    return float(sum(model.losses(block, ones)[0] for block in range(len(model.blocks))))


def plain_votes(model: SpectrumModel) -> Floats:
    """Return the loss (B,) in each block of the best of a still camera and straight, even motions.

    Nearly any blur explains a blurred photo better than none: a motion that is really the one
    must do better than these, too.
    """
    lengths = np.geomspace(*_PLAIN_PX, _PLAIN_LENGTHS)
    angles = np.arange(_PLAIN_ANGLES) * np.pi / _PLAIN_ANGLES
    ways = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    ends = (lengths[:, None, None] * ways).reshape(-1, 2) / model.blocks.scale
    ends = np.concatenate([np.zeros((1, 2)), ends])
    passed = np.sinc(ends @ model.blocks.frequencies.T).astype(np.float32) ** 2
    losses = np.stack([model.losses(block, passed) for block in range(len(model.blocks))])
    votes: Floats = losses[:, losses.sum(axis=0).argmin()].astype(np.float64)
    return votes


def _instants_apart(exposure_s: float) -> float:
    return float(np.clip(exposure_s / 40, 0.00025, 0.002))


def _passed(
    turned: Floats,
    asides: Floats,
    track: AngleTrack,
    middles_s: Floats,
    exposure_s: float,
    finer: int,
) -> Image:
    """Return |K|^2 (N, F) about equally spaced middles for phases (F, 3) of sensor turns.

    The mean is taken over the frequencies' neighbours at the phases ``asides`` (A, 3).
    """
    step_s = (middles_s[1] - middles_s[0]) / finer if len(middles_s) > 1 else exposure_s / 40
    half = exposure_s / 2 / step_s
    reach = int(np.ceil(half)) + 1
    count = (len(middles_s) - 1) * finer + 1
    times_s = middles_s[0] + step_s * np.arange(-reach, count + reach)
    angles = track.angle(times_s)
    angles = angles - angles[len(angles) // 2]
    phase = (angles @ turned.T).astype(np.float32)
    wave = np.empty(phase.shape, np.complex64)
    wave.real, wave.imag = np.cos(phase), np.sin(phase)
    at = reach + finer * np.arange(len(middles_s))
    passed = np.zeros((len(middles_s), len(turned)), np.float32)
    for aside in asides:
        turn = np.exp(1j * (angles @ aside)).astype(np.complex64) if aside.any() else None
        mean = _means_about(wave if turn is None else wave * turn[:, None], at, half)
        passed += np.square(mean.real) + np.square(mean.imag)
    passed /= np.float32(len(asides))
    return passed


def _means_about(
    wave: NDArray[np.complex64], at: NDArray[np.intp], half: float
) -> NDArray[np.complex64]:
    """Return means (N, F) of a wave (S, F) over ``half`` steps to either side of places (N,)."""
    steps = np.empty_like(wave)
    steps[1:] = (wave[1:] + wave[:-1]) / np.float32(2)
    steps[0] = 0
    total = np.asarray(np.cumsum(steps, axis=0), dtype=np.complex64)
    whole, part = int(np.floor(half)), np.float32(half - np.floor(half))
    above = total[at + whole] * (1 - part) + total[at + whole + 1] * part
    below = total[at - whole] * (1 - part) + total[at - whole - 1] * part
    return np.asarray((above - below) / np.float32(2 * half), dtype=np.complex64)
