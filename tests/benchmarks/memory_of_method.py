"""Child process of a benchmark: restores a square photo and prints its peaks of memory as JSON."""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path

import numpy as np
from conftest import made_motion, made_picture
from wiener_of_12_mp import peak_gib

from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.registry import method


def forgotten_peak_gib() -> float:
    """Let Linux forget the peak that making the photo left, and return what is held now."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return peak_gib()


def main() -> None:
    name, side = sys.argv[1], int(sys.argv[2])
    known, noise = method(name), NoiseModel(0.0, 0.005**2)
    camera, path = made_motion(side, side, 30.0, 0.0)
    # A sharp photo takes the same memory; blurring one here would hide the peak.
    photo = noise.draw(made_picture(side, side), np.random.default_rng(1))
    before = forgotten_peak_gib()
    problem = prepare(photo, camera, path, noise)
    known.run(problem, known.parameters_type(), SILENT)
    told = {"before_mib": 1024 * before, "peak_mib": 1024 * peak_gib()}
    print(json.dumps(told | {"megapixels": side**2 / 1e6}))


if __name__ == "__main__":
    main()
