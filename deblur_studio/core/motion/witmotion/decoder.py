"""Decode a stream of bytes as it comes, or a whole capture at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.witmotion.frames import Run, scan
from deblur_studio.core.motion.witmotion.headers import CLASSIC_BYTES
from deblur_studio.core.motion.witmotion.samples import (
    RegisterAnswer,
    Samples,
    answers_of,
    samples_of,
)

Floats = NDArray[np.float64]

_SAMPLE_BYTES = 8_192
_MIN_SAMPLES = 2


@dataclass(frozen=True, eq=False)
class Decoded:
    """What some bytes said; ``arrival_s`` (N,): when the last byte of each sample came."""

    samples: Samples
    arrival_s: Floats
    answers: tuple[RegisterAnswer, ...]
    left_out_bytes: int


class Decoder:
    """Takes a stream in pieces of any size; how it is cut does not change what is decoded."""

    def __init__(self) -> None:
        self._rest = b""
        self._pitch: int | None = None
        self._offset = 0  # of the first byte of the rest
        self._group: list[Run] = []  # classic frames of a measurement that may go on
        self._ends: list[int] = []
        self._times_s: list[float] = []

    def feed(self, data: bytes, arrival_s: float) -> Decoded:
        """Decode what is complete; a motion frame is, once the next one has begun."""
        self._rest += data
        self._ends.append(self._offset + len(self._rest))
        self._times_s.append(arrival_s)
        return self._decode(final=False)

    def flush(self) -> Decoded:
        """Decode the rest; the stream has ended or was interrupted."""
        decoded = self._decode(final=True)
        left_out = decoded.left_out_bytes + len(self._rest)
        self._offset += len(self._rest)
        self._rest, self._pitch = b"", None
        return replace(decoded, left_out_bytes=left_out)

    def _decode(self, *, final: bool) -> Decoded:
        found = scan(self._rest, self._pitch, final=final)
        runs = [Run(self._offset + run.start, run.data) for run in found.runs]
        left_out = found.used - sum(run.data.size for run in runs)
        self._rest, self._pitch = self._rest[found.used :], found.pitch
        self._offset += found.used
        runs = self._hold_back([*self._group, *runs], final=final)
        samples = samples_of(runs)
        arrival_s = self._arrivals(samples)
        return Decoded(samples, arrival_s, answers_of(runs), left_out)

    def _hold_back(self, runs: list[Run], *, final: bool) -> list[Run]:
        """Keep the last classic measurement until the next one begins."""
        self._group = []
        while runs and not final and runs[-1].data.shape[1] == CLASSIC_BYTES:
            last = runs.pop()
            start = _last_group(last.data[:, 1])
            self._group.insert(0, Run(last.start + start * CLASSIC_BYTES, last.data[start:]))
            if start:
                runs.append(Run(last.start, last.data[:start]))
                break
            if not _continues(runs, last):
                break
        return runs

    def _arrivals(self, samples: Samples) -> Floats:
        place = np.searchsorted(np.array(self._ends, np.int64), samples.end)
        arrival_s = np.array(self._times_s)[place] if len(samples) else np.empty(0)
        settled = self._group[0].start if self._group else self._offset
        old = int(np.searchsorted(np.array(self._ends, np.int64), settled, side="right"))
        self._ends, self._times_s = self._ends[old:], self._times_s[old:]
        return arrival_s


def decode(data: bytes) -> Decoded:
    """Decode a whole capture; all arrival times are zero."""
    runs = scan(data, final=True).runs
    samples = samples_of(runs)
    left_out = len(data) - sum(run.data.size for run in runs)
    return Decoded(samples, np.zeros(len(samples)), answers_of(runs), left_out)


def is_capture(data: bytes) -> bool:
    """Whether most of the first bytes are frames of such a sensor."""
    start = data[:_SAMPLE_BYTES]
    found = decode(start)
    return len(found.samples) >= _MIN_SAMPLES and found.left_out_bytes < len(start) / 2


def _last_group(kinds: NDArray[np.uint8]) -> int:
    """Where the last run of rising kinds begins."""
    falls = np.flatnonzero(kinds[1:] <= kinds[:-1])
    return int(falls[-1]) + 1 if len(falls) else 0


def _continues(runs: list[Run], later: Run) -> bool:
    """Whether ``later`` may belong to the measurement that the last run ends with."""
    if not runs or runs[-1].data.shape[1] != CLASSIC_BYTES:
        return False
    before = runs[-1]
    return before.start + before.data.size == later.start and before.data[-1, 1] < later.data[0, 1]
