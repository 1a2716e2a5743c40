"""Plant faults in the modules of motion and of the sensor's codec and see which a test finds.

    python tests/mutation/mutate.py [--count 100] [--seed 0] [--out ROWS.jsonl]

Nothing is written to the source: each fault lives in a process of its own, forked from one that
has the libraries loaded. Survivors are printed at the end; a fault that changes nothing that
anybody could see survives rightly. Linux and macOS.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest
from mutants import mutants_of, mutated

ROOT = Path(__file__).resolve().parents[2]
MOTION, TESTS = ROOT / "deblur_studio/core/motion", ROOT / "tests/core/motion"
MODULES = {
    **{
        MOTION / f"{name}.py": [f"test_{name}.py", "test_translation.py", "test_three_poses.py"]
        for name in ("psf", "path", "attitude", "field", "mounting")
    },
    **{
        MOTION / "witmotion" / f"{name}.py": ["witmotion"]
        for name in ("decoder", "encode", "frames", "headers", "samples")
    },
}
TIMEOUT_S = 240
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "-m",
           "not slow and not real_data")  # fmt: skip


class Planted(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module with a fault, all others as they are."""

    def __init__(self, path: Path, number: int | None) -> None:
        self._path, self._number = path, number
        self._name = ".".join(path.relative_to(ROOT).with_suffix("").parts)

    def find_spec(self, name, path=None, target=None):
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._path, loader=self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(compile(mutated(self._path, self._number), str(self._path), "exec"), module.__dict__)


def main() -> None:
    """Try a sample of faults and tell of those that nobody noticed."""
    options = _options()
    every = [(path, number, line, kind) for path in MODULES
             for number, (line, kind) in enumerate(mutants_of(path))]  # fmt: skip
    sample = random.Random(options.seed).sample(every, min(options.count, len(every)))
    rows = _known(options.out)
    for path in MODULES:
        if _is_found(path, None, options.said):
            sys.exit(f"The tests of {path.name} fail without a fault:\n{options.said.read_text()}")
    for path, number, line, kind in sample[len(rows) :]:
        started = time.monotonic()
        found = _is_found(path, number, options.said)
        rows.append({"file": path.name, "line": line, "kind": kind, "found": found})
        print(len(rows), rows[-1], f"{time.monotonic() - started:.0f} s", flush=True)
        with options.out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(rows[-1]) + "\n")
    survivors = [row for row in rows if not row["found"]]
    print(f"{len(rows)} of {len(every)} faults tried, {len(rows) - len(survivors)} found")
    print(*survivors, sep="\n")


def _is_found(path: Path, number: int | None, said: Path) -> bool:
    child = os.fork()
    if child == 0:
        os.setpgrp()
        signal.alarm(TIMEOUT_S)  # a fault may never end; that is found, too
        with said.open("wb") as file:
            os.dup2(file.fileno(), 1), os.dup2(file.fileno(), 2)
        os.environ["CI"] = "1"  # the same examples in every process
        sys.meta_path.insert(0, Planted(path, number))
        tests = [str(TESTS / name) for name in MODULES[path] if (TESTS / name).exists()]
        os._exit(int(pytest.main([*OPTIONS, *tests])))
    _, status = os.waitpid(child, 0)
    return status != 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("mutants.jsonl"))
    parser.add_argument("--said", type=Path, default=Path("mutants.log"), help="of the last tests")
    return parser.parse_args()


def _known(path: Path) -> list[dict]:
    return (
        [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    # Forked children begin with what takes longest to import; none of it is under test.
    for slow in ("cv2", "scipy.fft", "scipy.interpolate", "scipy.spatial.transform",
                 "PySide6.QtWidgets", "PIL.Image", "pydantic"):  # fmt: skip
        importlib.import_module(slow)
    main()
