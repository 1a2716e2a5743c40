"""Running commands the way a shell would, inside the test's own process."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tiny_models import use_tiny_networks, write_model

from deblur_studio.cli.main import main


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    def json(self) -> dict[str, Any]:
        """The one object on stdout; NaN is refused."""
        assert self.code == 0, self.err
        return json.loads(self.out, parse_constant=lambda name: pytest.fail(f"{name} in JSON"))


Run = Callable[..., Ended]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Call with the words of a command line."""

    def run_command(*words: object) -> Ended:
        capsys.readouterr()
        code = main([os.fspath(word) if isinstance(word, Path) else str(word) for word in words])
        said = capsys.readouterr()
        return Ended(code, said.out, said.err)

    return run_command


@pytest.fixture
def scene(tmp_path: Path) -> Path:
    """A sharp picture of 224 x 176 px full of edges, without any EXIF."""
    rng = np.random.default_rng(3)
    pixels = np.full((176, 224, 3), 120, np.uint8)
    for _ in range(120):
        top, left = rng.integers(0, 166), rng.integers(0, 214)
        pixels[top : top + rng.integers(6, 40), left : left + rng.integers(6, 40)] = rng.integers(
            15, 225, 3
        )
    path = tmp_path / "scene.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def names_here(tmp_path: Path) -> Callable[[], set[str]]:
    """The names in the test's folder, hidden ones too."""
    return lambda: {path.name for path in tmp_path.iterdir()}


@pytest.fixture
def tiny_model(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a network of the seed's kind, outside of the test's folder."""
    use_tiny_networks(monkeypatch)
    return write_model(tmp_path_factory.mktemp("models") / "tiny.safetensors", "seed-unet")
