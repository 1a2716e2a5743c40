"""Damage small logs of every format and read them: only LogError may come out.

    python tests/fuzz/fuzz_logs.py --count 10000 --seed 1

A log that breaks the rule is kept beside the report. Needs tests/shared on the path, which the
script and the tests see to.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import inspect_csv, read_log

LONGEST_S = 10.0
NAMES = ("log.txt", "Gyroscope.csv", "a_gyrm.csv", "log.zip", "Accelerometer.csv")
TOKENS = (
    b"nan", b"inf", b"-inf", b"-", b",", b";", b"\t", b"\n", b'"', b"'", b"1e308", b"1e-320",
    b"\x00", b"\xff", b"9" * 40, b"null", b"1_000", "°".encode(), "\u0663".encode(), b"\r", b" ",
    b"(", b"[0]", b"0x10", b":", b"2025-01-01 ", b"sep=;", b"#", b"\xef\xbb\xbf", b"PK\x03\x04",
    b"GYRO;", b"size: [9 4]\n", b"loopIteration", b"time,", b"\x55\x61", "加速度X(g)".encode(),
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1", "gb18030", "utf-32")
NUMBERS = (b"nan", b"-inf", b"1e400", b"1e300", b"-1", b"0", b"text", b"", b"1,5", b"99999999999")
NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")

Rng = np.random.Generator


@dataclass
class Report:
    """How many logs were read or refused, and what went wrong with others."""

    read: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    slowest_s: float = 0.0
    failures: list[str] = field(default_factory=list)


def flip(data: bytes, rng: Rng) -> bytes:
    """Change a few bits."""
    changed = bytearray(data)
    for _ in range(int(rng.integers(1, 9))):
        changed[int(rng.integers(len(changed)))] ^= 1 << int(rng.integers(8))
    return bytes(changed)


def cut(data: bytes, rng: Rng) -> bytes:
    """Keep only a part."""
    start, end = sorted(rng.integers(0, len(data) + 1, 2).tolist())
    return data[:end] if rng.random() < 0.5 else data[start:end]


def double(data: bytes, rng: Rng) -> bytes:
    """Write a part several times."""
    start, end = sorted(rng.integers(0, len(data) + 1, 2).tolist())
    return data[:end] + data[start:end] * int(rng.integers(1, 4)) + data[end:]


def shuffle(data: bytes, rng: Rng) -> bytes:
    """Put the lines into another order."""
    lines = data.split(b"\n")
    return b"\n".join(lines[index] for index in rng.permutation(len(lines)))


def drop_lines(data: bytes, rng: Rng) -> bytes:
    """Lose some of the lines, the header as likely as any."""
    return b"\n".join(line for line in data.split(b"\n") if rng.random() > 0.2)


def renumber(data: bytes, rng: Rng) -> bytes:
    """Put something else in the place of some numbers."""
    share = rng.choice([0.01, 0.1, 1.0])

    def other(match: re.Match[bytes]) -> bytes:
        return NUMBERS[int(rng.integers(len(NUMBERS)))] if rng.random() < share else match[0]

    return NUMBER.sub(other, data)


def recode(data: bytes, rng: Rng) -> bytes:
    """Write the text in another encoding."""
    encoding = ENCODINGS[int(rng.integers(len(ENCODINGS)))]
    return data.decode("utf-8", "replace").encode(encoding, "replace")


def insert(data: bytes, rng: Rng) -> bytes:
    """Put tokens or noise somewhere."""
    for _ in range(int(rng.integers(1, 5))):
        start, length = int(rng.integers(len(data) + 1)), int(rng.integers(0, 20))
        token = TOKENS[int(rng.integers(len(TOKENS)))]
        new = token if rng.random() < 0.7 else rng.bytes(length)
        data = data[:start] + new + data[start + length * int(rng.integers(0, 2)) :]
    return data


def swap_marks(data: bytes, rng: Rng) -> bytes:
    """Use another delimiter, or a decimal comma, for a part of the file."""
    old, new = (b",;\t .|\n"[int(index)].to_bytes() for index in rng.integers(0, 7, 2))
    start = int(rng.integers(len(data) + 1)) if rng.random() < 0.5 else 0
    return data[:start] + data[start:].replace(old, new)


MUTATIONS: tuple[Callable[[bytes, Rng], bytes], ...] = (
    flip, cut, double, shuffle, drop_lines, renumber, recode, insert, swap_marks
)  # fmt: skip


def damaged(data: bytes, rng: Rng) -> bytes:
    """The log after one to three mutations."""
    for _ in range(int(rng.integers(1, 4))):
        data = MUTATIONS[int(rng.integers(len(MUTATIONS)))](data or b"\n", rng)
    return data


def fuzz(logs: Sequence[bytes], count: int, seed: int, folder: Path) -> Report:
    """Read ``count`` damaged logs, each written into ``folder`` and removed again."""
    report, rng = Report(), np.random.default_rng(seed)
    for index in range(count):
        data = damaged(logs[index % len(logs)], rng)
        path = folder / NAMES[int(rng.integers(len(NAMES)))]
        path.write_bytes(data)
        started = time.perf_counter()
        try:
            with warnings.catch_warnings(action="error"):
                _try(path, report)
        except Exception:
            kept = folder / f"failure-{seed}-{index}.bin"
            kept.write_bytes(data)
            report.failures.append(f"{kept}\n{traceback.format_exc()}")
        report.slowest_s = max(report.slowest_s, time.perf_counter() - started)
        path.unlink()
    return report


def _try(path: Path, report: Report) -> None:
    """Read the log and look into it; whatever is read must keep a recording's promises."""
    try:
        recording = read_log(path)
    except LogError as error:
        report.refused += 1
        _check_sentence(str(error), path)
    else:
        report.read[recording.source.format] += 1
        assert np.all(np.diff(recording.time_s) > 0)
        assert np.all(np.isfinite(recording.gyro_rad_s))
    try:
        inspect_csv(path)
    except LogError:
        return


def _check_sentence(sentence: str, path: Path) -> None:
    member = "Gyroscope.csv" if path.suffix == ".zip" else path.name
    assert path.name in sentence or member in sentence, sentence
    assert "\n" not in sentence, sentence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status is 1 after a failure."""
    from small_logs import small_logs

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-logs-"))
    report = fuzz(tuple(small_logs().values()), options.count, options.seed, folder)
    read = sum(report.read.values())
    print(f"{options.count} logs: {read} read, {report.refused} refused, "
          f"{len(report.failures)} failed; the slowest took {report.slowest_s:.2f} s.")  # fmt: skip
    print(dict(report.read.most_common()))
    print("\n".join(report.failures[:10]))
    if not report.failures:
        folder.rmdir()
    return 1 if report.failures or report.slowest_s > LONGEST_S else 0


if __name__ == "__main__":
    sys.path.append(str(Path(__file__).resolve().parents[1] / "shared"))
    sys.exit(main())
