"""Sharpening a guess: offset, bias, scale, focal length, mounting and readout by one score.

Gauss-Newton on the loss of evidence.py, with Fisher's information of the spectra, the free
textures of the blocks eliminated, and every refined value held by how far off it usually is.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.evidence import Guess
from deblur_studio.core.alignment.judge import Judge

Floats = NDArray[np.float64]

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
_ROUNDS, _ENOUGH = 10, 1.0
# Frequencies next to each other say partly the same, and the model errs by more than the noise:
# so much less than its own count does the evidence weigh against what is usual.
OVERCOUNT = 40.0
_LARGEST_STEPS = np.array([0.006, 0.02, 0.02, 0.02, 0.1, 0.05, 0.06, 0.06, 0.06, 0.006])


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
