"""One row of the table of speeds: our time, a peer's, and what the machine allows at most.

All on one thread and by CPU time, so that a machine with other work gives the same figures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Row:
    """``seconds`` for one ``unit`` of work, of a peer for the same, and of the machine's limits.

    ``moved`` bytes must cross the memory at least once and ``operations`` be done for one unit.
    """

    what: str
    unit: str
    seconds: float
    peer: str = ""
    peer_seconds: float = 0.0
    moved: float = 0.0
    operations: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class Machine:
    """Bytes and operations (float32) a second of one core, as measured."""

    bytes_per_s: float
    operations_per_s: float

    def least_s(self, row: Row) -> float:
        """Return the time below which no program can do what the row counts."""
        return max(row.moved / self.bytes_per_s, row.operations / self.operations_per_s)

    def bound_by(self, row: Row) -> str:
        """Return which of the two it is."""
        slower = row.moved / self.bytes_per_s > row.operations / self.operations_per_s
        return "memory" if slower else "arithmetic"


def cpu_s(work: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU time of some runs, after one that warms up unless one must do."""
    if times > 1:
        work()
    return min(_spent_s(work) for _ in range(times))


def measured_machine() -> Machine:
    """Measure copying 256 MB (read and written) and multiplying matrices of 1536."""
    source = np.ones(1 << 25, np.float64)
    target, side = np.empty_like(source), 1536
    one = np.ones((side, side), np.float32)
    copied_s = cpu_s(lambda: np.copyto(target, source), 5)
    multiplied_s = cpu_s(lambda: one @ one, 5)
    return Machine(2 * source.nbytes / copied_s, 2 * side**3 / multiplied_s)


def transform_operations(count: int, side: int) -> float:
    """Return the operations of that many real transforms of squares, one way (FFTW's count)."""
    return count * 2.5 * side**2 * np.log2(side**2)


def told(rows: list[Row], machine: Machine) -> str:
    """Return the table as Markdown."""
    lines = [
        "| what | CPU time | peer on the same work | peer's time over ours | limit of the machine"
        " | our time over the limit |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_line(row, machine) for row in rows)])


def _line(row: Row, machine: Machine) -> str:
    least_s, peer, ratio, limit, over = machine.least_s(row), "", "", "", ""
    if row.peer:
        peer, ratio = row.peer, f"{row.peer_seconds / row.seconds:.2g}"
    if least_s:
        limit, over = f"{_time(least_s)}, {machine.bound_by(row)}", f"{row.seconds / least_s:.0f}"
    note = f" ({row.note})" if row.note else ""
    return (
        f"| {row.what}{note} | {_time(row.seconds)} {row.unit} | {peer} | {ratio} | {limit} |"
        f" {over} |"
    )


def _time(seconds: float) -> str:
    for unit, scale in (("s", 1.0), ("ms", 1e3), ("µs", 1e6)):
        if seconds * scale >= 1:
            return f"{seconds * scale:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def _spent_s(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
