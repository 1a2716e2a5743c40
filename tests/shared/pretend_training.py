"""A child process that says what a training says, without learning anything.

``python pretend_training.py train RUN_DIR``; RUN_DIR/plan.json tells how: ``steps`` and
``step_s``; ``fail_at`` and ``die_at`` are steps at which it fails in a sentence or is gone.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from PIL import Image

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.training.events import (
    Ended,
    Paused,
    Preparing,
    Resumed,
    Sampled,
    Saved,
    Started,
    Stepped,
    Validated,
)
from deblur_studio.worker import Hear, Say, main

EPOCH = 10


def train(run_dir: Path, say: Say, hear: Hear) -> None:
    plan = read_plan(run_dir)
    steps, checkpoint = plan["steps"], run_dir / "checkpoint.json"
    step = json.loads(checkpoint.read_text())["step"] if checkpoint.is_file() else 0
    say(Started(run_dir.name, "cpu", "float32", step, steps, 680_000))
    say(Preparing("Reading photos", 0.5))
    print("chatter of a library")
    while step < steps:
        command = hear()
        if command == "pause":
            say(Paused(step))
            while (command := hear()) not in ("resume", "stop"):
                time.sleep(0.01)
            if command == "resume":
                say(Resumed(step))
        if command == "stop":
            save(run_dir, step, say)
            say(Ended(step, "stopped", "Stopped.", str(run_dir / "model.safetensors")))
            return
        if step == plan.get("fail_at"):
            raise TrainingError("The loss is no number any more; lower the learning rate.")
        if step == plan.get("die_at"):
            print("RuntimeError: out of everything", file=sys.stderr, flush=True)
            os._exit(7)
        step += 1
        time.sleep(plan.get("step_s", 0.002))
        tell_step(run_dir, step, steps, say)
    save(run_dir, step, say)
    say(Ended(step, "finished", "Finished.", str(run_dir / "model.safetensors")))


def read_plan(run_dir: Path) -> dict[str, Any]:
    for path in (run_dir / "plan.json", run_dir.parent / "plan.json"):
        if path.is_file():
            return dict(json.loads(path.read_text()))
    return {"steps": 40}


def tell_step(run_dir: Path, step: int, steps: int, say: Say) -> None:
    say(Stepped(step, steps, step // EPOCH, 1 / step, 1e-3, 4.0, step / 2, (steps - step) / 2))
    if step % EPOCH == 0:
        say(Validated(step, step // EPOCH, 1 / step, 20 + step / steps, 20.0, 24.0))
        folder = run_dir / "samples"
        folder.mkdir(exist_ok=True)
        path = folder / f"step_{step:07d}.png"
        Image.new("RGB", (96, 32), (step * 5 % 256, 80, 160)).save(path)
        say(Sampled(step, step // EPOCH, str(path)))
        save(run_dir, step, say)


def save(run_dir: Path, step: int, say: Say) -> None:
    (run_dir / "checkpoint.json").write_text(json.dumps({"step": step}))
    (run_dir / "model.safetensors").write_bytes(b"weights")
    say(Saved(step))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], {"train": train}))
