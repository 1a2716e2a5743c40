"""The file that grows while a sensor streams: sealed chunks, one behind the other.

A chunk is its length, its kind, its payload and a CRC-32 of kind and payload. Whatever happens
to the program or the computer, all chunks before the broken one can be read. Raw bytes as they
arrived lie beside the decoded samples, so that a better decoder can be run over them later.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RECORDING_NAME = "recording.imu"
MAGIC = b"DSIMU1\r\n"
HEAD, RAW, ROWS, MARKER, GAP, END = b"HEAD", b"RAW ", b"ROWS", b"MARK", b"GAP ", b"END "

ROW = np.dtype(
    [
        ("arrival_s", "<f8"),
        ("device_s", "<f8"),
        ("segment", "<i4"),
        ("accel_m_s2", "<f4", (3,)),
        ("gyro_rad_s", "<f4", (3,)),
        ("angle_deg", "<f4", (3,)),
    ]
)
Rows = NDArray[np.void]

_FRAME = struct.Struct("<I4s")
_CRC = struct.Struct("<I")
_RAW_ENTRY = np.dtype([("arrival_s", "<f8"), ("length", "<u4")])


@dataclass(frozen=True)
class Marker:
    """An instant that somebody marked, in seconds of the recording."""

    time_s: float
    label: str


@dataclass(frozen=True)
class Interruption:
    """An instant at which the stream broke off, in seconds of the recording, and why."""

    time_s: float
    reason: str


@dataclass(frozen=True, eq=False)
class Contents:
    """What a recording file holds; ``rows`` (N,) of ``ROW``, ``raw`` as (arrival_s, bytes).

    ``complete`` says whether the recording was ended in order, ``lost_bytes`` how much stands
    behind the last whole chunk.
    """

    head: dict[str, Any]
    rows: Rows
    raw: tuple[tuple[float, bytes], ...]
    markers: tuple[Marker, ...]
    interruptions: tuple[Interruption, ...]
    complete: bool
    lost_bytes: int


def chunk(kind: bytes, payload: bytes) -> bytes:
    """One sealed chunk."""
    return _FRAME.pack(len(payload), kind) + payload + _CRC.pack(zlib.crc32(kind + payload))


def json_chunk(kind: bytes, values: dict[str, Any]) -> bytes:
    """A chunk that holds keys and values."""
    return chunk(kind, json.dumps(values, ensure_ascii=False).encode("utf-8"))


def raw_chunk(pieces: Sequence[tuple[float, bytes]]) -> bytes:
    """A chunk of raw bytes with their times of arrival."""
    entries = np.array([(time_s, len(data)) for time_s, data in pieces], _RAW_ENTRY)
    body = b"".join(data for _, data in pieces)
    return chunk(RAW, len(entries).to_bytes(4, "little") + entries.tobytes() + body)


def rows_chunk(rows: Rows) -> bytes:
    """A chunk of decoded samples (N,) of ``ROW``."""
    return chunk(ROWS, rows.tobytes())


def read_contents(data: bytes, *, with_raw: bool = True) -> Contents:
    """Read all chunks up to the first that is broken or cut off; never raises."""
    head: dict[str, Any] = {}
    rows, raw = [np.empty(0, ROW)], list[tuple[float, bytes]]()
    markers, breaks = list[Marker](), list[Interruption]()
    complete, place = False, len(MAGIC)
    while (found := _next(data, place)) is not None:
        kind, payload, place = found
        values = _values(payload) if kind in (HEAD, MARKER, GAP) else {}
        if kind == HEAD:
            head = values
        elif kind == ROWS:
            rows.append(np.frombuffer(payload[: len(payload) // ROW.itemsize * ROW.itemsize], ROW))
        elif kind == RAW and with_raw:
            raw.extend(_raw_pieces(payload))
        elif kind == MARKER:
            markers.append(Marker(_number(values), str(values.get("label", ""))))
        elif kind == GAP:
            breaks.append(Interruption(_number(values), str(values.get("reason", ""))))
        complete = kind == END
    lost = max(len(data) - place, 0)
    return Contents(
        head, np.concatenate(rows), tuple(raw), tuple(markers), tuple(breaks), complete, lost
    )


def _next(data: bytes, place: int) -> tuple[bytes, bytes, int] | None:
    if len(data) < place + _FRAME.size:
        return None
    length, kind = _FRAME.unpack_from(data, place)
    start = place + _FRAME.size
    end = start + length
    if len(data) < end + _CRC.size:
        return None
    payload = data[start:end]
    if _CRC.unpack_from(data, end)[0] != zlib.crc32(kind + payload):
        return None
    return kind, payload, end + _CRC.size


def _values(payload: bytes) -> dict[str, Any]:
    try:
        values = json.loads(payload)
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _number(values: dict[str, Any]) -> float:
    value = values.get("time_s")
    return float(value) if isinstance(value, (int, float)) else float("nan")


def _raw_pieces(payload: bytes) -> list[tuple[float, bytes]]:
    count = int.from_bytes(payload[:4], "little")
    place = 4 + count * _RAW_ENTRY.itemsize
    if len(payload) < place:
        return []
    pieces = []
    for entry in np.frombuffer(payload[4:place], _RAW_ENTRY):
        end = place + int(entry["length"])
        pieces.append((float(entry["arrival_s"]), payload[place:end]))
        place = end
    return pieces
