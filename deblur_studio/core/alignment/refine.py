"""Sharpening a guess: offset, bias, scale, focal length, mounting and readout by one score.

Gauss-Newton on the loss of evidence.py, with Fisher's information of the spectra, the free
textures of the blocks eliminated, and every refined value held by how far off it usually is.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

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
_ROUNDS, _ENOUGH, _MOST_DAMPING = 10, 1.0, 1e3
# Frequencies next to each other say partly the same, and the model errs by more than the noise:
# so much less than its own count does the evidence weigh against what is usual.
OVERCOUNT = 40.0
_LARGEST_STEPS = np.array([0.006, 0.02, 0.02, 0.02, 0.1, 0.05, 0.06, 0.06, 0.06, 0.006])


@dataclass(frozen=True, eq=False)
class Hold:
    """What is known of the values beforehand: each is held by how far off it usually is.

    ``usual`` (P,) as ``USUAL``; ``middle_s`` is where the middle of the exposure is held on the
    log's clock (None: it is free).
    """

    usual: Floats = field(default_factory=lambda: USUAL)
    middle_s: float | None = None

    def stiffness(self) -> Floats:
        """Return by how much each value (P,) is held."""
        held = OVERCOUNT / self.usual**2
        if self.middle_s is None:
            held[0] = 0.0
        return held

    def away(self, guess: Guess) -> Floats:
        """Return how far a guess's values (P,) are from where they are held."""
        values = guess.values()
        if self.middle_s is not None:
            values[0] = guess.middle_s - self.middle_s
        return values

    def cost(self, guess: Guess) -> float:
        """Return what a guess costs beside its loss."""
        return float(0.5 * (self.stiffness() * self.away(guess) ** 2).sum())

    def strain(self, guess: Guess) -> float:
        """Return the sum of squares of how far a guess was bent, in usual errors."""
        return float(np.square(self.away(guess) / self.usual).sum())


@dataclass(frozen=True, eq=False)
class _Place:
    """A guess, its cost, and where the score leads from it: (P,) and (P, P)."""

    guess: Guess
    cost: float
    pull: Floats
    information: Floats

    @classmethod
    def of(cls, judge: Judge, guess: Guess, hold: Hold) -> _Place:
        loss, gradient, information = judge.slopes(guess)
        pull = gradient - hold.stiffness() * hold.away(guess)
        return cls(guess, loss + hold.cost(guess), pull, information + np.diag(hold.stiffness()))

    def step(self, places: list[int], damping: float) -> Floats:
        """Return the damped Gauss-Newton step (P,), none of it larger than is trusted."""
        system = self.information[np.ix_(places, places)]
        system = system + damping * np.diag(np.diag(system)) + 1e-9 * np.eye(len(places))
        step = np.zeros(len(USUAL))
        step[places] = np.linalg.solve(system, self.pull[places])
        longest = float((np.abs(step) / _LARGEST_STEPS).max())
        return step / max(longest, 1.0)


def refined(
    judge: Judge,
    start: Guess,
    free: tuple[str, ...],
    rounds: int = _ROUNDS,
    hold: Hold | None = None,
) -> tuple[Guess, float]:
    """Return the guess of least loss near ``start`` and that loss with what its values cost.

    Args:
        judge: What guesses are judged by.
        start: Where to begin.
        free: Names of what may change, of ``REFINABLE``.
        rounds: How many steps at most.
        hold: What is known beforehand; None: the usual, with a free offset.
    """
    places, hold, damping = places_of(free), hold or Hold(), 1e-2
    at = _Place.of(judge, start, hold)
    for _ in range(rounds):
        tried = moved(at.guess, at.step(places, damping))
        if not judge.covers(tried):
            break
        there = _Place.of(judge, tried, hold)
        gained = at.cost - there.cost
        if gained <= 0:
            damping = max(damping, 1e-3) * 10
            if damping > _MOST_DAMPING:
                break
            continue
        at, damping = there, damping / 5
        if gained < _ENOUGH:
            break
    return at.guess, at.cost


def places_of(free: tuple[str, ...]) -> list[int]:
    """Return which values the names of ``REFINABLE`` stand for."""
    return [place for name in free for place in _PLACES[name]]


def offset_deviation_s(
    judge: Judge, guess: Guess, free: tuple[str, ...], hold: Hold | None = None
) -> float:
    """Return the standard deviation of the middle, whatever else is free."""
    places = places_of(free)
    information = judge.slopes(guess)[2] + np.diag((hold or Hold()).stiffness())
    inside = information[np.ix_(places, places)] + 1e-9 * np.eye(len(places))
    return float(np.sqrt(OVERCOUNT * np.linalg.inv(inside)[0, 0]))


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
