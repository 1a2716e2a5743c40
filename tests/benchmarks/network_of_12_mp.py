"""Child process of a benchmark: restores a photo with a network of random weights.

``python network_of_12_mp.py METHOD ARCHITECTURE [WIDTH HEIGHT]`` prints seconds and memory as JSON;
the architecture ``ships`` takes the weights that ship.
"""

from __future__ import annotations

import dataclasses
import json
import math
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import method
from deblur_studio.core.synthesis.shake import hand_shake

EXTENT_PX = 30.0


class Clock:
    """Notes the longest time between two reports of a network at work, in core seconds."""

    def __init__(self) -> None:
        self.longest_s, self._last_s = 0.0, math.inf

    def checkpoint(self, fraction: float, message: str = "") -> None:
        now_s = time.process_time()
        self.longest_s = max(self.longest_s, now_s - self._last_s)
        self._last_s = now_s if message == "Restoring with the network" else math.inf


def peak_gib() -> float:
    """Return the largest resident size so far; Linux counts in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**30 if sys.platform == "darwin" else 2**20)


def random_weights(architecture: str, folder: Path) -> Path:
    import torch

    from deblur_studio.core.nets.architectures import build
    from deblur_studio.core.nets.model_file import ModelCard, save_model

    torch.manual_seed(0)
    card = ModelCard(name="random", architecture=architecture, parameters=0, sha256="")
    path = folder / "random.safetensors"
    save_model(build(architecture), card, path)
    return path


def photo_and_motion(width: int, height: int) -> tuple:
    camera = Camera.centred(width, height, 0.8 * width)
    size = 0.1
    for _ in range(4):
        log = hand_shake(np.random.default_rng(5), 200.0, 2.0, size)
        path = camera_path(log, ShotSettings(camera, Exposure(0.9, 0.1)))
        size *= EXTENT_PX / blur_extent_px(path, camera)
    rng = np.random.default_rng(0)
    tile = rng.uniform(0.1, 0.8, (25, 25, 3)).astype(np.float32).repeat(20, 0).repeat(20, 1)
    photo = np.tile(tile, (-(-height // 500), -(-width // 500), 1))[:height, :width]
    photo += rng.standard_normal((height, width, 1), np.float32) * np.float32(0.005)
    return photo, camera, path


def main(method_name: str, architecture: str, width: int = 4000, height: int = 3000) -> None:
    photo, camera, path = photo_and_motion(width, height)
    chosen = method(method_name)
    parameters, before = chosen.parameters_type(), peak_gib()
    with TemporaryDirectory() as folder:
        if architecture != "ships":
            model = str(random_weights(architecture, Path(folder)))
            parameters = dataclasses.replace(parameters, model=model)
        started, cores = time.perf_counter(), time.process_time()
        problem, clock = prepare(photo, camera, path), Clock()
        chosen.run(problem, parameters, clock)
        seconds, cores = time.perf_counter() - started, time.process_time() - cores
    told = {"seconds": seconds, "core_seconds": cores, "longest_silence_core_s": clock.longest_s}
    told |= {"before_gib": before, "peak_gib": peak_gib(), "megapixels": width * height / 1e6}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:3], *(int(size) for size in sys.argv[3:5]))
