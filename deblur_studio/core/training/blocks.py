"""Which sample is seen at which step, and their making ahead of time.

Samples come in blocks of ``ROWS`` batches. A block is gone through ``reuse`` times, its columns
shuffled and its pictures turned differently each time. Everything follows from the seed and the
step, so that a resumed run, or one of several processes, sees what it would have seen anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch

from deblur_studio.core.training.draw import Source, draw_shot
from deblur_studio.core.training.simulate import Sample, simulate, turned

ROWS = 16


@dataclass(frozen=True)
class Schedule:
    """Order of samples. ``columns`` are the places in the batch that this process computes.

    Over ``curriculum_share`` of the run the motion errors grow to their size.
    """

    seed: int
    batch: int
    reuse: int
    steps: int
    columns: range
    curriculum_share: float = 0.3

    @property
    def steps_per_block(self) -> int:
        """Steps that a block lasts."""
        return ROWS * self.reuse

    def difficulty(self, block: int) -> float:
        """Return the share (0 to 1) of the motion errors in a block."""
        return min(1.0, block * self.steps_per_block / max(1.0, self.curriculum_share * self.steps))

    def at(self, step: int) -> tuple[int, list[tuple[int, int]]]:
        """Return the block of a step, and row and turn of each column of this process."""
        block, within = divmod(step, self.steps_per_block)
        passed, row = divmod(within, ROWS)
        chosen = []
        for column in self.columns:
            rng = np.random.default_rng([self.seed, 1, block, passed, column])
            rows, turns = rng.permutation(ROWS), rng.integers(0, 8, ROWS)
            chosen.append((int(rows[row]), int(turns[row]) if self.reuse > 1 else 0))
        return block, chosen


class Blocks:
    """Makes the block after the current one in the background, on ``workers`` threads."""

    def __init__(
        self, source: Source, schedule: Schedule, device: torch.device, workers: int = 1
    ) -> None:
        self._source, self._schedule, self._device = source, schedule, device
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="training-data")
        self._made: dict[int, list[Future[Sample]]] = {}

    def samples(self, step: int, waiting: Callable[[], None]) -> list[Sample]:
        """Return this process's samples of a step; ``waiting`` is called while they are made."""
        block, chosen = self._schedule.at(step)
        for wanted in (block, block + 1):
            if wanted not in self._made:
                self._made[wanted] = list(self._begun(wanted))
        for old in [known for known in self._made if known < block]:
            del self._made[old]
        found = []
        for place, (row, turn) in enumerate(chosen):
            future = self._made[block][row * len(chosen) + place]
            while not _ready(future):
                waiting()
            found.append(turned(future.result(), turn))
        return found

    def close(self) -> None:
        """Stop making samples."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _begun(self, block: int) -> Iterator[Future[Sample]]:
        difficulty = self._schedule.difficulty(block)
        for row in range(ROWS):
            for column in self._schedule.columns:
                number = (block * ROWS + row) * self._schedule.batch + column
                yield self._pool.submit(self._make, number, difficulty)

    def _make(self, number: int, difficulty: float) -> Sample:
        rng = np.random.default_rng([self._schedule.seed, 0, number])
        return simulate(draw_shot(self._source, rng, difficulty), self._device)


def _ready(future: Future[Sample]) -> bool:
    try:
        future.exception(timeout=0.2)
    except TimeoutError:
        return False
    return True
