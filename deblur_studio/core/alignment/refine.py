"""Sharpening a guess: offset, bias, scale, focal length, mounting and readout by one score.

Gauss-Newton on the loss of evidence.py, with Fisher's information of the spectra, the free
textures of the blocks eliminated, and every refined value held by how far off it usually is.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.evidence import Guess, phases
from deblur_studio.core.alignment.spectrum_model import SpectrumModel
from deblur_studio.core.alignment.track import AngleTrack, row_shares, turn_jacobians
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import rotation_matrices

Floats = NDArray[np.float64]
Image = NDArray[np.float32]

REFINABLE = ("offset", "bias", "scale", "focal", "readout", "mounting")
# Usual errors: seconds, rad/s (three), log of the scale, log of the focal length, rad (three), s.
USUAL = np.array([0.05, 0.01, 0.01, 0.01, 0.08, 0.04, 0.05, 0.05, 0.05, 0.006])
_PLACES = {
    "offset": (0,),
    "bias": (1, 2, 3),
    "scale": (4,),
    "focal": (5,),
    "mounting": (6, 7, 8),
    "readout": (9,),
}
_ROUNDS, _ENOUGH = 10, 0.3
_INSTANTS = 48
_ENDS = np.array([[-1.0, 1.0]], np.float32)
# Frequencies next to each other say partly the same, and the model errs by more than the noise:
# so much less than its own count does the evidence weigh against what is usual.
OVERCOUNT = 8.0
_LARGEST_STEPS = np.array([0.006, 0.02, 0.02, 0.02, 0.1, 0.05, 0.06, 0.06, 0.06, 0.006])


@dataclass(frozen=True, eq=False)
class Judge:
    """What guesses are judged by."""

    model: SpectrumModel
    camera: Camera
    track: AngleTrack
    exposure_s: float
    turned: Floats
    shares: Floats

    @classmethod
    def of(
        cls, model: SpectrumModel, camera: Camera, track: AngleTrack, exposure_s: float
    ) -> Judge:
        """Prepare what does not depend on the guess."""
        turned = phases(model, camera)
        shares = row_shares(camera, model.blocks.centres_px)
        return cls(model, camera, track, exposure_s, turned, shares)

    def loss(self, guess: Guess) -> float:
        """Return the loss of a guess, without what its values are held by."""
        return self._judged(guess, slopes=False)[0]

    def slopes(self, guess: Guess) -> tuple[float, Floats, Floats]:
        """Return loss, gradient (P,) and information (P, P) over offset ... readout."""
        return self._judged(guess, slopes=True)

    def covers(self, guess: Guess) -> bool:
        """Whether the log tells of the whole exposure of a guess."""
        half_s = np.array((self.exposure_s + max(self.camera.readout_s + guess.readout_s, 0)) / 2)
        middle_s = np.array(guess.middle_s)
        return bool(self.track.covers(middle_s - half_s, middle_s + half_s))

    def _judged(self, guess: Guess, *, slopes: bool) -> tuple[float, Floats, Floats]:
        count = len(USUAL)
        loss, gradient, information = 0.0, np.zeros(count), np.zeros((count, count))
        for block in range(len(self.turned)):
            passed, by_value = self._transfer(guess, block, slopes=slopes)
            losses, pulls, shares = self.model.fitted(block, passed[None])
            loss += float(losses[0])
            if slopes:
                jacobian = shares[0][:, None] * by_value
                gradient += jacobian.T @ pulls[0]
                information += _information(jacobian, shares[0], self.model)
        return loss, gradient, information

    def _transfer(self, guess: Guess, block: int, *, slopes: bool) -> tuple[Image, Image]:
        """Return |K|^2 (F,) and the slopes of its logarithm (F, P) at one block."""
        readout_s = max(self.camera.readout_s + guess.readout_s, 0.0)
        shift_s = self.shares[block] * readout_s
        within_s = np.linspace(-0.5, 0.5, _INSTANTS + 1) * self.exposure_s
        angles = self._angles(guess, shift_s + within_s)
        turned = self.turned[block] * (np.exp(guess.log_focal), np.exp(guess.log_focal), 1.0)
        wave = _wave(angles @ turned.T)  # (S, F)
        weight = np.full(_INSTANTS + 1, 1.0 / _INSTANTS, np.float32)
        weight[[0, -1]] /= 2
        if not slopes:
            transfer = _mean(weight[None], wave)[0]
            return _squared(transfer), np.empty((0, 0), np.float32)
        terms = [np.ones(_INSTANTS + 1), shift_s + within_s, *angles.T]
        table = np.stack(terms).astype(np.float32) * weight
        sums = _mean(table, wave)  # (5, F)
        ends = _mean(_ENDS / np.float32(self.exposure_s), wave[:, [0, -1]])[0]
        by_value = self._by_value(guess, block, turned, sums, ends)
        transfer = sums[0]
        passed = _squared(transfer)
        slopes_of_log = 2 * (np.conj(transfer)[:, None] * by_value).real
        slopes_of_log /= (passed + np.float32(2e-3))[:, None]
        return passed, slopes_of_log.astype(np.float32)

    def curves(self, guess: Guess, pixels_xy: Floats, samples: int = 64) -> Floats:
        """Return the curves (N, S, 2) px of kernels at pixels (N, 2), for small turns."""
        focal = float(np.exp(guess.log_focal))
        jacobians = turn_jacobians(self.camera, pixels_xy) * np.array([focal, focal, 1.0])
        readout_s = max(self.camera.readout_s + guess.readout_s, 0.0)
        within_s = ((np.arange(samples) + 0.5) / samples - 0.5) * self.exposure_s
        shifts_s = row_shares(self.camera, pixels_xy) * readout_s
        turns = [self._angles(guess, shift_s + within_s) for shift_s in shifts_s]
        curves: Floats = np.einsum("nij,nsj->nsi", jacobians, np.array(turns))
        return curves

    def _angles(self, guess: Guess, from_middle_s: Floats) -> Floats:
        """Return turns (S, 3) rad in camera axes since the middle."""
        times_s = guess.middle_s + from_middle_s
        sensor = self.track.angle(times_s) - self.track.angle(guess.middle_s)
        sensor -= from_middle_s[:, None] * np.asarray(guess.bias_rad_s)
        turned: Floats = np.exp(guess.log_scale) * sensor @ self._mounting(guess).T
        return turned

    def _mounting(self, guess: Guess) -> Floats:
        small: Floats = rotation_matrices(np.array([guess.turn_rad]))[0]
        return small @ self.camera.mounting()

    def _by_value(
        self,
        guess: Guess,
        block: int,
        turned: Floats,
        sums: NDArray[np.complex64],
        ends: NDArray[np.complex64],
    ) -> NDArray[np.complex64]:
        """Return the slopes (F, P) of the transfer function."""
        times, about = sums[1], sums[2:]  # (F,), (3, F): means of t and angle under the wave
        slopes = np.zeros((len(times), len(USUAL)), np.complex64)
        slopes[:, 0] = ends
        by_bias = turned @ (np.exp(guess.log_scale) * self._mounting(guess))  # (F, 3)
        slopes[:, 1:4] = 1j * by_bias * times[:, None]
        pull = -1j * turned * about.T  # (F, 3)
        slopes[:, 4] = pull.sum(axis=1)
        slopes[:, 5] = pull[:, :2].sum(axis=1)
        # a small turn d of the mounting adds d x angle, so phases change by d . (angle x g)
        (ax, ay, az), (gx, gy, gz) = about, turned.T
        slopes[:, 6] = -1j * (ay * gz - az * gy)
        slopes[:, 7] = -1j * (az * gx - ax * gz)
        slopes[:, 8] = -1j * (ax * gy - ay * gx)
        slopes[:, 9] = self.shares[block] * ends
        return slopes


def refined(
    judge: Judge, start: Guess, free: tuple[str, ...], rounds: int = _ROUNDS
) -> tuple[Guess, float]:
    """Return the guess of least loss near ``start`` and that loss with what its values cost.

    Args:
        judge: What guesses are judged by.
        start: Where to begin.
        free: Names of what may change, of ``REFINABLE``.
        rounds: How many steps at most.
    """
    places = places_of(free)
    hold = _hold()
    guess, damping = start, 1e-2
    loss, gradient, information = judge.slopes(guess)
    cost = loss + _held(guess, hold)
    for _ in range(rounds):
        pull = gradient - hold * guess.values()
        system = (information + np.diag(hold))[np.ix_(places, places)]
        system += damping * np.diag(np.diag(system)) + 1e-9 * np.eye(len(places))
        step = np.zeros(len(USUAL))
        step[places] = np.linalg.solve(system, pull[places])
        step *= min(1.0, 1.0 / max(float((np.abs(step) / _LARGEST_STEPS).max()), 1e-9))
        tried = moved(guess, step)
        if not judge.covers(tried):
            break
        tried_loss, tried_gradient, tried_information = judge.slopes(tried)
        tried_cost = tried_loss + _held(tried, hold)
        if tried_cost >= cost:
            damping = max(damping, 1e-3) * 10
            if damping > 1e3:
                break
            continue
        gained = cost - tried_cost
        guess, cost, damping = tried, tried_cost, damping / 5
        gradient, information = tried_gradient, tried_information
        if gained < _ENOUGH:
            break
    return guess, cost


def places_of(free: tuple[str, ...]) -> list[int]:
    """Return which values the names of ``REFINABLE`` stand for."""
    return [place for name in free for place in _PLACES[name]]


def offset_deviation_s(judge: Judge, guess: Guess, free: tuple[str, ...]) -> float:
    """Return the standard deviation of the middle, whatever else is free."""
    places = places_of(free)
    information = judge.slopes(guess)[2] + np.diag(_hold())
    inside = information[np.ix_(places, places)] + 1e-9 * np.eye(len(places))
    return float(np.sqrt(OVERCOUNT * np.linalg.inv(inside)[0, 0]))


def _hold() -> Floats:
    """Return by how much each value (P,) is held at nothing; the offset is not."""
    hold = OVERCOUNT / USUAL**2
    hold[0] = 0.0
    return hold


def _information(jacobian: Image, shares: Image, model: SpectrumModel) -> Floats:
    """Return the information (P, P) of one block about the motion, its texture unknown."""
    textures = (shares[:, None] * model.textures).astype(np.float64)
    sharp = jacobian.astype(np.float64)
    own = textures.T @ textures + np.diag(model.stiffness.astype(np.float64))
    cross = textures.T @ sharp
    left: Floats = sharp.T @ sharp - cross.T @ np.linalg.solve(own, cross)
    return left


def _wave(phase: Floats) -> Image:
    """Return cosine and minus sine (2, S, F) of phases (S, F)."""
    single = phase.astype(np.float32)
    wave = np.empty((2, *single.shape), np.float32)
    np.cos(single, out=wave[0])
    np.sin(-single, out=wave[1])
    return wave


def _mean(table: Image, wave: Image) -> NDArray[np.complex64]:
    """Return weighted sums (N, F) of a wave (2, S, F) under weights (N, S).

    Two real products take a fortieth of the time of the complex one.
    """
    means = np.empty((len(table), wave.shape[2]), np.complex64)
    means.real, means.imag = table @ wave[0], table @ wave[1]
    return means


def _squared(transfer: NDArray[np.complex64]) -> Image:
    squared: Image = np.square(transfer.real) + np.square(transfer.imag)
    return squared


def _held(guess: Guess, hold: Floats) -> float:
    return float(0.5 * (hold * guess.values() ** 2).sum())


def moved(guess: Guess, step: Floats) -> Guess:
    """Return the guess moved by a step (P,)."""
    bias = np.asarray(guess.bias_rad_s) + step[1:4]
    turn = np.asarray(guess.turn_rad) + step[6:9]
    return dataclasses.replace(
        guess,
        middle_s=guess.middle_s + float(step[0]),
        bias_rad_s=(float(bias[0]), float(bias[1]), float(bias[2])),
        log_scale=guess.log_scale + float(step[4]),
        log_focal=guess.log_focal + float(step[5]),
        turn_rad=(float(turn[0]), float(turn[1]), float(turn[2])),
        readout_s=guess.readout_s + float(step[9]),
    )
