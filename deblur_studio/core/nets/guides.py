"""Classical restorations as inputs of a network: Wiener at several strengths, total variation.

The same mathematics as core/restore, on cells, as tensors, and shared: one transform of the
blurred photo serves the strength of its detail, every Wiener filter and the total variation.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from deblur_studio.core.nets.cells import Cells
from deblur_studio.core.nets.shot import Shots, to_linear

WIENER_FACTORS = (1.0, 5.0, 25.0, 125.0)
ITERATIONS = 8
_EXPONENT = 1.4
_STRENGTHS = torch.logspace(-7, 0, 22)
_THINNED = (..., slice(1, None, 3), slice(1, None, 3))
_CAUTION = 2.0
_SHRINK = 0.2
_RELAXED = 1.8  # over-relaxation: eight iterations come as far as twenty without it


@dataclass(frozen=True, eq=False)
class Blur:
    """A batch's blur in the Fourier domain, with the noise and the detail of each cell.

    ``transfer`` (B, 1, R, C, side, side // 2 + 1) complex, ``power`` its |K|^2; ``variance`` and
    ``strength`` (B, 1, R, C, 1, 1) as in core/restore/prior.
    """

    cells: Cells
    transfer: Tensor
    power: Tensor
    variance: Tensor
    strength: Tensor

    def gain(self, factor: float) -> Tensor:
        """Return conj(K) / (|K|^2 + factor variance / strength |D|^2.8)."""
        weight = factor * self.variance / self.strength
        prior = inverse_prior(self.cells.side, self.power.device)
        return self.transfer.conj() / (self.power + weight * prior)

    def of(self, photo: Tensor) -> Tensor:
        """Return A x (B, C, H, W) of a photo in linear light."""
        return self.cells.join(self.cells.back(self.spectrum(photo) * self.transfer))

    def spectrum(self, photo: Tensor) -> Tensor:
        """Return the spectra of a photo's patches."""
        spectra: Tensor = torch.fft.rfft2(self.cells.cut(photo))
        return spectra

    def wiener(self, spectrum: Tensor, factors: tuple[float, ...]) -> Tensor:
        """Return Wiener restorations (B, C * factors, H, W) in linear light."""
        restored = [self.cells.back(spectrum * self.gain(factor)) for factor in factors]
        return self.cells.join(torch.cat(restored, dim=1))


def read_blur(shots: Shots) -> tuple[Blur, Tensor]:
    """Return the blur of a batch and the spectra of its blurred photos."""
    height, width = shots.blurred.shape[-2:]
    cells = Cells(height, width, shots.kernels.shape[-1] // 2, shots.cell_px)
    patches = cells.cut(to_linear(shots.blurred))
    spectrum = torch.fft.rfft2(patches)
    transfer = cells.transfer(shots.kernels)
    power = torch.view_as_real(transfer).square().sum(-1)
    light = patches.mean(dim=(1, 4, 5), keepdim=True)
    shot, read = (shots.noise[:, i].reshape(-1, 1, 1, 1, 1, 1) for i in (0, 1))
    variance = (shot * light + read).clamp(min=1e-9)
    return Blur(cells, transfer, power, variance, _strength(spectrum, power, variance)), spectrum


def _strength(spectrum: Tensor, power: Tensor, variance: Tensor) -> Tensor:
    """Return c (B, 1, R, C, 1, 1) of the detail's power c / |D|^2.8, by Whittle's likelihood."""
    side = spectrum.shape[-2]
    seen = torch.view_as_real(spectrum).square().sum(-1).mean(dim=1, keepdim=True) / side**2
    seen = seen[_THINNED]
    passed = (power / inverse_prior(side, power.device))[_THINNED]
    surprise = []
    for candidate in _STRENGTHS.tolist():
        expected = candidate * passed + variance
        surprise.append((expected.log() + seen / expected).sum(dim=(-2, -1)))
    best = torch.stack(surprise).argmin(dim=0)
    return _STRENGTHS.to(power.device)[best][..., None, None]


def total_variation(blur: Blur, spectrum: Tensor, start: Tensor, iterations: int) -> Tensor:
    """Return argmin |K x - y|^2 / 2 + mu |D x|, x >= 0, of patches, by ADMM.

    See core/restore/total_variation, of which this is the tensor form. ``start`` are patches.
    Over-relaxed after Eckstein and Bertsekas, Mathematical Programming 55, 1992.
    """
    side = blur.cells.side
    slope = gradient_power(side, start.device)
    detail = slope / inverse_prior(side, start.device)
    detail[0, 0] = 0
    spread = (blur.strength * detail.mean()).sqrt()
    threshold = _SHRINK * spread
    penalty = _CAUTION * blur.variance / spread / threshold
    gain = blur.power + penalty * (1 + slope)
    data, weight = spectrum * blur.transfer.conj() / gain, penalty / gain
    image = start
    kept = (image.roll(-1, -1) - image, image.roll(-1, -2) - image, image)
    rest = tuple(torch.zeros_like(start) for _ in kept)
    for _ in range(iterations):
        seen = (image.roll(-1, -1) - image, image.roll(-1, -2) - image, image)
        across, down, below = (
            left + _RELAXED * new + (1 - _RELAXED) * old
            for left, new, old in zip(rest, seen, kept, strict=True)
        )
        shrunk = _rest(across, down, threshold)
        rest = (across * shrunk, down * shrunk, below.clamp(max=0))
        kept = (across - rest[0], down - rest[1], below.clamp(min=0))
        pull = kept[2] - rest[2] + _divergence(kept[0] - rest[0], kept[1] - rest[1])
        image = blur.cells.back(data + weight * torch.fft.rfft2(pull))
    return image


def _rest(across: Tensor, down: Tensor, threshold: Tensor) -> Tensor:
    """Return the share of each gradient that shrinking takes away, channels together."""
    squares = (across.square() + down.square()).mean(dim=1, keepdim=True)
    return (threshold * squares.clamp(min=1e-24).rsqrt()).clamp(max=1)


def _divergence(across: Tensor, down: Tensor) -> Tensor:
    """Return the adjoint of forward differences round the torus."""
    return (across.roll(1, -1) - across) + (down.roll(1, -2) - down)


def inverse_prior(side: int, device: torch.device) -> Tensor:
    """Return |D|^2.8 (side, side // 2 + 1), next to nothing for the mean."""
    power = gradient_power(side, device) ** _EXPONENT
    power[0, 0] = 1e-9
    return power


def gradient_power(side: int, device: torch.device) -> Tensor:
    """Return |D|^2 (side, side // 2 + 1) of both forward differences."""
    down = 2 - 2 * torch.cos(2 * torch.pi * torch.arange(side, device=device) / side)
    across = 2 - 2 * torch.cos(2 * torch.pi * torch.arange(side // 2 + 1, device=device) / side)
    return down[:, None] + across
