"""The newest samples for plots: fixed memory, written by one thread, read by others."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.motion.witmotion.samples import Samples

Floats = NDArray[np.float64]

CAPACITY = 65_536  # five minutes at 200 Hz, 6 MB

_ROW = np.dtype(
    [
        ("time_s", "<f8"),
        ("segment", "<i4"),
        ("accel_m_s2", "<f4", (3,)),
        ("gyro_rad_s", "<f4", (3,)),
        ("angle_deg", "<f4", (3,)),
    ]
)


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A copy of the newest samples.

    ``time_s`` (N,) on the clock of ``time.perf_counter``; ``accel_m_s2``, ``gyro_rad_s`` and
    ``angle_deg`` (N, 3) float32 in sensor axes. Between two samples whose ``segment`` (N,)
    differs the stream was interrupted: draw no line there.
    """

    time_s: Floats
    segment: NDArray[np.int32]
    accel_m_s2: NDArray[np.float32]
    gyro_rad_s: NDArray[np.float32]
    angle_deg: NDArray[np.float32]


class Ring:
    """Keeps the last ``capacity`` samples; the lock is held for a copy of what is asked for."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._rows = np.zeros(capacity, _ROW)
        self._written = 0
        self._lock = threading.Lock()

    @property
    def written(self) -> int:
        """How many samples have come so far."""
        return self._written

    def append(self, time_s: Floats, samples: Samples, segment: int) -> None:
        """Add samples (N,) at times (N,)."""
        rows = np.zeros(len(time_s), _ROW)
        rows["time_s"], rows["segment"] = time_s, segment
        rows["accel_m_s2"] = samples.accel_m_s2
        rows["gyro_rad_s"] = samples.gyro_rad_s
        rows["angle_deg"] = samples.angle_deg
        capacity = len(self._rows)
        rows = rows[-capacity:]
        with self._lock:
            place = self._written % capacity
            head = min(len(rows), capacity - place)
            self._rows[place : place + head] = rows[:head]
            self._rows[: len(rows) - head] = rows[head:]
            self._written += len(rows)

    def clear(self) -> None:
        """Forget all samples."""
        with self._lock:
            self._written = 0

    def snapshot(self, last_s: float) -> Snapshot:
        """The samples of the last seconds before the newest."""
        with self._lock:
            rows = self._newest(last_s)
        return Snapshot(
            rows["time_s"].copy(),
            rows["segment"].copy(),
            rows["accel_m_s2"].copy(),
            rows["gyro_rad_s"].copy(),
            rows["angle_deg"].copy(),
        )

    def _newest(self, last_s: float) -> NDArray[np.void]:
        capacity, written = len(self._rows), self._written
        place = written % capacity
        older = self._rows[place:] if written > capacity else self._rows[:0]
        newer = self._rows[:place] if written % capacity or not written else self._rows
        if not len(newer):
            return newer.copy()
        since_s = newer["time_s"][-1] - last_s
        first = int(np.searchsorted(newer["time_s"], since_s))
        if first or not len(older):
            return newer[first:].copy()
        return np.concatenate([older[int(np.searchsorted(older["time_s"], since_s)) :], newer])
