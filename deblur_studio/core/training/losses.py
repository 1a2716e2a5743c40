"""What a restored crop is punished for. Values are sRGB; a border is left out everywhere."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from deblur_studio.core.nets.cells import Cells, blurred
from deblur_studio.core.nets.shot import to_linear
from deblur_studio.core.training.config import Losses
from deblur_studio.core.training.features import Features
from deblur_studio.core.training.simulate import Batch

BORDER_PX = 16  # there the crop's surroundings are missing
_CHARBONNIER = 1e-3


class Loss(nn.Module):
    """The weighted sum of the parts that a run asks for."""

    def __init__(self, weights: Losses, features: Features | None = None) -> None:
        super().__init__()
        self.weights = weights
        self.features = features

    def forward(self, restored: Tensor, batch: Batch) -> Tensor:
        """Return the loss of restored values (B, 3, S, S)."""
        weights = self.weights
        found, truth = inner(restored), inner(batch.sharp)
        total = restored.new_zeros(())
        if weights.l1:
            total = total + weights.l1 * (found - truth).abs().mean()
        if weights.mse:
            total = total + weights.mse * (found - truth).square().mean()
        if weights.charbonnier:
            total = total + weights.charbonnier * charbonnier(found, truth)
        if weights.fft_l1:
            total = total + weights.fft_l1 * fft_l1(found, truth)
        if weights.ssim:
            total = total + weights.ssim * (1 - ssim(found, truth))
        if weights.reblur:
            total = total + weights.reblur * reblur_hinge(restored, batch)
        if weights.perceptual and self.features is not None:
            total = total + weights.perceptual * perceptual(self.features, found, truth)
        return total


def inner(values: Tensor) -> Tensor:
    """Return values (B, C, H, W) without the border."""
    return values[..., BORDER_PX:-BORDER_PX, BORDER_PX:-BORDER_PX]


def charbonnier(found: Tensor, truth: Tensor) -> Tensor:
    """Return the mean of sqrt(d^2 + eps^2): L1 that is smooth at zero."""
    return ((found - truth).square() + _CHARBONNIER**2).sqrt().mean()


def fft_l1(found: Tensor, truth: Tensor) -> Tensor:
    """Return the mean distance of the spectra: detail counts as much as light."""
    spectra = torch.fft.rfft2(found - truth, norm="ortho")
    return torch.view_as_real(spectra).abs().mean()


def ssim(found: Tensor, truth: Tensor) -> Tensor:
    """Return the mean structural similarity (Wang et al., 2004), Gaussian window of 1.5 px."""
    mean_a, mean_b = _smooth(found), _smooth(truth)
    var_a, var_b = _smooth(found**2) - mean_a**2, _smooth(truth**2) - mean_b**2
    shared = _smooth(found * truth) - mean_a * mean_b
    light = (2 * mean_a * mean_b + 0.01**2) / (mean_a**2 + mean_b**2 + 0.01**2)
    structure = (2 * shared + 0.03**2) / (var_a + var_b + 0.03**2)
    return (light * structure).mean()


def _smooth(planes: Tensor) -> Tensor:
    at = torch.arange(-5, 6, device=planes.device, dtype=planes.dtype)
    bell = torch.exp(-at.square() / (2 * 1.5**2))
    bell = (bell / bell.sum()).expand(planes.shape[1], 1, 11)
    rows = functional.conv2d(planes, bell[:, :, None], groups=planes.shape[1])
    return functional.conv2d(rows, bell[..., None], groups=planes.shape[1])


def reblur_hinge(restored: Tensor, batch: Batch) -> Tensor:
    """Return by how much the re-blurred result misses the photo, beyond its noise.

    max(0, mean ((A x - y) / sigma)^2 - 1) with A of the true motion, at most 10.
    """
    shots = batch.shots
    photo = to_linear(shots.blurred)
    height, width = photo.shape[-2:]
    cells = Cells(height, width, batch.true_kernels.shape[-1] // 2, shots.cell_px)
    explained = blurred(cells, to_linear(restored), cells.transfer(batch.true_kernels))
    shot, read = (batch.true_noise[:, i, None, None, None] for i in (0, 1))
    variance = (shot * photo + read).clamp(min=1e-6)
    unclipped = (shots.blurred.amax(dim=1, keepdim=True) < 0.98).float()
    missed = (explained - photo).square() / variance * unclipped
    return (inner(missed).mean(dim=(1, 2, 3)) - 1).clamp(0, 10).mean()


def perceptual(features: Features, found: Tensor, truth: Tensor) -> Tensor:
    """Return the mean distance of a frozen network's features, all levels weighing the same."""
    with torch.no_grad():
        wanted = features(truth)
    levels = zip(features(found), wanted, strict=True)
    return torch.stack([(level - goal).abs().mean() for level, goal in levels]).mean()
