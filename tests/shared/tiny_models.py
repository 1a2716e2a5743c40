"""Networks of a few thousand parameters with cards, written as the real ones are."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from deblur_studio.core.nets import model_file
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.model_file import ModelCard, save_model
from deblur_studio.core.nets.naf import TrunkShape
from deblur_studio.core.nets.unet import SeedUNet


def tiny(architecture: str, seed: int = 0) -> GuidedNet | SeedUNet:
    """Return an untrained network of one kind or the other."""
    torch.manual_seed(seed)
    if architecture.startswith("seed"):
        return SeedUNet(2)
    return GuidedNet(TrunkShape(4, (1,), 1, (1,)))


def use_tiny_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files of such networks be loaded; one thread suits them."""
    torch.set_num_threads(1)
    monkeypatch.setattr(model_file, "build", tiny)


def write_model(path: Path, architecture: str, seed: int = 0, name: str = "tiny") -> Path:
    """Write a network and a card that says something of everything."""
    path.parent.mkdir(parents=True, exist_ok=True)
    card = ModelCard(
        name=name,
        architecture=architecture,
        parameters=0,
        sha256="",
        summary="Made by a test <b>&</b> trained on nothing.",
        steps=1200,
        seconds=4000.0,
        scores={"psnr_db": 27.46, "blurred_psnr_db": 26.59},
        training={"crop_px": 192, "losses": {"l1": 0.5}, "still": False, "features": None},
        photos={"one.png": "ab" * 32},
        motions={"walk.csv": "cd" * 32},
    )
    save_model(tiny(architecture, seed), card, path)
    return path
