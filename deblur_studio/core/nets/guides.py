"""Classical restorations as inputs of a network: Wiener at several strengths, total variation.

The same mathematics as core/restore, on cells, as tensors, and shared: one transform of the
blurred photo serves the strength of its detail, every Wiener filter and the total variation.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import EllipsisType

import torch
from torch import Tensor

from deblur_studio.core.nets.cells import Cells
from deblur_studio.core.nets.shot import Shots, to_linear
from deblur_studio.core.progress import SILENT, Progress

WIENER_FACTORS = (1.0, 5.0, 25.0, 125.0)
ITERATIONS = 8
_COLUMNS_AT_ONCE = 2  # on a CPU: what an iteration touches should stay in its cache
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

    def part(self, cells: tuple[slice | EllipsisType, ...]) -> Blur:
        """Return the blur of some of the cells."""
        planes = (self.transfer, self.power, self.variance, self.strength)
        return Blur(self.cells, *(plane[cells] for plane in planes))

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


def total_variation(
    blur: Blur, spectrum: Tensor, start: Tensor, iterations: int, progress: Progress = SILENT
) -> Tensor:
    """Return argmin |K x - y|^2 / 2 + mu |D x|, x >= 0, of patches, by ADMM.

    See core/restore/total_variation, of which this is the tensor form. ``start`` are patches.
    Over-relaxed after Eckstein and Bertsekas, Mathematical Programming 55, 1992.
    """
    if start.device.type != "cpu":
        return _varied(blur, spectrum, start, iterations)
    image = torch.empty_like(start)
    for row in range(start.shape[2]):
        for column in range(0, start.shape[3], _COLUMNS_AT_ONCE):
            progress.checkpoint(0.0)
            columns = slice(column, column + _COLUMNS_AT_ONCE)
            part = (..., slice(row, row + 1), columns, slice(None), slice(None))
            image[part] = _varied(blur.part(part), spectrum[part], start[part], iterations)
    return image


def _varied(blur: Blur, spectrum: Tensor, start: Tensor, iterations: int) -> Tensor:
    """Return the total variation of patches; steps are done in place, that is twice as fast."""
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
    kept = _slopes(image)
    rest = torch.zeros_like(kept)
    for _ in range(iterations):
        rest.add_(_slopes(image), alpha=_RELAXED).add_(kept, alpha=1 - _RELAXED)
        kept.copy_(rest)
        rest[:2].mul_(_rest(rest[0], rest[1], threshold))
        rest[2].clamp_(max=0)
        kept.sub_(rest)
        pull = torch.fft.rfft2(_pull(kept - rest))
        image = blur.cells.back(pull.mul_(weight).add_(data))
    return image


def _slopes(image: Tensor) -> Tensor:
    """Return forward differences round the torus and the image itself, (3, ...)."""
    slopes = torch.empty(3, *image.shape, dtype=image.dtype, device=image.device)
    for axis, slope in ((-1, slopes[0]), (-2, slopes[1])):
        last = image.shape[axis] - 1
        before, after = image.narrow(axis, 0, last), image.narrow(axis, 1, last)
        torch.sub(after, before, out=slope.narrow(axis, 0, last))
        ends = image.narrow(axis, 0, 1), image.narrow(axis, last, 1)
        torch.sub(*ends, out=slope.narrow(axis, last, 1))
    slopes[2].copy_(image)
    return slopes


def _pull(slopes: Tensor) -> Tensor:
    """Return the adjoint of ``_slopes``; what it is given is spent."""
    image = slopes[2]
    for axis, slope in ((-1, slopes[0]), (-2, slopes[1])):
        last = image.shape[axis] - 1
        image.sub_(slope)
        image.narrow(axis, 1, last).add_(slope.narrow(axis, 0, last))
        image.narrow(axis, 0, 1).add_(slope.narrow(axis, last, 1))
    return image


def _rest(across: Tensor, down: Tensor, threshold: Tensor) -> Tensor:
    """Return the share of each gradient that shrinking takes away, channels together."""
    squares = across.square().add_(down.square()).mean(dim=1, keepdim=True)
    return squares.clamp_(min=1e-24).rsqrt_().mul_(threshold).clamp_(max=1)


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
