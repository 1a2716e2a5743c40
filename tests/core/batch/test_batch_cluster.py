from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from deblur_studio.core.batch.ledger import read_state

PRESET = 'method = "richardson-lucy"\n[parameters]\niterations = 6\n'

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra cluster is not installed"
)


@pytest.fixture
def many(photos: Path) -> Path:
    """Six photos."""
    for name in "DEF":
        shutil.copyfile(photos / "A.png", photos / f"{name}.png")
        shutil.copyfile(photos / "A.gcsv", photos / f"{name}.gcsv")
    return photos


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler's address and two workers, all processes of their own."""
    told = tmp_path / "scheduler.json"
    file = ("--scheduler-file", str(told), "--no-dashboard")
    local = ("--host", "127.0.0.1", "--port", "0")
    one = ("--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path))
    with (tmp_path / "cluster.log").open("wb") as log:
        scheduler = _start("scheduler", log, *local, *file)
        workers = [_start("worker", log, *one, *file) for _ in range(2)]
        try:
            yield _address(told), workers
        finally:
            for process in (*workers, scheduler):
                process.kill()
                process.wait()


def _start(kind: str, log: IO[bytes], *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *words]
    return subprocess.Popen(command, stdout=log, stderr=log)


def _address(told: Path) -> str:
    until_s = time.monotonic() + 90
    while time.monotonic() < until_s:
        if told.exists() and (text := told.read_text()):
            return json.loads(text)["address"]
        time.sleep(0.05)
    return pytest.fail("no scheduler")


def batch(*words: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "deblur_studio", "batch", *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_that_a_batch_outlives_a_worker_that_is_killed(cluster, many: Path, tmp_path: Path):
    address, workers = cluster
    out, preset = tmp_path / "out", tmp_path / "preset.toml"
    preset.write_text(PRESET)
    words = (many, "-o", out, "--preset", preset, "--scheduler", address, "--json", "--jobs", 2)
    with batch(*words) as process:
        until_s = time.monotonic() + 120
        while time.monotonic() < until_s and not any(out.glob("*.tif")):
            assert process.poll() is None, process.communicate()
            time.sleep(0.02)
        workers[0].kill()
        said, wrong = process.communicate(timeout=200)
    assert process.returncode == 0, wrong
    assert json.loads(said)["counts"]["done"] == 6
    stored = read_state(out)
    assert stored is not None
    assert len({item.outcome.output_sha256 for item in stored.items if item.outcome}) == 1
    assert {path.stem for path in out.glob("*.tif")} == set("ABCDEF")


def test_that_a_scheduler_that_is_not_there_is_one_sentence(many: Path, tmp_path: Path) -> None:
    with batch(many, "-o", tmp_path / "out", "--scheduler", "nonsense://x") as process:
        _, wrong = process.communicate(timeout=100)
    assert process.returncode == 1
    assert wrong.startswith("No scheduler answers at nonsense://x")
    assert "Traceback" not in wrong
