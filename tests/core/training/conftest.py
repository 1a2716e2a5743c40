"""Photos, sources and tiny runs for the tests of training."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.naf import TrunkShape
from deblur_studio.core.training import blocks, state
from deblur_studio.core.training.config import Losses, Simulation, TrainingConfig, write_config
from deblur_studio.core.training.draw import Source
from deblur_studio.core.training.events import Command, Event
from deblur_studio.core.training.photos import TrainingPhoto

EXACT = Simulation(
    extent_px=(4.0, 10.0),
    noise=(0.0, 0.0),
    motion_errors=0.0,
    still_share=0.0,
    foreign_share=0.0,
    jpeg_share=0.0,
)


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Other work on the machine must not make the small transforms of tests wait for it."""
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def photo(leaves) -> TrainingPhoto:
    """Leaves of 256 x 280 px."""
    return TrainingPhoto("leaves.png", "a" * 64, SRGB.encode_8bit(leaves(256, 280)))


@pytest.fixture
def source_of(photo) -> Callable[..., Source]:
    """``source_of(crop_px, **changes)``: hands, without errors and noise but those given."""

    def make(crop_px: int = 96, **changes: object) -> Source:
        return Source((photo,), (), EXACT.model_copy(update=changes), crop_px)

    return make


@pytest.fixture
def photo_folder(tmp_path: Path, leaves) -> Path:
    """Three photos of 150 px."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for seed in range(3):
        Image.fromarray(SRGB.encode_8bit(leaves(150, 150, seed=seed))).save(
            folder / f"leaves{seed}.png"
        )
    return folder


@pytest.fixture
def config_of(photo_folder: Path) -> Callable[..., TrainingConfig]:
    """``config_of(**changes)``: two epochs of three steps on crops of 64 px, on the CPU."""

    def make(**changes: object) -> TrainingConfig:
        known = {
            "name": "tiny",
            "architecture": "guided-small",
            "photos": (photo_folder,),
            "crop_px": 64,
            "batch": 2,
            "epochs": 2,
            "crops_per_epoch": 6,
            "reuse": 2,
            "warmup_steps": 2,
            "precision": "float32",
            "device": "cpu",
            "validation_pairs": 1,
            "checkpoint_every_s": 1000.0,
            "losses": Losses(charbonnier=1.0, fft_l1=0.05, reblur=0.002),
            "simulation": Simulation(extent_px=(10.0, 16.0), exposure_s=(0.05, 0.1)),
        }
        return TrainingConfig.model_validate({**known, **changes})

    return make


@pytest.fixture
def run_folder(tmp_path: Path, config_of) -> Callable[..., Path]:
    """``run_folder(name, **changes)``: a folder with a configuration and nothing else."""

    def make(name: str = "run", **changes: object) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        write_config(config_of(**changes), folder / "config.toml")
        return folder

    return make


@pytest.fixture
def tiny_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every network that a run asks for is one of some thousand parameters; blocks are short."""

    def build(_name: str) -> GuidedNet:
        return GuidedNet(TrunkShape(4, (1,), 1, (1,)))

    monkeypatch.setattr(state, "build", build)
    monkeypatch.setattr(blocks, "ROWS", 2)


@dataclass
class Listener:
    """Hears a run and gives it commands when certain events are said."""

    heard: list[Event] = field(default_factory=list)
    answers: dict[type[Event], Sequence[Command]] = field(default_factory=dict)
    waiting: list[Command] = field(default_factory=list)

    def say(self, event: Event) -> None:
        self.heard.append(event)
        self.waiting.extend(self.answers.pop(type(event), ()))

    def commands(self) -> Command | None:
        return self.waiting.pop(0) if self.waiting else None

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.heard if isinstance(event, kind)]


@pytest.fixture
def listener() -> Callable[..., Listener]:
    """``listener({Started: ["stop"]})``: what is told after which event, the first time."""
    return lambda answers=None: Listener(answers=dict(answers or {}))


def rms(a: torch.Tensor, b: torch.Tensor) -> float:
    return float(np.sqrt(float((a - b).square().mean())))
