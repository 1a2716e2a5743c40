"""How long a batch takes with two jobs and with one, and how much memory a long one needs.

By hand: pytest -s -m slow tests/benchmarks/test_batches.py -o faulthandler_timeout=0. The first
wants an idle machine with two cores or more.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

PHOTOS = int(os.environ.get("DEBLUR_STUDIO_BATCH_PHOTOS", "1000"))
_PAGE_MIB = 4096 / 2**20


def _megapixel(path: Path, seed: int) -> None:
    """Write a photo of one megapixel full of edges."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(20, 230, (64, 76, 3)).astype(np.uint8)
    exif = Image.Exif()
    exif[0x0110] = "made by a test"
    exif.get_ifd(0x8769).update({0x829A: 1 / 20, 0xA405: 28})
    Image.fromarray(coarse).resize((1152, 864), Image.Resampling.NEAREST).save(
        path, quality=92, exif=exif
    )


def _command(photos: Path, out: Path, jobs: int, preset: str) -> list[str]:
    words = ["batch", photos, "-o", out, "--jobs", jobs, "--preset", preset, "--json"]
    return [sys.executable, "-m", "deblur_studio", *map(str, words)]


@pytest.mark.slow
def test_that_two_jobs_are_faster_than_one(shot_files: tuple[Path, Path], tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(100):
        _megapixel(photos / f"IMG_{number}.jpg", number)
        shutil.copyfile(shot_files[1], photos / f"IMG_{number}.gcsv")
    seconds = {}
    for jobs in (1, 2):
        started_s = time.perf_counter()
        ended = subprocess.run(
            _command(photos, tmp_path / f"out{jobs}", jobs, "total-variation"),
            capture_output=True,
            check=True,
        )
        seconds[jobs] = time.perf_counter() - started_s
        cpu_s = sum(item["outcome"]["cpu_s"] for item in json.loads(ended.stdout)["items"])
        print(f"\n{jobs} jobs: {seconds[jobs]:.1f} s, {cpu_s:.1f} s of processor in the photos")
    print(f"two jobs are {seconds[1] / seconds[2]:.2f} times as fast as one")
    assert (tmp_path / "out1" / "IMG_0.tif").read_bytes() == (
        tmp_path / "out2" / "IMG_0.tif"
    ).read_bytes()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is read from /proc")
def test_that_memory_stays_flat_over_a_thousand_photos(
    shot_files: tuple[Path, Path], tmp_path: Path
) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    for number in range(PHOTOS):
        shutil.copyfile(shot_files[0], photos / f"IMG_{number}.png")
        shutil.copyfile(shot_files[1], photos / f"IMG_{number}.gcsv")
    seen: list[tuple[int, float, float]] = []
    with (tmp_path / "said.json").open("wb") as said:
        process = subprocess.Popen(
            _command(photos, tmp_path / "out", 1, "wiener"), stdout=said, stderr=said
        )
        while process.poll() is None:
            done = len(list((tmp_path / "out").glob("IMG_*.tif")))
            children = [_resident_mib(pid) for pid in _children(process.pid)]
            if done < PHOTOS:  # at its end the parent says all that it knows as one text
                seen.append((done, _resident_mib(process.pid), max(children, default=0.0)))
            time.sleep(0.2)
    items = json.loads((tmp_path / "said.json").read_text())["items"]
    print(
        f"\n{sum(item['outcome']['cpu_s'] for item in items) / PHOTOS:.3f} s of processor a photo"
    )
    quarters = [
        [row for row in seen if PHOTOS * q / 4 < row[0] <= PHOTOS * (q + 1) / 4] for q in range(4)
    ]
    parents = [max(row[1] for row in quarter) for quarter in quarters]
    children = [max(row[2] for row in quarter) for quarter in quarters]
    print(f"parent MiB by quarter {parents}\nchild MiB by quarter {children}")
    assert parents[3] < parents[1] + 10
    assert children[3] < children[1] + 10


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []


def _resident_mib(pid: int) -> float:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * _PAGE_MIB
    except (OSError, IndexError):
        return 0.0
