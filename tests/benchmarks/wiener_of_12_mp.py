"""Child process of a benchmark: restores 12 MP and prints seconds and memory as JSON."""

from __future__ import annotations

import json
import resource
import sys
import time

import numpy as np

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.restore.run import restore
from deblur_studio.core.synthesis.shake import hand_shake

WIDTH, HEIGHT, EXTENT_PX = 4000, 3000, 30.0


def peak_gib() -> float:
    """Return the largest resident size so far; Linux counts in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**30 if sys.platform == "darwin" else 2**20)


def main() -> None:
    camera = Camera.centred(WIDTH, HEIGHT, 3200.0)
    size = 0.1
    for _ in range(4):
        log = hand_shake(np.random.default_rng(5), 200.0, 2.0, size)
        path = camera_path(log, ShotSettings(camera, Exposure(0.9, 0.1)))
        size *= EXTENT_PX / blur_extent_px(path, camera)
    rng = np.random.default_rng(0)
    tile = rng.uniform(0.1, 0.8, (25, 25, 3)).astype(np.float32).repeat(20, 0).repeat(20, 1)
    photo = np.tile(tile, (6, 8, 1))  # 500 px tiles of squares, 144 MB
    photo += rng.standard_normal((HEIGHT, WIDTH, 1), np.float32) * np.float32(0.005)
    before = peak_gib()
    started, cores = time.perf_counter(), time.process_time()
    found = restore(photo, camera, path, sys.argv[1])
    seconds, cores = time.perf_counter() - started, time.process_time() - cores
    pitch = EffBlur.of_path(path, camera).grid.pitch
    told = {"seconds": seconds, "core_seconds": cores, "pitch": pitch}
    told |= {"before_gib": before, "peak_gib": peak_gib(), "extent_px": found.blur_extent_px}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
