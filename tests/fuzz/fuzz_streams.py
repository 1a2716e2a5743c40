"""Feed mutated byte streams of sensors to the decoder and the readers; any exception is a find.

    python tests/fuzz/fuzz_streams.py [--runs 10000] [--seed 0]

A find is written to a file whose name is printed, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from itertools import pairwise
from pathlib import Path

import numpy as np

from deblur_studio.core.motion.recording_file import (
    HEAD,
    MAGIC,
    MARKER,
    ROW,
    json_chunk,
    raw_chunk,
    read_contents,
    rows_chunk,
)
from deblur_studio.core.motion.sample_clock import sample_times
from deblur_studio.core.motion.witmotion.decoder import Decoder, decode
from deblur_studio.core.motion.witmotion.encode import answer_frame, motion_frames


def seeds(rng: np.random.Generator) -> list[bytes]:
    """One short stream of each kind."""
    values = rng.normal(0.0, 3.0, (3, 40, 3))
    short = motion_frames(values[0], values[1], values[2])
    long = np.hstack([short, np.tile(np.uint8([26, 6, 22, 14, 41, 0, 25, 1]), (40, 1))])
    answered = short[:9].tobytes() + answer_frame(0x64, [391]) + short[9:].tobytes()
    classic = b"".join(_classic(0x51 + n % 4, rng.integers(0, 256, 8)) for n in range(80))
    rows = np.zeros(40, ROW)
    rows["arrival_s"] = np.arange(40) / 200
    file = MAGIC + json_chunk(HEAD, {"version": 1}) + rows_chunk(rows)
    file += raw_chunk([(0.1, b"abc")]) + json_chunk(MARKER, {"time_s": 1.0, "label": "x"})
    return [short.tobytes(), long.tobytes(), answered, classic, file]


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """The bytes with some places cut, doubled, overwritten or moved."""
    for _ in range(int(rng.integers(1, 8))):
        start, length = int(rng.integers(0, len(data) + 1)), int(rng.integers(0, 40))
        piece = data[start : start + length]
        mark = [b"\x55", b"\x55\x61", b"\x55\x71\x03\x00", b"\x55\x51", b"\xff" * 8]
        new = [b"", piece * 2, rng.bytes(length), mark[int(rng.integers(5))], piece[::-1]]
        data = data[:start] + new[int(rng.integers(5))] + data[start + length :]
    return data


def check(data: bytes, rng: np.random.Generator) -> None:
    """Decode whole and in pieces; both must agree, and nothing may raise."""
    whole = decode(data)
    decoder = Decoder()
    cuts = np.sort(rng.integers(0, len(data) + 1, 12))
    edges = [0, *(int(cut) for cut in cuts), len(data)]
    parts = [decoder.feed(data[a:b], float(b)) for a, b in pairwise(edges)]
    parts.append(decoder.flush())
    count = sum(len(part.samples) for part in parts)
    assert count == len(whole.samples), f"{count} samples in pieces, {len(whole.samples)} at once"
    assert sum(part.left_out_bytes for part in parts) == whole.left_out_bytes
    arrival_s = np.maximum.accumulate(np.concatenate([part.arrival_s for part in parts]))
    device_s = np.concatenate([part.samples.device_s for part in parts])
    times = sample_times(arrival_s, device_s, np.zeros(count, np.int64))
    assert np.all(np.diff(times) > 0), "times do not rise"
    read_contents(data)


def _classic(kind: int, values: np.ndarray) -> bytes:
    body = bytes((0x55, kind, *values.tolist()))
    return body + bytes((sum(body) & 0xFF,))


def main(arguments: list[str] | None = None) -> int:
    """Run; returns 1 after the first find."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    rng = np.random.default_rng(options.seed)
    originals = seeds(rng)
    for run in range(options.runs):
        data = mutated(originals[run % len(originals)], rng)
        try:
            check(data, rng)
        except Exception:
            place = Path(tempfile.mkdtemp(prefix="fuzz-")) / "find.bin"
            place.write_bytes(data)
            traceback.print_exc()
            print(f"run {run} of seed {options.seed}: {place}")
            return 1
    print(f"{options.runs} streams, no find")
    return 0


if __name__ == "__main__":
    sys.exit(main())
