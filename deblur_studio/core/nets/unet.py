"""The seed's network: a U-Net that takes the photo and a motion vector for each pixel."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from deblur_studio.core.nets.shot import Shots

# Displacements of this many px have the norm 1: longer ones are cut, so that the norm stays
# within 0 to 1 (a first training of the seed failed without that).
NORM_PX = 64.0
_DEPTH = 4


class SeedUNet(nn.Module):
    """6 channels in (photo; norm, x and y of the motion vector), 3 out, any picture size.

    Two 3x3 convolutions with bias, batch normalisation and ReLU a level, ``base`` to 16 ``base``
    channels, 2x2 max pooling down, 2x2 transposed convolution up, skips concatenated.
    Source: G. Jazali, CIS 5810 project (2023), after Ronneberger et al., U-Net, MICCAI 2015.
    """

    def __init__(self, base: int = 32) -> None:
        super().__init__()
        widths = [base * 2**level for level in range(_DEPTH + 1)]
        self.down = nn.ModuleList(
            _pair(before, after) for before, after in zip([6, *widths[:-1]], widths, strict=True)
        )
        self.grow = nn.ModuleList(
            nn.ConvTranspose2d(2 * width, width, 2, stride=2) for width in reversed(widths[:-1])
        )
        self.up = nn.ModuleList(_pair(2 * width, width) for width in reversed(widths[:-1]))
        self.head = nn.Conv2d(base, 3, 1)

    def forward(self, shots: Shots) -> Tensor:
        """Return the restored sRGB values (B, 3, H, W)."""
        return self.planes_restored(torch.cat([shots.blurred, vector_field(shots)], dim=1))

    def restore(self, shots: Shots) -> Tensor:
        """Return the restored sRGB values (B, 3, H, W)."""
        restored: Tensor = self(shots)
        return restored

    def planes_restored(self, planes: Tensor) -> Tensor:
        """Return (B, 3, H, W) for the six planes (B, 6, H, W)."""
        height, width = planes.shape[-2:]
        multiple = 2**_DEPTH
        x = functional.pad(planes, (0, -width % multiple, 0, -height % multiple), mode="replicate")
        x = x.contiguous(memory_format=torch.channels_last)
        *skips, x = self._levels(x)
        for grow, pair in zip(self.grow, self.up, strict=True):
            x = pair(torch.cat([skips.pop(), grow(x)], dim=1))
        restored: Tensor = self.head(x)
        return restored[..., :height, :width].float()

    def features(self, values: Tensor) -> list[Tensor]:
        """Return what each level on the way down makes of values (B, 3, H, W) without motion.

        The far edges are cut to whole multiples of 16 px.
        """
        height, width = (size - size % 2**_DEPTH for size in values.shape[-2:])
        photo = values[..., :height, :width]
        return self._levels(torch.cat([photo, torch.zeros_like(photo)], dim=1))

    def _levels(self, x: Tensor) -> list[Tensor]:
        levels: list[Tensor] = []
        for level, pair in enumerate(self.down):
            x = pair(functional.max_pool2d(x, 2) if level else x)
            levels.append(x)
        return levels


def _pair(before: int, after: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(before, after, 3, padding=1),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
        nn.Conv2d(after, after, 3, padding=1),
        nn.BatchNorm2d(after),
        nn.ReLU(inplace=True),
    )


def vector_field(shots: Shots) -> Tensor:
    """Return norm, x and y (B, 3, H, W) of the displacement from shutter open to close.

    All over NORM_PX, at most 1. A blur looks the same backwards, so the vector's sign is made
    canonical: x is not negative, and where x is 0, y is not.
    """
    steps = shots.motion.shape[1] // 2
    x = shots.motion[:, 0::2].sum(dim=1, keepdim=True)
    y = shots.motion[:, 1::2].sum(dim=1, keepdim=True)
    assert steps * 2 == shots.motion.shape[1]
    vector = torch.cat([x, y], dim=1) / NORM_PX
    norm = vector.norm(dim=1, keepdim=True)
    vector = vector / norm.clamp(min=1)
    backwards = (vector[:, :1] < 0) | ((vector[:, :1] == 0) & (vector[:, 1:] < 0))
    vector = torch.where(backwards, -vector, vector)
    field = torch.cat([norm.clamp(max=1), vector], dim=1)
    size = shots.blurred.shape[-2:]
    spread = functional.interpolate(field, size, mode="bilinear", align_corners=False)
    return spread.clamp(-1, 1)
