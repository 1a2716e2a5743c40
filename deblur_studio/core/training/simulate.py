"""Blurring the drawn shots exactly, on the device that trains, and packing them for networks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image as Pictures
from torch import Tensor
from torch.nn import functional

from deblur_studio.core.nets.shot import Shots, to_linear, to_values
from deblur_studio.core.training.draw import BORDER_PX, DrawnShot, cell_px_of

_AT_ONCE = 24  # instants warped together
_ROUNDING = (1 / 255 / 12.92) ** 2 / 12


@dataclass(frozen=True, eq=False)
class Sample:
    """One training pair: ``blurred`` and ``sharp`` (3, S, S) sRGB values, the rest as in Shots."""

    blurred: Tensor
    sharp: Tensor
    kernels: Tensor
    true_kernels: Tensor
    motion: Tensor
    noise: Tensor
    true_noise: Tensor


@dataclass(frozen=True, eq=False)
class Batch:
    """Pairs of one step: what the network sees, the truth, and the true motion and noise."""

    shots: Shots
    sharp: Tensor
    true_kernels: Tensor
    true_noise: Tensor


@torch.no_grad()
def simulate(drawn: DrawnShot, device: torch.device) -> Sample:
    """Blur, add noise, clip, quantise or compress one shot."""
    sharp = torch.from_numpy(drawn.sharp).to(device).permute(2, 0, 1).float() / 255
    light = to_linear(sharp)
    light = light + drawn.highlights * (light - 0.8).clamp(min=0)  # lamps brighter than white
    exposed = _warped(light, torch.from_numpy(drawn.curves).to(device))
    shot, read = drawn.noise
    grain = torch.Generator(device=device).manual_seed(drawn.seed)
    spread = (shot * exposed.clamp(0, 1) + read).sqrt()
    noise = torch.randn(exposed.shape, generator=grain, device=device)
    blurred = _stored(to_values(exposed + spread * noise), drawn.jpeg)
    inside = slice(BORDER_PX, -BORDER_PX)
    return Sample(
        blurred=blurred,
        sharp=to_values(light[:, inside, inside]),
        kernels=torch.from_numpy(drawn.kernels).to(device),
        true_kernels=torch.from_numpy(drawn.true_kernels).to(device),
        motion=torch.from_numpy(drawn.motion).to(device),
        noise=torch.tensor(drawn.told_noise, device=device) + _ROUNDING,
        true_noise=torch.tensor(drawn.noise, device=device) + _ROUNDING,
    )


def _warped(light: Tensor, curves: Tensor) -> Tensor:
    """Return the mean (3, S, S) over instants of light (3, S + 2 b, S + 2 b) along the curves."""
    size = light.shape[-1]
    inner = size - 2 * BORDER_PX
    place = torch.arange(inner, device=light.device, dtype=torch.float32) + BORDER_PX
    total = torch.zeros(3, inner, inner, device=light.device)
    for part in torch.split(curves, _AT_ONCE):
        shifts = functional.interpolate(
            part.permute(0, 3, 1, 2), (inner, inner), mode="bilinear", align_corners=True
        )
        where = torch.stack([place - shifts[:, 0], place[:, None] - shifts[:, 1]], dim=-1)
        grid = (where + 0.5) * (2 / size) - 1
        source = light[None].expand(len(part), -1, -1, -1)
        warped = functional.grid_sample(source, grid, padding_mode="border", align_corners=False)
        total += warped.sum(dim=0)
    return total / len(curves)


def _stored(values: Tensor, jpeg: int) -> Tensor:
    """Return values as a file of 8 bits holds them; ``jpeg`` is the quality, 0: lossless."""
    codes = (values.clamp(0, 1) * 255).round()
    if not jpeg:
        return codes / 255
    picture = codes.permute(1, 2, 0).to("cpu", torch.uint8).numpy()
    stored = io.BytesIO()
    Pictures.fromarray(picture).save(stored, "JPEG", quality=jpeg, subsampling=jpeg % 2)
    decoded = np.asarray(Pictures.open(stored), dtype=np.float32) / 255
    return torch.from_numpy(decoded).to(values.device).permute(2, 0, 1)


def collate(samples: Sequence[Sample]) -> Batch:
    """Pack samples; kernels are padded to the largest."""
    side = max(sample.kernels.shape[-1] for sample in samples)
    shots = Shots(
        blurred=torch.stack([sample.blurred for sample in samples]),
        kernels=torch.stack([_grown(sample.kernels, side) for sample in samples]),
        motion=torch.stack([sample.motion for sample in samples]),
        noise=torch.stack([sample.noise for sample in samples]),
        cell_px=cell_px_of(samples[0].sharp.shape[-1]),
    )
    return Batch(
        shots=shots,
        sharp=torch.stack([sample.sharp for sample in samples]),
        true_kernels=torch.stack([_grown(sample.true_kernels, side) for sample in samples]),
        true_noise=torch.stack([sample.true_noise for sample in samples]),
    )


def _grown(kernels: Tensor, side: int) -> Tensor:
    rim = (side - kernels.shape[-1]) // 2
    return functional.pad(kernels, (rim, rim, rim, rim))


def turned(sample: Sample, turn: int) -> Sample:
    """Return the sample mirrored and turned: one of the eight symmetries, ``turn`` 0 to 7."""
    quarter, mirror = turn % 4, turn >= 4

    def moved(planes: Tensor) -> Tensor:
        planes = torch.rot90(planes, quarter, (-2, -1))
        return planes.flip(-1) if mirror else planes

    def moved_kernels(kernels: Tensor) -> Tensor:
        cells = torch.rot90(torch.rot90(kernels, quarter, (0, 1)), quarter, (2, 3))
        return cells.flip(1).flip(3) if mirror else cells

    return Sample(
        blurred=moved(sample.blurred),
        sharp=moved(sample.sharp),
        kernels=moved_kernels(sample.kernels),
        true_kernels=moved_kernels(sample.true_kernels),
        motion=_moved_vectors(moved(sample.motion), quarter, mirror=mirror),
        noise=sample.noise,
        true_noise=sample.true_noise,
    )


def _moved_vectors(motion: Tensor, quarter: int, *, mirror: bool) -> Tensor:
    """Turn the vectors themselves: a quarter turn takes (x, y) to (y, -x), y being down."""
    x, y = motion[0::2], motion[1::2]
    for _ in range(quarter):
        x, y = y, -x
    x = -x if mirror else x
    return torch.stack([x, y], dim=1).flatten(0, 1)
