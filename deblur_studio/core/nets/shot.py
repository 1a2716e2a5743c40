"""What a network is given about a batch of shots, as tensors of one device."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import torch
from torch import Tensor

from deblur_studio.core.nets.motion_planes import MOTION_STEPS

__all__ = ["MOTION_STEPS", "Shots", "to_linear", "to_values"]


@dataclass(frozen=True, eq=False)
class Shots:
    """A batch of B blurred photos (or tiles of one) with their motion as it was measured.

    ``blurred`` (B, 3, H, W): sRGB values, 0 to 1.
    ``kernels`` (B, rows, columns, k, k): PSFs at the middles of the cells (see cells), sum 1.
    ``motion`` (B, 2 * MOTION_STEPS, h, w): x then y of the scene's displacement in px during each
    eighth of the exposure, on any coarser grid that spans the photo.
    ``noise`` (B, 2): shot and read of the noise's variance in linear light (see NoiseModel).
    ``cell_px``: side of the cells.
    """

    blurred: Tensor
    kernels: Tensor
    motion: Tensor
    noise: Tensor
    cell_px: int

    def to(self, device: torch.device) -> Shots:
        """Return the same on another device."""
        names = ("blurred", "kernels", "motion", "noise")
        moved = {name: getattr(self, name).to(device, torch.float32) for name in names}
        return dataclasses.replace(self, **moved)


def to_linear(values: Tensor) -> Tensor:
    """Decode sRGB values (any shape) to linear light; values outside 0 to 1 are clipped."""
    clipped = values.clamp(0, 1)
    return torch.where(
        clipped <= 0.04045, clipped / 12.92, ((clipped.clamp(min=0.04) + 0.055) / 1.055) ** 2.4
    )


def to_values(light: Tensor) -> Tensor:
    """Encode linear light (any shape) to sRGB values; light outside 0 to 1 is clipped."""
    clipped = light.clamp(0, 1)
    return torch.where(
        clipped <= 0.0031308,
        clipped * 12.92,
        1.055 * clipped.clamp(min=0.003) ** (1 / 2.4) - 0.055,
    )
