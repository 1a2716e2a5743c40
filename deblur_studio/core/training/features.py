"""What a perceptual loss compares: the inner pictures of a frozen network that the user names."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from deblur_studio.core.errors import TrainingError
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.model_file import load_model
from deblur_studio.core.nets.unet import SeedUNet
from deblur_studio.core.training.config import Losses


class Features(nn.Module):
    """Values (B, 3, H, W) to the pictures at each level of a network's way down.

    The network is shown the values as the photo of a still camera.
    """

    def __init__(self, network: GuidedNet | SeedUNet) -> None:
        super().__init__()
        self.network = network.eval().requires_grad_(requires_grad=False)

    def forward(self, values: Tensor) -> list[Tensor]:
        """Return the levels, finest first."""
        return self.network.features(values)


def load_features(losses: Losses, device: torch.device) -> Features | None:
    """Return the features that a run's perceptual loss asks for, None where it has none.

    Raises:
        TrainingError: It names no network.
        ModelError: The file it names is no network of this program.
    """
    if not losses.perceptual:
        return None
    path = losses.features
    if path is None:
        raise TrainingError(
            "The perceptual loss needs a network file; name one as losses.features or set"
            " losses.perceptual to 0."
        )
    if not path.is_file():
        raise TrainingError(f"{path} of losses.features is not there; name another network file.")
    return Features(load_model(path)[0]).to(device)
