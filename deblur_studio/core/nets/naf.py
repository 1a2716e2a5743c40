"""The trunk of our network: a U of gated convolution blocks without activations.

After Chen et al., Simple Baselines for Image Restoration (NAFNet), ECCV 2022, without channel
attention: its pooling over the whole picture would make a pixel depend on where tiles are cut.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class TrunkShape:
    """Channels at the first level and blocks at each level down, at the bottom, and up.

    ``folded`` is the side of the squares of pixels that are channels of the first level;
    ``passes`` (1 or 2) how often a network sends a photo through it.
    """

    width: int
    down: tuple[int, ...]
    middle: int
    up: tuple[int, ...]
    folded: int = 1
    passes: int = 2

    @property
    def multiple(self) -> int:
        """Sides of pictures must be multiples of this."""
        return int(self.folded * 2 ** len(self.down))


class ChannelNorm(nn.Module):
    """Normalises the channels of each pixel."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, C, H, W) normalised."""
        last = x.permute(0, 2, 3, 1)
        normed = functional.layer_norm(last, self.weight.shape, self.weight, self.bias, 1e-6)
        return normed.permute(0, 3, 1, 2)


class Block(nn.Module):
    """Two residual halves: depthwise 3x3 with a gate, then pointwise with a gate."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm1, self.norm2 = ChannelNorm(channels), ChannelNorm(channels)
        self.expand1 = nn.Conv2d(channels, 2 * channels, 1)
        self.spatial = nn.Conv2d(2 * channels, 2 * channels, 3, padding=1, groups=2 * channels)
        self.project1 = nn.Conv2d(channels, channels, 1)
        self.expand2 = nn.Conv2d(channels, 2 * channels, 1)
        self.project2 = nn.Conv2d(channels, channels, 1)
        self.scale1 = nn.Parameter(torch.full((1, channels, 1, 1), 0.2))
        self.scale2 = nn.Parameter(torch.full((1, channels, 1, 1), 0.2))

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, C, H, W) refined."""
        a, b = self.spatial(self.expand1(self.norm1(x))).chunk(2, dim=1)
        x = x + self.project1(a * b) * self.scale1
        a, b = self.expand2(self.norm2(x)).chunk(2, dim=1)
        refined: Tensor = x + self.project2(a * b) * self.scale2
        return refined


class Trunk(nn.Module):
    """A U of blocks that keeps the number of channels and the size of the picture."""

    def __init__(self, shape: TrunkShape) -> None:
        super().__init__()
        width = shape.width
        self.down, self.shrink = nn.ModuleList(), nn.ModuleList()
        self.up, self.grow = nn.ModuleList(), nn.ModuleList()
        for count in shape.down:
            self.down.append(_blocks(width, count))
            self.shrink.append(nn.Conv2d(width, 2 * width, 2, stride=2))
            width *= 2
        self.middle = _blocks(width, shape.middle)
        for count in shape.up:
            grown = nn.Conv2d(width, 2 * width, 1, bias=False)
            self.grow.append(nn.Sequential(grown, nn.PixelShuffle(2)))
            width //= 2
            self.up.append(_blocks(width, count))

    def forward(self, x: Tensor) -> Tensor:
        """Return (B, width, H, W) refined; sides must be multiples of the shape's."""
        *skips, x = self.levels(x)
        x = self.middle(x)
        for blocks, grow in zip(self.up, self.grow, strict=True):
            x = blocks(grow(x) + skips.pop())
        return x

    def levels(self, x: Tensor) -> list[Tensor]:
        """Return what each level on the way down makes of x, and what the bottom is given."""
        levels = []
        for blocks, shrink in zip(self.down, self.shrink, strict=True):
            x = blocks(x)
            levels.append(x)
            x = shrink(x)
        return [*levels, x]


def _blocks(channels: int, count: int) -> nn.Sequential:
    return nn.Sequential(*(Block(channels) for _ in range(count)))
