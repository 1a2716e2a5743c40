"""Where a frame of a WitMotion sensor may begin, and how long it is."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

MARK = 0x55
MOTION, ANSWER = 0x61, 0x71
CLASSIC_FIRST, CLASSIC_LAST = 0x50, 0x5F
PITCHES = (20, 28)
ANSWER_BYTES, CLASSIC_BYTES = 20, 11
LOOKAHEAD = max(PITCHES) + 2

HEADER = re.compile(rb"\x55[\x50-\x5f\x61\x71]")


def is_header(data: bytes, at: int) -> bool:
    """Whether the two bytes at ``at`` can begin a frame."""
    return HEADER.match(data, at) is not None


def bytes_needed(data: bytes, at: int) -> int:
    """How many bytes decide on what begins at ``at``."""
    kind = data[at + 1]
    if CLASSIC_FIRST <= kind <= CLASSIC_LAST:
        return CLASSIC_BYTES
    short = kind == ANSWER or is_header(data, at + PITCHES[0])
    return PITCHES[0] + 2 if short else LOOKAHEAD


def whole_classic(rows: Bytes) -> int:
    """How many of the first rows (N, 11) are classic frames with the right checksum."""
    kinds = (rows[:, 1] >= CLASSIC_FIRST) & (rows[:, 1] <= CLASSIC_LAST)
    sums = rows[:, :-1].sum(axis=1, dtype=np.uint8) == rows[:, -1]
    good = (rows[:, 0] == MARK) & kinds & sums
    return len(rows) if good.all() else int(np.argmin(good))


def length_on_grid(data: bytes, at: int, pitch: int | None) -> int | None:
    """Length of the frame on the grid at ``at``, None where no header of it is there."""
    if data[at : at + 1] != b"\x55" or len(data) < at + 2:
        return None
    kind = data[at + 1]
    return pitch if kind == MOTION else ANSWER_BYTES if kind == ANSWER else None


def confirmed_length(data: bytes, at: int, *, final: bool) -> int | None:
    """Length of the motion frame or answer at ``at`` that a header or the end follows."""
    kind = data[at + 1] if data[at : at + 1] == b"\x55" and is_header(data, at) else 0
    lengths = PITCHES if kind == MOTION else (ANSWER_BYTES,) if kind == ANSWER else ()
    for length in lengths:
        if is_header(data, at + length):
            return length
    ends = (length for length in lengths if final and at + length == len(data))
    return next(ends, None)
