"""Damaged logs are read or refused; they never raise anything but LogError."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

import numpy as np

from deblur_studio.core.errors import LogError
from deblur_studio.core.motion.formats import read_log

MUTATIONS = 500
_TOKENS = [
    b"nan",
    b"inf",
    b"-",
    b",",
    b";",
    b"\t",
    b"\n",
    b'"',
    b"1e308",
    b"\x00",
    b"\xff",
    b"9" * 40,
]
_TOKENS += [
    b"null",
    b"1_000",
    "°".encode(),
    "٣".encode(),
    b"\r",
    b" ",
    b"(",
    b"0x10",
    b":",
    b"2025-01-01 ",
]


def seeds(motion) -> list[bytes]:
    """One short log of each shape."""
    rows = motion.rows(motion.gyro, motion.accel).splitlines()[:30]
    triples = [" ".join(f"{v:.6f}" for v in row) for row in motion.gyro[:30]]
    times = [round(t * 1e9) for t in motion.time_s[:30]]
    numbered = list(zip(times, triples, strict=True))
    witmotion = [f"2025-01-01 10:00:{i / 100:06.3f}\tWT1\t0\t0\t1\t1\t2\t{i}" for i in range(30)]
    shapes = [
        ["t,gx,gy,gz,ax,ay,az", *rows],
        ["GYROFLOW IMU LOG", "tscale,1", "gscale,1", "ascale,1", "t,gx,gy,gz,ax,ay,az", *rows],
        [
            "time\tDeviceName\tAccX(g)\tAccY(g)\tAccZ(g)\tAsX(deg/s)\tAsY(deg/s)\tAsZ(deg/s)",
            *witmotion,
        ],
        [
            '"Time (s)";"X (rad/s)";"Y (rad/s)";"Z (rad/s)"',
            *(";".join(r.split(",")[:4]) for r in rows),
        ],
        ["30", "123", *(f"{t} {v}" for t, v in numbered), "capture timestamp 123"],
        [f"{kind} {t} {v}" for t, v in numbered for kind in (1, 4)],
        ["size: [30 4]", *(f"{v} {t}" for t, v in numbered)],
        [f"GYRO;{t};{t};{v};0".replace(" ", ";") for t, v in numbered],
        [
            f"gyro:1 x {v.replace(' ', ' y ', 1)[::-1].replace(' ', ' z ', 1)[::-1]} ts {t}"
            for t, v in numbered
        ],
        [f"20170501_143223_{i:03d}: GYROSCOPE {v}" for i, (t, v) in enumerate(numbered)],
        [
            "time,seconds_elapsed,z,y,x",
            *(
                f"{t},{r.split(',')[0]},1,2,{i}"
                for i, (t, r) in enumerate(zip(times, rows, strict=True))
            ),
        ],
        [",".join([row.split(",")[0], "34", *row.split(",")[1:], "0,0,0,0,0"]) for row in rows],
    ]
    return ["\n".join(lines).encode() + b"\n" for lines in shapes]


def mutated(data: bytes, rng: np.random.Generator) -> bytes:
    """The bytes with a few places cut, doubled, changed or replaced by a nasty token."""
    for _ in range(int(rng.integers(1, 6))):
        start, length = int(rng.integers(0, len(data) + 1)), int(rng.integers(0, 30))
        what = int(rng.integers(0, 5))
        piece = data[start : start + length]
        token = _TOKENS[int(rng.integers(len(_TOKENS)))]
        new = [b"", piece * 3, rng.bytes(length), token, piece[::-1]][what]
        data = data[:start] + new + data[start + length :]
    return data[: int(rng.integers(1, len(data) + 2))] if rng.random() < 0.2 else data


def test_that_damaged_logs_are_read_or_refused(
    motion,
    tmp_path: Path,
    write: Callable[[str, bytes], Path],
) -> None:
    rng = np.random.default_rng(2024)
    originals = seeds(motion)
    read = 0
    for index in range(MUTATIONS):
        name = ("Gyroscope.csv", "log.txt")[index % 2]
        path = write(name, mutated(originals[index % len(originals)], rng))
        with contextlib.suppress(LogError):
            recording = read_log(path)
            read += 1
            assert np.all(np.diff(recording.time_s) > 0)
            assert np.all(np.isfinite(recording.gyro_rad_s))
        path.unlink()
    assert read > MUTATIONS // 4


def test_that_the_undamaged_seeds_are_all_read(motion, write: Callable[[str, bytes], Path]) -> None:
    formats = [read_log(write("Gyroscope.csv", data)).source.format for data in seeds(motion)]
    assert formats == [
        "csv", "gcsv", "witmotion", "phyphox", "plain_rows", "deepgyro", "ios_video",
        "getsensordata", "frame_dump", "android_video", "sensor_logger", "advio",
    ]  # fmt: skip
