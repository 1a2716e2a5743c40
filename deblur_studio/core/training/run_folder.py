"""What lies where in the folder of a training run, and who is at work in it.

A run is held by a lock of the operating system, which goes with the process that holds it, however
that ends: no process is ever looked up by its number.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.locks import take

CONFIG_NAME = "config.toml"
EVENTS_NAME = "events.jsonl"
LOG_NAME = "log.txt"
MODEL_NAME = "model.safetensors"
CHECKPOINT_NAME = "checkpoint.safetensors"
SAMPLES_NAME = "samples"
_LOCK_NAME = "run.lock"
_PATIENCE_S = 2.0  # somebody may just be asking whether the run is held
_RETRY_S = 0.05


@contextmanager
def held(run_dir: Path) -> Iterator[None]:
    """Hold a run for as long as the block lasts.

    Raises:
        TrainingError: Another process holds it, or the folder cannot be written to.
    """
    descriptor = _open(run_dir)
    try:
        _lock_patiently(descriptor, run_dir)
        yield
    finally:
        os.close(descriptor)


def is_held(run_dir: Path) -> bool:
    """Whether a process is at work in the run."""
    if not (run_dir / _LOCK_NAME).is_file():
        return False
    try:
        descriptor = _open(run_dir)
    except TrainingError:
        return False  # nobody can train in a folder that cannot be written to
    try:
        return not take(descriptor)
    finally:
        os.close(descriptor)


def _open(run_dir: Path) -> int:
    try:
        return os.open(run_dir / _LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise TrainingError(
            f"The run's folder {run_dir} cannot be written to ({reason}); choose another."
        ) from error


def _lock_patiently(descriptor: int, run_dir: Path) -> None:
    until_s = time.monotonic() + _PATIENCE_S
    while not take(descriptor):
        if time.monotonic() > until_s:
            raise TrainingError(
                f"Another process trains {run_dir.name} already; stop it there or wait."
            )
        time.sleep(_RETRY_S)
