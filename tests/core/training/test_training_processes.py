"""Real child processes: killed without warning, and two that train together."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file

from deblur_studio.core.training.events import Ended, Saved, Started, Stepped, from_line
from deblur_studio.core.training.history import RunState, read_history
from deblur_studio.core.training.run_folder import EVENTS_NAME

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL, no gloo")

WORKER = ["-m", "deblur_studio", "--worker", "train"]


@contextmanager
def child(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, *WORKER, str(folder)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, text=True
    ) as process:
        yield process
        process.kill()


def wait_for(process: subprocess.Popen[str], kind: type, step: int = 0) -> Any:
    assert process.stdout is not None
    for line in process.stdout:
        if isinstance(event := from_line(line), kind) and event.step >= step:
            return event
    raise AssertionError(f"{kind.__name__} was never said")


@pytest.mark.slow
def test_that_a_killed_run_loses_no_more_than_since_its_checkpoint(run_folder) -> None:
    """Without anybody on stdin, as under a batch system: that is no reason to stop."""
    folder = run_folder(epochs=50, checkpoint_every_s=0.001)
    with child(folder) as process:
        saved = wait_for(process, Saved, 2)
        os.kill(process.pid, signal.SIGKILL)
    assert read_history(folder / EVENTS_NAME).state(alive=False) is RunState.INTERRUPTED
    assert not [path for path in folder.rglob("*.safetensors") if path.stat().st_size == 0]
    with child(folder) as process:
        again = wait_for(process, Started)
        assert again.step >= saved.step
        wait_for(process, Stepped)
        process.send_signal(signal.SIGTERM)
        ended = wait_for(process, Ended)
        assert process.wait(30) == 0
    assert ended.reason == "stopped"
    assert ended.step > saved.step


def together(folder: Path, processes: int) -> subprocess.CompletedProcess[str]:
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    command = [*torchrun, "--nproc-per-node", str(processes), *WORKER, str(folder)]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=280, check=False
    )


def losses_of(folder: Path) -> list[float]:
    lines = (folder / "metrics.csv").read_text().splitlines()
    names = lines[0].split(",")
    return [float(line.split(",")[names.index("loss")]) for line in lines[1:]]


@pytest.mark.slow
def test_that_two_processes_learn_as_one_does(run_folder) -> None:
    """About a minute on two cores: every process imports torch and waits for the other."""
    folders = [run_folder(f"by{count}", epochs=3, crops_per_epoch=8, batch=4) for count in (1, 2)]
    for count, folder in enumerate(folders, start=1):
        done = together(folder, count)
        assert done.returncode == 0, done.stderr
    alone, shared = (losses_of(folder) for folder in folders)
    assert len(alone) == 3
    assert shared == pytest.approx(alone, rel=1e-4)
    a, b = (load_file(folder / "checkpoint.safetensors") for folder in folders)
    apart = [float((a[name] - b[name]).abs().max()) for name in a if name.startswith("network.")]
    assert max(apart) < 2e-3
    said = [json.loads(line) for line in (folders[1] / EVENTS_NAME).read_text().splitlines()]
    assert [event["event"] for event in said].count("started") == 1
    assert said[-1]["reason"] == "finished"


@pytest.mark.slow
def test_that_two_processes_stop_and_go_on_together(run_folder) -> None:
    folder = run_folder(epochs=500, checkpoint_every_s=0.001)
    torchrun = [sys.executable, "-m", "torch.distributed.run", "--standalone"]
    command = [*torchrun, "--nproc-per-node", "2", *WORKER, str(folder)]
    began = time.monotonic()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as p:
        saved = wait_for(p, Saved, 2)
        p.send_signal(signal.SIGTERM)
        assert p.stdout is not None
        p.stdout.read()
        p.wait(60)
    last = read_history(folder / EVENTS_NAME)
    assert last.ended is not None
    assert last.ended.reason == "stopped"
    assert last.ended.step >= saved.step
    assert time.monotonic() - began < 200


@pytest.mark.slow
def test_that_a_batch_that_cannot_be_shared_is_one_sentence(run_folder) -> None:
    folder = run_folder(batch=3)
    done = together(folder, 2)
    assert done.returncode != 0
    history = read_history(folder / EVENTS_NAME)
    assert history.ended is not None
    assert "A batch of 3 cannot be shared evenly by 2 processes" in history.ended.message
