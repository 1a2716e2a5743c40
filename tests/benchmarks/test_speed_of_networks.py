"""How long the learned methods take on 12 MP, in how much memory, and how soon they can be stopped.

Networks of random weights cost what trained ones do. On a machine with other work, or with
other than two cores, judge by the core seconds: half of them is what two free cores would need.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

CHILD = Path(__file__).with_name("network_of_12_mp.py")
MOST_GIB = 2.5


def child(*words: str) -> dict[str, Any]:
    """Restore in a process of its own, so that its memory can be told.

    On one thread: threads that wait for each other on a busy machine burn core seconds.
    """
    run = subprocess.run(
        [sys.executable, str(CHILD), *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    return json.loads(run.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("method", "architecture", "most_s"),
    [("guided", "guided-small", 30.0), ("guided", "guided", 90.0), ("unet", "seed-unet", 60.0)],
)
def test_that_12_mp_are_restored_in_time_and_memory(method, architecture, most_s):
    told = child(method, architecture)
    above_gib = told["peak_gib"] - told["before_gib"]
    on_two_s = told["core_seconds"] / 2
    print(
        f"\n{architecture}, 12 MP: {told['core_seconds']:.0f} core seconds, {on_two_s:.0f} s on two"
        f" cores, {above_gib:.2f} GiB above the photo; longest silence"
        f" {told['longest_silence_core_s'] / 2:.2f} s on two cores"
    )
    assert on_two_s <= most_s
    assert above_gib <= MOST_GIB
    assert told["longest_silence_core_s"] / 2 < 1.0
