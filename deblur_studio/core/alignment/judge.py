"""Judging a guess by all blocks at once, with the slopes of the score by every refined value."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.evidence import Guess, phases, phases_aside
from deblur_studio.core.alignment.spectrum_model import FILL, SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack, row_shares, turn_jacobians
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import rotation_matrices

Floats = NDArray[np.float64]
Image = NDArray[np.float32]
Complexes = NDArray[np.complex128]

VALUES = 10
_INSTANTS = 48
_WITHIN = np.linspace(-0.5, 0.5, _INSTANTS + 1)
_TRAPEZE = np.concatenate([[0.5], np.ones(_INSTANTS - 1), [0.5]]) / _INSTANTS
_TIME = 3


@dataclass(frozen=True, eq=False)
class Judge:
    """What guesses are judged by.

    ``turned`` (B, F, 3) and ``asides`` (B, 4, 3): see ``phases`` and ``phases_aside``;
    ``shares`` (B,): see ``row_shares``.
    """

    model: SpectrumModel
    camera: Camera
    track: AngleTrack
    exposure_s: float
    turned: Floats
    asides: Floats
    shares: Floats

    @classmethod
    def of(
        cls, model: SpectrumModel, camera: Camera, track: AngleTrack, exposure_s: float
    ) -> Judge:
        """Prepare what does not depend on the guess."""
        turned, asides = phases(model, camera), phases_aside(model, camera)
        shares = row_shares(camera, model.blocks.centres_px)
        return cls(model, camera, track, exposure_s, turned, asides, shares)

    def loss(self, guess: Guess) -> float:
        """Return the loss of a guess, without what its values are held by."""
        return float(self.votes(guess).sum())

    def votes(self, guess: Guess) -> Floats:
        """Return the loss (B,) of a guess in each block."""
        losses = np.zeros(len(self.turned))
        for block, angles in enumerate(self._turns(guess, self.shares, _WITHIN)):
            asides, wave = self._wave(guess, block, angles)
            weights: Complexes = _TRAPEZE * np.exp(-1j * asides @ angles.T)
            passed = _squared(_sums(weights, wave)).mean(axis=0, dtype=np.float32)
            losses[block] = self.model.losses(block, passed[None])[0]
        return losses

    def slopes(self, guess: Guess) -> tuple[float, Floats, Floats]:
        """Return loss, gradient (P,) and information (P, P) over offset ... readout."""
        loss, gradient, information = 0.0, np.zeros(VALUES), np.zeros((VALUES, VALUES))
        mounting = np.exp(guess.log_scale) * self._mounting(guess)
        shifts_s = self._shifts_s(guess)
        for block, angles in enumerate(self._turns(guess, self.shares, _WITHIN)):
            times_s = shifts_s[block] + _WITHIN * self.exposure_s
            passed, by_value = self._passed(guess, block, angles, times_s, mounting)
            losses, pulls, shares = self.model.fitted(block, passed[None])
            loss += float(losses[0])
            jacobian = shares[0][:, None] * by_value
            gradient += jacobian.T @ pulls[0]
            information += _information(jacobian, shares[0], self.model)
        return loss, gradient, information

    def covers(self, guess: Guess) -> bool:
        """Whether the log tells of the whole exposure of a guess."""
        half_s = np.array((self.exposure_s + max(self.camera.readout_s + guess.readout_s, 0)) / 2)
        middle_s = np.array(guess.middle_s)
        return bool(self.track.covers(middle_s - half_s, middle_s + half_s))

    def curves(self, guess: Guess, pixels_xy: Floats, samples: int = 64) -> Floats:
        """Return the curves (N, S, 2) px of kernels at pixels (N, 2), for small turns."""
        jacobians = turn_jacobians(self.camera, pixels_xy) * _focal(guess)
        within = (np.arange(samples) + 0.5) / samples - 0.5
        turns = self._turns(guess, row_shares(self.camera, pixels_xy), within)
        curves: Floats = np.einsum("nij,nsj->nsi", jacobians, turns)
        return curves

    def _turns(self, guess: Guess, shares: Floats, within: Floats) -> Floats:
        """Return turns (N, S, 3) rad in camera axes since the middle, for rows' shares (N,)."""
        readout_s = max(self.camera.readout_s + guess.readout_s, 0.0)
        from_middle_s = shares[:, None] * readout_s + within * self.exposure_s  # (N, S)
        sensor = self.track.angle(guess.middle_s + from_middle_s) - self.track.angle(guess.middle_s)
        sensor -= from_middle_s[..., None] * np.asarray(guess.bias_rad_s)
        turned: Floats = np.exp(guess.log_scale) * sensor @ self._mounting(guess).T
        return turned

    def _shifts_s(self, guess: Guess) -> Floats:
        return self.shares * max(self.camera.readout_s + guess.readout_s, 0.0)

    def _mounting(self, guess: Guess) -> Floats:
        small: Floats = rotation_matrices(np.array([guess.turn_rad]))[0]
        return small @ self.camera.mounting()

    def _wave(self, guess: Guess, block: int, angles: Floats) -> tuple[Floats, Image]:
        """Return the shifts' phases (4, 3) and cosine and minus sine (2, S, F) of the phases."""
        focal = _focal(guess)
        phase = (angles @ (self.turned[block] * focal).T).astype(np.float32)
        wave = np.empty((2, *phase.shape), np.float32)
        np.cos(phase, out=wave[0])
        np.sin(-phase, out=wave[1])
        return self.asides[block] * focal, wave

    def _passed(
        self, guess: Guess, block: int, angles: Floats, times_s: Floats, mounting: Floats
    ) -> tuple[Image, Image]:
        """Return |K|^2 (F,) as a block shows it and the slopes of its logarithm (F, P).

        A frequency a little aside is the same wave under other weights.
        """
        asides, wave = self._wave(guess, block, angles)
        weights: Complexes = np.exp(-1j * asides @ angles.T)  # (4, S)
        terms = np.stack([np.ones(len(angles)), *angles.T, times_s]) * _TRAPEZE
        table: Complexes = (weights[:, None] * terms).reshape(-1, len(angles))
        sums = _sums(table, wave).reshape(len(asides), len(terms), -1)  # (4, 5, F)
        at_ends: Complexes = weights[:, [0, -1]] * np.array([-1, 1]) / self.exposure_s
        ends = _sums(at_ends, wave[:, [0, -1]])
        transfer = sums[:, 0]
        passed = _squared(transfer).mean(axis=0, dtype=np.float32)
        pulls = (np.conj(transfer)[:, None] * sums[:, 1:]).imag  # (4, 4, F)
        aside = np.tensordot(asides.T.astype(np.float32), pulls, axes=1) / len(asides)
        mean = np.asarray(aside, dtype=np.float32)
        focal = _focal(guess).astype(np.float32)
        turned = (self.turned[block].astype(np.float32) * focal).T  # (3, F)
        mean += turned[:, None] * pulls.mean(axis=0)  # (3, 4, F)
        by_end = (np.conj(transfer) * ends).real.mean(axis=0, dtype=np.float32)
        by_value = _by_value(mean, by_end, mounting, float(self.shares[block]))
        return passed, 2 * by_value / (passed + np.float32(FILL))[:, None]


def _by_value(pulled: Image, by_end: Image, mounting: Floats, share: float) -> Image:
    """Return half the slopes (F, P) of |K|^2, from how phases pull (3, 4, F) along angles, time."""
    slopes = np.zeros((len(by_end), VALUES), np.float32)
    slopes[:, 0] = by_end
    slopes[:, 1:4] = -(pulled[:, _TIME].T @ mounting.astype(np.float32))
    slopes[:, 5] = pulled[0, 0] + pulled[1, 1]
    slopes[:, 4] = slopes[:, 5] + pulled[2, 2]
    # a small turn d of the mounting adds d x angle, so phases change by d . (angle x g)
    slopes[:, 6] = pulled[2, 1] - pulled[1, 2]
    slopes[:, 7] = pulled[0, 2] - pulled[2, 0]
    slopes[:, 8] = pulled[1, 0] - pulled[0, 1]
    slopes[:, 9] = share * by_end
    return slopes


def _focal(guess: Guess) -> Floats:
    """Return by how much the focal length scales turns (3,): pan and tilt, not roll."""
    longer = float(np.exp(guess.log_focal))
    return np.array([longer, longer, 1.0])


def _information(jacobian: Image, shares: Image, model: SpectrumModel) -> Floats:
    """Return the information (P, P) of one block about the motion, its texture unknown."""
    textures = (shares[:, None] * model.textures).astype(np.float64)
    sharp = jacobian.astype(np.float64)
    own = textures.T @ textures + np.diag(model.stiffness.astype(np.float64))
    cross = textures.T @ sharp
    left: Floats = sharp.T @ sharp - cross.T @ np.linalg.solve(own, cross)
    return left


def _sums(table: Complexes, wave: Image) -> NDArray[np.complex64]:
    """Return weighted sums (N, F) of a wave (2, S, F) under complex weights (N, S).

    Real products take a fortieth of the time of the complex one.
    """
    parts = np.concatenate([table.real, table.imag]).astype(np.float32)
    real, imaginary = parts @ wave[0], parts @ wave[1]
    count = len(table)
    sums = np.empty((count, wave.shape[2]), np.complex64)
    sums.real = real[:count] - imaginary[count:]
    sums.imag = imaginary[:count] + real[count:]
    return sums


def _squared(transfer: NDArray[np.complex64]) -> Image:
    squared: Image = np.square(transfer.real) + np.square(transfer.imag)
    return squared
