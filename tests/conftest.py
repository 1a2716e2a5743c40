"""Fixtures that every test stands under."""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DEBLUR_STUDIO_LANGUAGE"] = "en"  # texts are compared, whatever this system speaks

# A build judges the change, not today's dice; at the desk every run draws other examples. How
# long one takes says more about what else the machine does.
hypothesis.settings.register_profile("build", derandomize=True, deadline=None)
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.load_profile("build" if os.environ.get("CI") else "desk")

REAL_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The collection of real photos and logs; the test is skipped where it is absent."""
    if not REAL_DATA.is_dir():
        pytest.skip("the collection of real photos and logs is not beside the checkout")
    return REAL_DATA


@pytest.fixture
def shot_files(tmp_path: Path) -> tuple[Path, Path]:
    """A photo of 160 x 120 px with EXIF exposure and focal length, and a log of ten seconds."""
    return write_photo(tmp_path / "IMG_1.png"), write_log(tmp_path / "motion.gcsv")


def write_photo(path: Path, seed: int = 0) -> Path:
    """Write smooth blobs: something that a restoration can work on."""
    rows, columns = np.mgrid[0:120, 0:160]
    noise = np.random.default_rng(seed).uniform(0, 8, (120, 160, 3))
    waves = np.stack([np.sin(rows / 6) * np.cos(columns / step) for step in (5, 7, 9)], axis=-1)
    exif = Image.Exif()
    exif[0x0110] = "made by a test"  # Pillow drops a block whose first directory is empty
    exif.get_ifd(0x8769).update({0x829A: 1 / 20, 0xA405: 28})  # exposure, focal length on 35 mm
    Image.fromarray((120 + 90 * waves + noise).astype(np.uint8)).save(path, exif=exif)
    return path


def write_log(path: Path) -> Path:
    """Write a gcsv log at 200 Hz, a hand's slow sway with some tremor about three axes."""
    lines = ["GYROFLOW IMU LOG", "version,1.3", "id,made_by_a_test", "orientation,XYZ"]
    lines += ["tscale,0.001", "gscale,0.001", "t,gx,gy,gz"]
    for index in range(2001):
        time_s = index / 200
        rates = [
            300 * math.sin(9 * time_s + axis) + 80 * math.sin(50 * time_s) for axis in range(3)
        ]
        lines.append(",".join(str(round(value)) for value in (time_s * 1000, *rates)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Fail the test that leaves a thread behind."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2.0
    while (left := _alive(before)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not left, f"threads left running: {[thread.name for thread in left]}"


def _alive(before: set[threading.Thread]) -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread not in before]
