from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("fuzz_streams.py")


def run(runs: int) -> None:
    command = [sys.executable, "-W", "error", str(SCRIPT), "--runs", str(runs), "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_that_mutated_streams_raise_nothing() -> None:
    run(1_000)


@pytest.mark.slow
def test_that_ten_thousand_mutated_streams_raise_nothing() -> None:
    run(10_000)
