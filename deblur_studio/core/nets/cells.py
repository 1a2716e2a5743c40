"""A photo cut into cells that each see one kernel, as tensors (Efficient Filter Flow).

The cells tile the photo; neighbouring ones are cross-faded over ``ramp`` px at their borders.
Each is transformed with a margin of real surroundings, and over the last ``fade`` px of the
transformed patch the photo on its right is cross-faded into the photo on its left, so that the
patch closes round the torus without a jump and at no transform's cost.
Source: Hirsch et al., Efficient Filter Flow, CVPR 2010.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from scipy.fft import next_fast_len
from torch import Tensor
from torch.nn import functional

_MOST_RAMP_PX = 32
_SPARE_PX = 8  # of margin beyond the kernel's radius


@dataclass(frozen=True)
class Cells:
    """Cells of ``cell`` px of a photo of ``height`` x ``width`` for kernels up to ``radius`` px."""

    height: int
    width: int
    radius: int
    cell: int

    @property
    def ramp(self) -> int:
        """Length over which neighbouring cells are cross-faded, px."""
        return min(_MOST_RAMP_PX, self.cell // 2)

    @property
    def rows(self) -> int:
        """Rows of cells."""
        return -(-self.height // self.cell)

    @property
    def columns(self) -> int:
        """Cells in a row."""
        return -(-self.width // self.cell)

    @property
    def margin(self) -> int:
        """Real surroundings on every side of a cross-faded cell, px."""
        return self.radius + _SPARE_PX

    @property
    def side(self) -> int:
        """Side of the transformed patches."""
        least = self.cell + self.ramp + 2 * self.margin + 2 * self.radius
        return int(next_fast_len(least, real=True))

    @property
    def fade(self) -> int:
        """Length over which the end of a patch turns into what precedes its beginning."""
        return self.side - (self.cell + self.ramp + 2 * self.margin)

    def cut(self, photo: Tensor) -> Tensor:
        """Return the periodic patches (B, C, rows, columns, side, side) of (B, C, H, W)."""
        read = self.side + self.fade
        before = self.ramp // 2 + self.margin + self.fade
        down = (self.rows - 1) * self.cell + read - before - self.height
        right = (self.columns - 1) * self.cell + read - before - self.width
        padded = _replicated(photo, before, right, before, down)
        patches = padded.unfold(2, read, self.cell).unfold(3, read, self.cell)
        return self._closed(self._closed(patches, 4), 5)

    def _closed(self, patches: Tensor, axis: int) -> Tensor:
        if self.fade == 0:
            return patches
        shape = [1] * patches.ndim
        shape[axis] = self.fade
        steps = (torch.arange(self.fade, device=patches.device) + 0.5) / self.fade
        weight = (0.5 - 0.5 * torch.cos(torch.pi * steps)).reshape(shape).to(patches.dtype)
        start = patches.narrow(axis, 0, self.fade)
        middle = patches.narrow(axis, self.fade, self.side - self.fade)
        end = patches.narrow(axis, self.side, self.fade)
        return torch.cat([middle, end + weight * (start - end)], dim=axis)

    def join(self, patches: Tensor) -> Tensor:
        """Return the photo (B, C, H, W) of patches (B, C, rows, columns, side, side)."""
        whole = self.cell + self.ramp
        inner = patches[..., self.margin : self.margin + whole, self.margin : self.margin + whole]
        window = self._window(patches.device, patches.dtype)
        summed = self._folded(inner * window)
        weights = self._folded(window.expand(1, 1, self.rows, self.columns, whole, whole))
        half = self.ramp // 2
        inside = (..., slice(half, half + self.height), slice(half, half + self.width))
        return summed[inside] / weights[inside]

    def _folded(self, blocks: Tensor) -> Tensor:
        batch, channels, rows, columns, side, _ = blocks.shape
        flat = blocks.permute(0, 1, 4, 5, 2, 3).reshape(batch, channels * side * side, -1)
        size = ((rows - 1) * self.cell + side, (columns - 1) * self.cell + side)
        return functional.fold(flat, size, side, stride=self.cell)

    def _window(self, device: torch.device, dtype: torch.dtype) -> Tensor:
        steps = (torch.arange(self.ramp, device=device) + 0.5) / self.ramp
        rise = 0.5 - 0.5 * torch.cos(torch.pi * steps)
        flat = torch.ones(self.cell - self.ramp, device=device)
        profile = torch.cat([rise, flat, rise.flip(0)])
        return torch.outer(profile, profile).to(dtype)

    def transfer(self, kernels: Tensor) -> Tensor:
        """Return the spectra (B, 1, R, C, side, side // 2 + 1) of kernels (B, R, C, k, k)."""
        size = kernels.shape[-1]
        placed = functional.pad(kernels, (0, self.side - size, 0, self.side - size))
        centred = torch.roll(placed, (-(size // 2), -(size // 2)), dims=(-2, -1))
        spectra: Tensor = torch.fft.rfft2(centred)
        return spectra[:, None]

    def back(self, spectra: Tensor) -> Tensor:
        """Return the patches of half spectra."""
        patches: Tensor = torch.fft.irfft2(spectra, s=(self.side, self.side))
        return patches


def _replicated(photo: Tensor, left: int, right: int, top: int, bottom: int) -> Tensor:
    """Continue the edges outwards; torch wants replicate padding of 4-dimensional tensors."""
    return functional.pad(photo, (left, right, top, bottom), mode="replicate")


def blurred(cells: Cells, photo: Tensor, transfer: Tensor) -> Tensor:
    """Return A x (B, C, H, W) of a photo in linear light, cell by cell."""
    return cells.join(cells.back(torch.fft.rfft2(cells.cut(photo)) * transfer))
