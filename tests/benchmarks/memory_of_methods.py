"""The largest resident memory of each method: a process each, without and with the work."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHILD = Path(__file__).with_name("memory_of_method.py")
NO_WEIGHTS = "unet"  # none ship
SIDES_PX = (1024, 1448)


def told() -> str:
    """Return the table as Markdown; the slope between two sizes is what a megapixel costs."""
    from deblur_studio.core.restore.registry import METHODS

    lines = [
        "| method | above the photo at 1 / 2 MP | for each further MP | whole process at 2 MP |",
        "|---|---|---|---|",
    ]
    return "\n".join(
        [*lines, *(_line(known.name) for known in METHODS if known.name != NO_WEIGHTS)]
    )


def _line(name: str) -> str:
    small, large = (_measured(name, side) for side in SIDES_PX)
    above = [each["peak_mib"] - each["before_mib"] for each in (small, large)]
    slope = (above[1] - above[0]) / (large["megapixels"] - small["megapixels"])
    return (
        f"| {name} | {above[0]:.0f} / {above[1]:.0f} MiB | {slope:.0f} MiB |"
        f" {large['peak_mib']:.0f} MiB |"
    )


def _measured(name: str, side: int) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, str(CHILD), name, str(side)], capture_output=True, text=True, check=True
    )
    return json.loads(run.stdout)
