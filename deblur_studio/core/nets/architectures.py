"""The networks by name."""

from __future__ import annotations

from torch import nn

from deblur_studio.core.errors import ModelError
from deblur_studio.core.nets.card import ARCHITECTURES
from deblur_studio.core.nets.guided import LARGE, SMALL, GuidedNet
from deblur_studio.core.nets.unet import SeedUNet

__all__ = ["ARCHITECTURES", "build", "parameters_of"]


def build(name: str) -> GuidedNet | SeedUNet:
    """Return the network of that name with fresh weights.

    Raises:
        ModelError: There is none.
    """
    match name:
        case "seed-unet":
            return SeedUNet(32)
        case "seed-unet-64":
            return SeedUNet(64)
        case "guided":
            return GuidedNet(LARGE)
        case "guided-small":
            return GuidedNet(SMALL)
    raise ModelError(f"There is no network {name!r}; choose one of {', '.join(ARCHITECTURES)}.")


def parameters_of(network: nn.Module) -> int:
    """Return how many numbers are learned."""
    return sum(parameter.numel() for parameter in network.parameters())
