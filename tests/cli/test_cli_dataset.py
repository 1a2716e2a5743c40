"""deblur-studio dataset, as it is called; a killed one is called again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.fixture
def photos(scene: Path) -> Path:
    folder = scene.parent / "photos"
    folder.mkdir()
    scene.rename(folder / scene.name)
    return folder


def words(photos: Path, out: Path, count: int = 3) -> list[str]:
    given = ["dataset", "--photos", photos, "--motions", "generated", "--out", out]
    sizes = ["--count", count, "--size", 64, "--shard-size", 2, "--extent-px", "10:16"]
    return [str(word) for word in (*given, *sizes)]


def test_that_a_data_set_is_written_and_found_again(run, photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "set"
    answer = run(*words(photos, out), "--json").json()
    assert answer == {
        "samples": 3,
        "shards": 2,
        "found": 0,
        "written": 2,
        "folder": str(out),
    }
    row = json.loads((out / "index.jsonl").read_text().splitlines()[2])
    assert row["photo"] == "scene.png"
    assert row["motion"] == "generated"
    again = run(*words(photos, out))
    assert again.code == 0
    assert "3 samples in 2 shards (2 of them were there already)" in again.out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (["--size", "100"], "multiple of 16"),
        (["--extent-px", "9:3"], "from the smaller to the larger"),
        (["--noise", "-1:2"], "must not be negative"),
        (["--count", "0"], "not a whole number"),
    ],
)
def test_that_wrong_words_are_refused(
    run, photos: Path, tmp_path: Path, change: list[str], said: str
) -> None:
    ended = run(*words(photos, tmp_path / "set"), *change)
    assert ended.code == 2
    assert said in ended.err


def test_that_photos_that_are_too_small_are_one_sentence(run, photos: Path, tmp_path: Path) -> None:
    ended = run(*words(photos, tmp_path / "set"), "--size", "512")
    assert ended.code == 1
    assert ended.err.startswith("No photo of at least 576 x 576 px was found")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_that_a_killed_process_is_taken_up_again(run, photos: Path, tmp_path: Path) -> None:
    out = tmp_path / "set"
    command = [sys.executable, "-m", "deblur_studio", *words(photos, out, 500)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        until_s = time.monotonic() + 60
        while not (out / "shard_00000.npz").exists() and time.monotonic() < until_s:
            assert child.poll() is None
            time.sleep(0.02)
        os.kill(child.pid, signal.SIGKILL)
    finished = sorted(path.name for path in out.glob("shard_*.npz"))
    assert 0 < len(finished) < 250
    # The rest is as good as done when the same call knows what is there and adds to it.
    times = {name: (out / name).stat().st_mtime_ns for name in finished}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        later = out / f"shard_{len(finished):05d}.npz"
        until_s = time.monotonic() + 60
        while not later.exists() and time.monotonic() < until_s:
            assert child.poll() is None
            time.sleep(0.02)
        child.terminate()
    assert later.exists()
    assert {name: (out / name).stat().st_mtime_ns for name in finished} == times
