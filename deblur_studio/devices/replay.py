"""A recording or a binary capture played as if the sensor were there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.formats.files import load_bytes
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.witmotion.decoder import decode, is_capture
from deblur_studio.core.motion.witmotion.encode import motion_frames
from deblur_studio.devices.paced import PacedTransport
from deblur_studio.devices.transport import DeviceInfo

Floats = NDArray[np.float64]


class ReplaySource:
    """Bytes with the times at which each sample is complete.

    Args:
        data: The whole stream.
        end: (N,) offset behind the last byte of each sample.
        time_s: (N,) when each sample is due, from zero, not falling.
        loop: Whether to begin anew at the end.
    """

    def __init__(
        self, data: bytes, end: NDArray[np.int64], time_s: Floats, *, loop: bool = False
    ) -> None:
        self._data, self._end, self._time_s = data, end, time_s
        self._place, self._round, self._loop = 0, 0, loop
        steps = np.diff(time_s)
        self._length_s = float(time_s[-1]) + (float(np.median(steps)) if len(steps) else 0.005)

    def until(self, time_s: float) -> bytes | None:
        """All bytes up to this time that were not given yet; None after the end."""
        if self._place == len(self._data) and not self._loop:
            return None
        given = b""
        while self._loop and time_s - self._round * self._length_s >= self._length_s:
            given += self._data[self._place :]
            self._place, self._round = 0, self._round + 1
        return given + self._up_to(time_s - self._round * self._length_s)

    def answer(self, command: bytes) -> bytes:
        """A recording obeys nothing."""
        return b""

    def _up_to(self, time_s: float) -> bytes:
        count = int(np.searchsorted(self._time_s, time_s, side="right"))
        whole = count == len(self._end)
        end = len(self._data) if whole else int(self._end[count - 1]) if count else 0
        start, self._place = self._place, max(self._place, end)
        return self._data[start : self._place]


def replay(recording: ImuRecording, *, speed: float = 1.0, loop: bool = False) -> PacedTransport:
    """A transport that plays a recording; its angles are zero, as a recording has none."""
    count = len(recording.time_s)
    none = np.zeros((count, 3))
    accel = none if recording.accel_m_s2 is None else recording.accel_m_s2
    data = motion_frames(accel, recording.gyro_rad_s, none).tobytes()
    end = 20 * np.arange(1, count + 1, dtype=np.int64)
    source = ReplaySource(data, end, recording.time_s - recording.time_s[0], loop=loop)
    return PacedTransport(_device(recording.source.paths[0]), source, speed)


def replay_file(path: Path, *, speed: float = 1.0, loop: bool = False) -> PacedTransport:
    """A transport that plays any log; of a binary capture the very bytes.

    Raises:
        LogError: The log cannot be read.
    """
    recording = read_log(path)
    data = b"" if path.is_dir() else load_bytes(path)
    if not is_capture(data):
        return replay(recording, speed=speed, loop=loop)
    end = decode(data).samples.end
    if len(end) != len(recording.time_s):
        raise LogError(f"{path.name} is damaged; replay a part of it that is not.")
    source = ReplaySource(data, end, recording.time_s - recording.time_s[0], loop=loop)
    return PacedTransport(_device(path), source, speed)


def _device(path: Path) -> DeviceInfo:
    return DeviceInfo(f"Replay of {path.name}", f"replay:{path}")
