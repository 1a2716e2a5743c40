"""Small logs that the tests write themselves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Motion:
    """A known motion: (N,) seconds, (N, 3) rad/s, (N, 3) m/s^2."""

    time_s: Floats
    gyro: Floats
    accel: Floats

    def rows(self, *columns: Floats, time: Floats | None = None, mark: str = ",") -> str:
        """Lines of the time and of the given columns."""
        times = self.time_s if time is None else time
        table = np.column_stack([times, *columns])
        return "".join(mark.join(f"{value:.9f}" for value in row) + "\n" for row in table)


@pytest.fixture(scope="session")
def motion() -> Motion:
    """Two seconds of hand shake at 200 Hz, lying flat."""
    time_s = np.round(10.0 + np.arange(400) * 0.005, 6)
    phases = np.array([0.0, 1.0, 2.0])
    gyro = 0.3 * np.sin(2.0 * np.pi * 5.0 * time_s[:, None] + phases)
    accel = 0.1 * np.cos(2.0 * np.pi * 3.0 * time_s[:, None] + phases) + [0.0, 0.0, 9.80665]
    return Motion(time_s, np.round(gyro, 7), np.round(accel, 7))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below the test's folder."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write_file
