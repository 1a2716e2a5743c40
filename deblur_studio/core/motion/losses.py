"""Samples that were lost on the way, seen in the arrivals of those that came.

A loss makes all later samples come late by whole periods: the bounds of ``bursts`` step up and
stay up. A step is a loss where no line of time fits the bounds on both sides.

What cannot be seen: where the connection interval is a multiple of the sample's, the bounds are
a whole period apart, and one lost sample looks like one that just missed its moment of the radio,
as happens whenever the clocks have drifted by a period. So one alone is seen only where the
intervals do not divide, and two or more are counted to within one. The device's own time, where
it is told, needs no guessing: a loss is a step in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.bursts import Bursts, bursts_of
from deblur_studio.core.motion.line import BLOCK_S, first_period_s

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_MISFIT = 0.4  # of a period, by which the bounds must contradict each other
_LEAST_MISFIT_S = 1e-3
_STAYS_BLOCKS, _SPAN_BLOCKS, _LEAST_BLOCKS, _LEAST_SAMPLES = 3, 4, 5, 16
_DEVICE_STEP = 1.6  # of the device's usual step; its calendar has whole milliseconds


@dataclass(frozen=True)
class Loss:
    """``count`` samples are missing before the sample at ``index``; ``least`` to ``most`` fit."""

    index: int
    count: int
    least: int
    most: int

    def sentence(self, at_s: float) -> str:
        """Say it; ``at_s`` is when it was."""
        what = "1 sample was" if self.count == 1 else f"{self.count} samples were"
        between = "" if self.least == self.most else f" (between {self.least} and {self.most})"
        return f"{what} lost{between} near {at_s:.1f} s; later ones were moved to their time."


def losses_in(x: Floats, arrival_s: Floats) -> tuple[Loss, ...]:
    """The losses in an uninterrupted stretch.

    Args:
        x: (N,) the index of each sample, with the losses counted in that are known already.
        arrival_s: (N,) seconds, not falling.
    """
    if len(x) < _LEAST_SAMPLES or arrival_s[-1] - arrival_s[0] < _LEAST_BLOCKS * BLOCK_S:
        return ()
    bursts = bursts_of(arrival_s, first_period_s(x, arrival_s)) or _lone(arrival_s)
    return tuple(_Steps(bursts, x).losses())


def losses_of_device_time(device_s: Floats, usual_s: float) -> tuple[Loss, ...]:
    """The losses that the device's own time (N,) tells of, which usually goes on by ``usual_s``."""
    steps_s = np.diff(device_s)
    after = np.flatnonzero(steps_s > max(_DEVICE_STEP * usual_s, usual_s + 2e-3)) + 1
    counts = [round(float(steps_s[at - 1]) / usual_s) - 1 for at in after]
    return tuple(Loss(int(at), n, n, n) for at, n in zip(after, counts, strict=True) if n > 0)


def with_losses(index: Floats, losses: Sequence[Loss]) -> Floats:
    """(N,) the index of samples with those counted in that were lost."""
    counted = index.copy()
    for loss in losses:
        counted[loss.index :] += loss.count
    return counted


def _lone(arrival_s: Floats) -> Bursts:
    """Samples that come evenly, each as a burst."""
    index = np.arange(1, len(arrival_s))
    return Bursts(index, index, arrival_s[1:], arrival_s[:-1])


def _period_s(bursts: Bursts, x: Floats) -> float:
    """The period as most stretches of two seconds have it, which losses elsewhere do not bend."""
    middle_x = 0.5 * (x[bursts.first] + x[bursts.last])
    middle_s = 0.5 * (bursts.upper_s + bursts.lower_s)
    means = np.array(
        [(middle_x[block].mean(), middle_s[block].mean()) for block in bursts.blocks()]
    )
    apart = max(1, min(_SPAN_BLOCKS, len(means) // 2))
    steps = means[apart:] - means[:-apart]
    return float(np.median(steps[:, 1] / steps[:, 0]))


class _Steps:
    """The bounds of bursts relative to a steady clock, by block, and where they step up."""

    def __init__(self, bursts: Bursts, x: Floats) -> None:
        self._bursts, self._period_s = bursts, _period_s(bursts, x)
        self._blocks = bursts.blocks()
        self._upper_s = bursts.upper_s - self._period_s * x[bursts.last]
        self._lower_s = bursts.lower_s - self._period_s * x[bursts.first]
        self._top_s = np.array([self._upper_s[block].min() for block in self._blocks])
        self._bottom_s = np.array([self._trusted(block) for block in self._blocks])

    def losses(self) -> list[Loss]:
        """From the first to the last; each is taken out before the next is looked for."""
        found = list[Loss]()
        whole = len(self._blocks) if self._period_s > 0.0 else 0
        for block in range(1, whole - 2):
            if self._misfit_s(block) > max(_MISFIT * self._period_s, _LEAST_MISFIT_S):
                loss = self._loss(block)
                found.append(loss)
                self._take_out(block, loss)
        return found

    def _trusted(self, block: Ints) -> float:
        lower_s = np.sort(self._lower_s[block])
        return float(lower_s[-1 - self._bursts.skipped(len(block))])

    def _around(self, values_s: Floats, block: int) -> tuple[Floats, Floats]:
        before = values_s[max(block - _STAYS_BLOCKS, 0) : block]
        return before, values_s[block + 1 :][:_STAYS_BLOCKS]

    def _misfit_s(self, block: int) -> float:
        """How far the bounds after a block lie above those before it."""
        return float(self._around(self._bottom_s, block)[1].min()
                     - self._around(self._top_s, block)[0].max())  # fmt: skip

    def _loss(self, block: int) -> Loss:
        top = [float(np.median(part)) for part in self._around(self._top_s, block)]
        bottom = [float(np.median(part)) for part in self._around(self._bottom_s, block)]
        slack = _MISFIT / 2.0
        least = max(int(np.ceil((bottom[1] - top[0]) / self._period_s - slack)), 1)
        most = max(int(np.floor((top[1] - bottom[0]) / self._period_s + slack)), least)
        middle = (top[1] + bottom[1] - top[0] - bottom[0]) / 2.0
        count = min(max(round(middle / self._period_s), least), most)
        return Loss(self._place(block), count, least, most)

    def _place(self, block: int) -> int:
        """The sample at which the bounds step up, by the best split of the bursts around."""
        near = np.concatenate(self._blocks[max(block - 1, 0) : block + 2])
        middle_s = 0.5 * (self._upper_s[near] + self._lower_s[near])
        total, count = np.cumsum(middle_s), np.arange(1, len(near) + 1)
        rest = total[-1] - total[:-1]
        between = total[:-1] ** 2 / count[:-1] + rest**2 / (len(near) - count[:-1])
        return int(self._bursts.first[near[int(np.argmax(between)) + 1]])

    def _take_out(self, block: int, loss: Loss) -> None:
        later = self._bursts.first >= loss.index
        for bounds_s in (self._upper_s, self._lower_s):
            bounds_s[later] -= loss.count * self._period_s
        for number in range(max(block - 1, 0), len(self._blocks)):
            self._top_s[number] = self._upper_s[self._blocks[number]].min()
            self._bottom_s[number] = self._trusted(self._blocks[number])
