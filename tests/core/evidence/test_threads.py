"""The same bits on one, two and eight threads; what a network gives is tied to its number."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.restore.registry import METHODS
from deblur_studio.core.restore.run import restore

CLASSICAL = [method.name for method in METHODS if method.deterministic]


@pytest.mark.parametrize("name", CLASSICAL)
def test_that_a_classical_result_has_the_same_bits_on_any_number_of_threads(
    name: str,
    leaves: Callable[..., np.ndarray],
    shaken: Callable[..., object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    camera = Camera.centred(160, 120, 400.0).replaced(readout_s=0.02)
    pixels, path = leaves(120, 160), shaken(camera, 9.0)
    few = {} if name == "wiener" else {"iterations": 3}
    parameters = next(each for each in METHODS if each.name == name).parameters_type(**few)
    found = set()
    for threads in (1, 2, 8):
        monkeypatch.setattr(os, "cpu_count", lambda threads=threads: threads)
        restored = restore(pixels, camera, path, name, parameters)
        told = f"{restored.chi!r} {restored.worst_block_chi!r}".encode()
        found.add(hashlib.sha256(restored.pixels.tobytes() + told).hexdigest())
    assert len(found) == 1


SCRIPT = """
import hashlib, os, sys
os.cpu_count = lambda: int(sys.argv[1])
from pathlib import Path
from deblur_studio.cli.main import main
sys.exit(main(["verify", sys.argv[2]]))
"""


@pytest.mark.parametrize("threads", [1, 8])
def test_that_a_bundle_is_verified_in_a_process_with_other_threads(bundle, threads: int) -> None:
    limits = {name: str(threads) for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")}
    words = [sys.executable, "-c", SCRIPT, str(threads), str(bundle)]
    ended = subprocess.run(words, capture_output=True, text=True, env={**os.environ, **limits})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    if threads != os.cpu_count():
        assert "threads: " in ended.stderr
