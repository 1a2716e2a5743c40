"""The fixed pairs a run is judged by, and the strips that show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image as Pictures
from torch import Tensor, nn

from deblur_studio.core.files import written_whole
from deblur_studio.core.nets.guided import look
from deblur_studio.core.progress import Progress
from deblur_studio.core.training.draw import Source, draw_shot
from deblur_studio.core.training.losses import Loss, inner
from deblur_studio.core.training.simulate import Sample, collate, simulate
from deblur_studio.core.training.step import judged
from deblur_studio.core.training.step import restored as restored_by

_SHOWN = 4
_GAP_PX = 4


@dataclass(frozen=True, eq=False)
class Validation:
    """Pairs of photos that are not trained on, with what PSNR (dB) they start from."""

    samples: Sequence[Sample]
    blurred_psnr_db: float
    classical_psnr_db: float


def prepare(
    source: Source, pairs: int, seed: int, device: torch.device, progress: Progress
) -> Validation:
    """Make the pairs; they depend on the seed alone. All have the full motion errors."""
    samples, before, classical = [], [], []
    for index in range(pairs):
        progress.checkpoint(index / pairs, "Making the validation pairs")
        rng = np.random.default_rng([seed, 2, index])
        samples.append(simulate(draw_shot(source, rng, 1.0), device))
        shots, sharp = collate(samples[-1:]).shots, samples[-1].sharp
        before.append(psnr_db(shots.blurred[0], sharp))
        classical.append(psnr_db(look(shots).variation[0], sharp))
    return Validation(samples, float(np.mean(before)), float(np.mean(classical)))


@torch.no_grad()
def judge(
    network: nn.Module,
    loss: Loss,
    pairs: Validation,
    precision: torch.dtype,
    progress: Progress,
    *,
    whole: bool,
) -> tuple[float, float, list[Tensor]]:
    """Return mean loss, mean PSNR (dB) and the restored pairs (3, S, S)."""
    network.eval()
    losses, scores, restored = [], [], []
    for index, sample in enumerate(pairs.samples):
        progress.checkpoint(index / len(pairs.samples), "Validating")
        batch = collate([sample])
        found = restored_by(network, batch, precision, whole=whole)
        losses.append(float(judged(loss, found, batch)))
        final = (found[1] if isinstance(found, tuple) else found)[0].clamp(0, 1)
        scores.append(psnr_db(final, sample.sharp))
        restored.append(final)
    network.train()
    return float(np.mean(losses)), float(np.mean(scores)), restored


def psnr_db(found: Tensor, truth: Tensor) -> float:
    """Return the PSNR of sRGB values (3, S, S), without the border."""
    error = (inner(found) - inner(truth)).square().mean().clamp(min=1e-10)
    return float(-10 * torch.log10(error))


def write_strip(pairs: Validation, restored: Sequence[Tensor], path: Path) -> None:
    """Write rows of blurred, restored and true pictures as a PNG."""
    shown = list(zip(pairs.samples, restored, strict=True))[:_SHOWN]
    rows = [_row([sample.blurred, found, sample.sharp]) for sample, found in shown]
    picture = np.concatenate([rows[0], *(_under(row) for row in rows[1:])])
    path.parent.mkdir(exist_ok=True)
    with written_whole(path, overwrite=True) as temporary:
        Pictures.fromarray(picture).save(temporary, "PNG")


def _row(pictures: Sequence[Tensor]) -> np.ndarray:
    codes = [
        (picture.clamp(0, 1) * 255).round().to("cpu", torch.uint8).permute(1, 2, 0).numpy()
        for picture in pictures
    ]
    gap = np.full((codes[0].shape[0], _GAP_PX, 3), 128, np.uint8)
    return np.concatenate([codes[0], gap, codes[1], gap, codes[2]], axis=1)


def _under(row: np.ndarray) -> np.ndarray:
    return np.concatenate([np.full((_GAP_PX, row.shape[1], 3), 128, np.uint8), row])
