"""The sample that ships with the program."""

from __future__ import annotations

import json
from pathlib import Path

from deblur_studio.core.resources import resource


def sample_files() -> list[Path]:
    """Return the sample's photo and log."""
    index = resource("sample/sample.json")
    names = json.loads(index.read_text(encoding="utf-8"))
    return [index.parent / names["photo"], index.parent / names["log"]]
