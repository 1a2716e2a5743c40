"""Folders of small photos and logs, and a hand that works without a process."""

from __future__ import annotations

import asyncio
import math
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from deblur_studio.core.batch.values import Ended, Outcome, Task

BASE_UNIX_S = 1_700_000_000


class FakeHand:
    """Does as ``answer`` says and remembers what it was asked; ``pause_s`` is how long it takes."""

    def __init__(self, answer: Callable[[Task], Ended] | None = None, pause_s: float = 0.0) -> None:
        self.answer, self.pause_s = answer or written, pause_s
        self.asked: list[Task] = []
        self.closed = False

    async def do(self, task: Task) -> Ended:
        self.asked.append(task)
        await asyncio.sleep(self.pause_s)
        return self.answer(task)

    async def close(self) -> None:
        self.closed = True


def written(task: Task) -> Ended:
    """Write something where the result belongs."""
    task.output.write_bytes(b"a result")
    return Ended(outcome=outcome())


def outcome() -> Outcome:
    """Return an outcome of some restoration."""
    return Outcome(
        output_sha256="a" * 64,
        photo_sha256="b" * 64,
        log_sha256="c" * 64,
        start_s=1.0,
        exposure_s=0.05,
        seconds=0.5,
        cpu_s=0.4,
        chi=1.01,
        worst_block_chi=None,
        blur_extent_px=7.0,
        notes=("start: <given>",),
    )


@pytest.fixture
def fake_hand() -> type[FakeHand]:
    return FakeHand


@pytest.fixture
def some_outcome() -> Outcome:
    return outcome()


@pytest.fixture
def photos(shot_files: tuple[Path, Path], tmp_path: Path) -> Path:
    """A folder of three photos with logs of their names."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("A", "B", "C"):
        shutil.copyfile(shot_files[0], folder / f"{name}.png")
        shutil.copyfile(shot_files[1], folder / f"{name}.gcsv")
    return folder


@pytest.fixture
def dated_photo() -> Callable[[Path, float], Path]:
    """Write a small photo whose EXIF tells a time: seconds after the time that logs start at."""

    def write(path: Path, after_s: float) -> Path:
        taken = datetime.fromtimestamp(BASE_UNIX_S + after_s, UTC)
        exif = Image.Exif()
        exif[0x0110] = "made by a test"
        exif.get_ifd(0x8769).update({0x9003: taken.strftime("%Y:%m:%d %H:%M:%S"), 0x9011: "+00:00"})
        Image.new("RGB", (8, 8)).save(path, exif=exif)
        return path

    return write


@pytest.fixture
def dated_log() -> Callable[[Path, float], Path]:
    """Write a log of five seconds in Unix time."""

    def write(path: Path, after_s: float) -> Path:
        lines = ["time (s),gx (rad/s),gy (rad/s),gz (rad/s)"]
        for index in range(501):
            time_s = BASE_UNIX_S + after_s + index / 100
            rates = ",".join(f"{math.sin(index / step):.4f}" for step in (9, 7, 5))
            lines.append(f"{time_s:.3f},{rates}")
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write
