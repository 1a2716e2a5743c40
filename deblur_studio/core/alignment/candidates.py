"""Stretches of the log that may have blurred the photo, and how far they are from each other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.alignment.evidence import Curve, Guess
from deblur_studio.core.alignment.judge import Judge
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.psf import corner_nodes

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A motion with its loss (smaller is better), the camera it is seen through, and its curves.

    ``camera`` differs from the told one by its mounting only; ``curves_px`` (9, 64, 2) are
    those of the kernels at corners, edges and centre; ``phase_loss`` is in logarithms of odds.
    """

    guess: Guess
    camera: Camera
    loss: float
    curves_px: Floats
    phase_loss: float = 0.0

    @classmethod
    def of(cls, judge: Judge, guess: Guess, loss: float) -> Candidate:
        """Draw the curves of a guess."""
        curves = judge.curves(guess, corner_nodes(judge.camera))
        return cls(guess, judge.camera, loss, curves)

    @property
    def extent_px(self) -> float:
        """The largest extent of a kernel along x or y."""
        return float(np.ptp(self.curves_px, axis=1).max())


def minima(curve: Curve, apart_s: float, most: int) -> list[int]:
    """Return the places of the least losses of a curve, at least so far apart, best first."""
    losses = curve.losses.copy()
    step_s = float(curve.middles_s[1] - curve.middles_s[0])
    reach = max(1, round(apart_s / step_s))
    found: list[int] = []
    while len(found) < most:
        best = int(np.argmin(losses))
        if not np.isfinite(losses[best]):
            break
        found.append(best)
        losses[max(0, best - reach) : best + reach + 1] = np.inf
    return found


def apart_px(first: Candidate, second: Candidate, *, mirrored: bool) -> float:
    """Return the RMS distance of two motions' curves after the best constant shift.

    A kernel does not tell in which direction time ran; its transfer function's size does not
    tell it from its point reflection either (``mirrored``).
    """
    other = second.curves_px
    ways = [other, other[:, ::-1]]
    if mirrored:
        ways += [-other, -other[:, ::-1]]
    return min(_rms(first.curves_px - way) for way in ways)


def distinct(ordered: list[Candidate], apart: float, *, mirrored: bool) -> list[Candidate]:
    """Return the best of each group of motions that lie within a distance in px, in order."""
    kept: list[Candidate] = []
    for each in ordered:
        if all(apart_px(each, other, mirrored=mirrored) > apart for other in kept):
            kept.append(each)
    return kept


def _rms(apart: Floats) -> float:
    rest = apart - apart.mean(axis=(0, 1))
    return float(np.sqrt(np.square(rest).sum(axis=-1).mean()))
