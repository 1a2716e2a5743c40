"""A batch from its first photo to its last: hands that take what waits, until nothing does."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from deblur_studio.core.batch.control import heard
from deblur_studio.core.batch.hand import Hand
from deblur_studio.core.batch.ledger import Ledger, stamp_of
from deblur_studio.core.batch.source import Source
from deblur_studio.core.batch.values import Ended, Item, Recording, Task
from deblur_studio.core.errors import BatchError

_TICK_S = 0.1
_LOOK_EVERY_S = 1.0

Tell = Callable[[Item], None]


@dataclass(frozen=True)
class Wanted:
    """How a batch is to be run.

    ``overwrite``: results that are there may be replaced; ``watch``: new photos are waited for;
    ``retry``: what failed before is tried again; ``recording``: the case to record in.
    """

    overwrite: bool = False
    watch: bool = False
    retry: bool = False
    recording: Recording | None = None


async def run_batch(
    ledger: Ledger, source: Source, hands: Sequence[Hand], wanted: Wanted, tell: Tell
) -> bool:
    """Work until nothing waits or somebody stops; returns whether it was stopped.

    ``tell`` hears of each item that ended. However this ends, the state is on the disk, nothing
    half-written is left and the hands are closed; what was being worked on waits again.

    Raises:
        DeblurError: The folder or list cannot be read, the disk refuses, or no hand is left.
    """
    heard(ledger.out)  # what was meant for an earlier run
    source.look(ledger)
    if wanted.retry:
        for item in ledger.items:
            if item.state == "failed":
                ledger.put(item.but(state="waiting", said=""))
    ledger.write()
    return await _Run(ledger, source, wanted, tell).through(hands)


class _Run:
    """One run; ``paused`` keeps hands from taking the next photo."""

    def __init__(self, ledger: Ledger, source: Source, wanted: Wanted, tell: Tell) -> None:
        self._ledger, self._source, self._wanted, self._tell = ledger, source, wanted, tell
        self._paused = self._unsaved = False
        self._looked_s = time.monotonic()

    async def through(self, hands: Sequence[Hand]) -> bool:
        lanes = [asyncio.create_task(self._lane(hand)) for hand in hands]
        try:
            return await self._watched(lanes)
        finally:
            for lane in lanes:
                lane.cancel()
            await asyncio.gather(*lanes, return_exceptions=True)
            await asyncio.gather(*(hand.close() for hand in hands), return_exceptions=True)
            self._ledger.write()

    async def _watched(self, lanes: Sequence[asyncio.Task[None]]) -> bool:
        """Wait for the end, hearing what is said meanwhile; returns whether it was stop."""
        while True:
            word = heard(self._ledger.out)
            if word == "stop":
                return True
            self._paused = word == "pause" if word else self._paused
            _raise_first(lanes)
            self._look()
            if not (self._wanted.watch or self._is_work_left()):
                return False
            await asyncio.sleep(_TICK_S)

    def _is_work_left(self) -> bool:
        counts = self._ledger.counts()
        return bool(counts["waiting"] or counts["running"])

    def _look(self) -> None:
        if self._wanted.watch and time.monotonic() - self._looked_s > _LOOK_EVERY_S:
            self._source.look(self._ledger)
            self._looked_s = time.monotonic()

    async def _lane(self, hand: Hand) -> None:
        while True:
            item = None if self._paused else self._ledger.next_waiting()
            if item is None:
                self._save()
                await asyncio.sleep(_TICK_S)
                continue
            if item.tries == 0 and self._is_taken(item):
                continue
            await self._work(hand, item)

    def _is_taken(self, item: Item) -> bool:
        """Refuse, before any work, an item whose result's name belongs to another file."""
        place = self._ledger.output(item)
        if self._wanted.overwrite or not place.exists():
            return False
        said = f"{place.name} is there already; move it away, or allow overwriting."
        self._end(item, Ended(said=said))
        return True

    async def _work(self, hand: Hand, item: Item) -> None:
        running = item.but(state="running", tries=item.tries + 1)
        self._ledger.put(running)
        self._ledger.write()  # so that after a kill the result is known to be ours
        self._unsaved = False
        stamp = stamp_of(item.photo)
        try:
            ended = await hand.do(self._task(running))
        except BaseException:
            self._ledger.put(running.but(state="waiting"))
            raise
        self._end(running.but(stamp=stamp), ended)

    def _task(self, item: Item) -> Task:
        wanted = self._wanted
        return self._ledger.task(item, overwrite=wanted.overwrite, recording=wanted.recording)

    def _end(self, item: Item, ended: Ended) -> None:
        if ended.outcome is None:
            item = item.but(state="failed", said=ended.said, outcome=None, stamp=None)
        else:
            item = item.but(state="done", outcome=ended.outcome)
        self._ledger.put(item)
        self._unsaved = True  # written with the next one's begin: syncing a disk takes its time
        self._tell(item)

    def _save(self) -> None:
        if self._unsaved:
            self._ledger.write()
            self._unsaved = False


def _raise_first(lanes: Sequence[asyncio.Task[None]]) -> None:
    """Raise what ended a lane: the disk, or a defect; a cluster that is gone is a sentence."""
    for lane in lanes:
        if lane.done() and not lane.cancelled() and (error := lane.exception()) is not None:
            if isinstance(error, OSError):
                raise BatchError(f"The work cannot go on ({error}).") from error
            raise error
