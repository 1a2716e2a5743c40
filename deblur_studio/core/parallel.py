"""Independent pieces of work on all cores, with results in the order of the pieces.

numpy and scipy.fft let go of the interpreter lock, so threads suffice. Because results come in
order, sums over them do not depend on how many cores there are.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
THREADS = "DEBLUR_STUDIO_THREADS"


def usual_workers() -> int:
    """Return how many threads a computation uses: one for each core, or as the process is told."""
    told = os.environ.get(THREADS, "")
    return max(1, int(told)) if told.isascii() and told.isdigit() else os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result], items: Iterable[Item], workers: int = 0
) -> Iterator[tuple[Item, Result]]:
    """Yield every item with its result, computing a few ahead (workers 0: the usual number).

    When the consumer stops early, what has begun is finished and the rest is dropped.
    """
    workers = workers or usual_workers()
    waiting: deque[tuple[Item, Future[Result]]] = deque()
    with ThreadPoolExecutor(workers, thread_name_prefix="core") as pool:
        try:
            for item in items:
                waiting.append((item, pool.submit(work, item)))
                if len(waiting) > workers:
                    yield _first(waiting)
            while waiting:
                yield _first(waiting)
        finally:
            for _, future in waiting:
                future.cancel()


def _first(waiting: deque[tuple[Item, Future[Result]]]) -> tuple[Item, Result]:
    item, future = waiting.popleft()
    return item, future.result()
