"""Keep what a sensor sends, safe against a crash at any moment.

A thread of its own writes and flushes to the disk five times a second, so that neither a slow
disk nor a full one holds up the stream.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from deblur_studio.core.motion.export import export_beside
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.recording import ImuRecording
from deblur_studio.core.motion.recording_file import (
    END,
    GAP,
    HEAD,
    MAGIC,
    MARKER,
    ROW,
    Rows,
    json_chunk,
    raw_chunk,
    rows_chunk,
)
from deblur_studio.core.motion.witmotion.decoder import Decoded
from deblur_studio.devices.growing_file import GrowingFile, why

FLUSH_S = 0.2


class Recorder:
    """One recording in a new folder; times in it count from its beginning.

    ``on_trouble`` is told once, on the writing thread, when the disk refuses; what was written
    until then stays readable.

    Raises:
        OutputError: The folder exists already or cannot be made.
    """

    def __init__(
        self, folder: Path, head: dict[str, Any], on_trouble: Callable[[str], None]
    ) -> None:
        self.folder = folder
        self.start_s, unix_origin_s = time.perf_counter(), time.time()
        self._on_trouble = on_trouble
        self._trouble: str | None = None
        self._lock = threading.Lock()
        self._raw, self._rows, self._notes = list[tuple[float, bytes]](), list[Rows](), b""
        self._samples = 0
        whole = {"version": 1, "unix_origin_s": unix_origin_s, **head}
        self._file = GrowingFile(folder, MAGIC + json_chunk(HEAD, whole))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._write_on, name="recorder", daemon=True)
        self._thread.start()

    @property
    def size_bytes(self) -> int:
        """What has been written so far."""
        return self._file.size_bytes

    @property
    def samples(self) -> int:
        """How many samples have been taken so far."""
        return self._samples

    @property
    def duration_s(self) -> float:
        """How long it has been recording."""
        return time.perf_counter() - self.start_s

    @property
    def trouble(self) -> str | None:
        """Why nothing is written any more, in one sentence."""
        return self._trouble

    def add(self, data: bytes, arrival_s: float, decoded: Decoded, segment: int) -> None:
        """Take raw bytes and what was decoded when they came."""
        if self._trouble is not None or self._ended.is_set():
            return
        rows = self._rows_of(decoded, segment)
        with self._lock:
            if data:
                self._raw.append((arrival_s - self.start_s, data))
            if len(rows):
                self._rows.append(rows)
            self._samples += len(rows)

    def mark(self, label: str, at_s: float) -> None:
        """Mark an instant of ``time.perf_counter``."""
        self._note(json_chunk(MARKER, {"time_s": at_s - self.start_s, "label": label}))

    def interrupt(self, reason: str, at_s: float) -> None:
        """Note that the stream broke off."""
        self._note(json_chunk(GAP, {"time_s": at_s - self.start_s, "reason": reason}))

    def stop(self) -> None:
        """Write what is left and close; returns when it is on the disk."""
        self._ended.set()
        self._thread.join()

    def finish(self) -> ImuRecording:
        """Stop, and export motion.gcsv and motion.csv beside the recording.

        Raises:
            LogError: Nothing usable was recorded.
            OutputError: The disk refuses the exports.
        """
        self.stop()
        recording = read_recording(self.folder)
        export_beside(recording, self.folder)
        return recording

    def _rows_of(self, decoded: Decoded, segment: int) -> Rows:
        samples = decoded.samples
        rows = np.zeros(len(samples), ROW)
        rows["arrival_s"] = decoded.arrival_s - self.start_s
        rows["device_s"], rows["segment"] = samples.device_s, segment
        rows["accel_m_s2"], rows["gyro_rad_s"] = samples.accel_m_s2, samples.gyro_rad_s
        rows["angle_deg"] = samples.angle_deg
        return rows

    def _note(self, sealed: bytes) -> None:
        with self._lock:
            self._notes += sealed

    def _write_on(self) -> None:
        while not self._ended.wait(FLUSH_S):
            self._write(b"")
        self._write(json_chunk(END, {"samples": self._samples}))
        self._file.close()

    def _write(self, last: bytes) -> None:
        with self._lock:
            raw, rows, notes = self._raw, self._rows, self._notes
            self._raw, self._rows, self._notes = [], [], b""
        body = (raw_chunk(raw) if raw else b"") + notes + last
        if rows:
            body = rows_chunk(np.concatenate(rows)) + body
        if body and self._trouble is None:
            self._try_to_put(body)

    def _try_to_put(self, body: bytes) -> None:
        try:
            self._file.put(body)
        except OSError as error:
            self._trouble = (
                f"The recording stopped: {why(error)}; make room on the disk and start a new one. "
                "What was recorded until now is kept."
            )
            self._file.take_back()
            self._on_trouble(self._trouble)


def read_recording(folder: Path) -> ImuRecording:
    """Open a recording, also one that was cut off.

    Raises:
        LogError: It cannot be read or holds too few samples.
    """
    return read_log(folder)
