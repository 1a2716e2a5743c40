"""The sample that ships with the program: a simulated shot whose truth is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from deblur_studio.core.resources import resource


@dataclass(frozen=True)
class Sample:
    """Its files, and when the shutter was open on the log's clock."""

    photo: Path
    log: Path
    camera: Path
    truth: Path
    start_s: float
    exposure_s: float
    source: str


def sample() -> Sample:
    """Return the sample.

    Raises:
        FileNotFoundError: The installation lacks a file of it, a defect of the package.
    """
    told = json.loads(resource("sample/sample.json").read_text(encoding="utf-8"))
    photo, log, camera, truth = (
        resource(f"sample/{told[key]}") for key in ("photo", "log", "camera", "truth")
    )
    return Sample(photo, log, camera, truth, told["start_s"], told["exposure_s"], told["source"])
