"""How good a restoration of a simulated case is."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.metrics import psnr_db, ssim
from deblur_studio.core.imaging.registration import aligned
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import SILENT, Progress
from deblur_studio.core.restore.consistency import check
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.run import Restoration, restore
from deblur_studio.core.synthesis.cases import Case

Image = NDArray[np.float32]

BLURRED = "blurred"
_LEAST_INSIDE_PX = 32


@dataclass(frozen=True)
class Score:
    """Of one method on one case.

    PSNR (dB) and SSIM of sRGB values after registration, without a border of the kernel's
    radius; ``chi`` under the motion that the method was told; seconds by the wall clock and of
    all cores, check included, for each megapixel; ``shift_px`` right and down that was taken off.
    """

    psnr_db: float
    ssim: float
    chi: float
    s_per_mpx: float
    cpu_s_per_mpx: float
    shift_px: tuple[float, float]


def border_of(case: Case) -> int:
    """Return how many px along the edges are not judged: the radius of the true kernels.

    On pictures hardly larger than the kernel it is less, so that 32 px remain.
    """
    smallest = min(case.sharp.shape[:2])
    return int(np.clip((smallest - _LEAST_INSIDE_PX) // 2, 0, case.radius_px))


def likeness(
    image: Image, truth: Image, border_px: int
) -> tuple[float, float, tuple[float, float]]:
    """Return PSNR, SSIM and the shift of an image (H, W, C) in linear light against the truth."""
    encoded, true = SRGB.to_encoded(image), SRGB.to_encoded(truth)
    moved, shift = aligned(encoded, true, border_px)
    moved = np.clip(moved, 0.0, 1.0)
    return psnr_db(moved, true, border_px=border_px), ssim(moved, true, border_px=border_px), shift


def score_blurred(case: Case) -> Score:
    """Return the score of the photo as it is."""
    psnr, likeness_, shift = likeness(case.photo, case.sharp, border_of(case))
    chi = check(prepare(case.photo, case.camera, case.path), case.photo, SILENT).chi
    return Score(psnr, likeness_, chi, 0.0, 0.0, shift)


def score_method(
    case: Case, name: str, parameters: Any = None, progress: Progress = SILENT
) -> tuple[Score, Restoration]:
    """Restore a case by a method of the registry and return its score and what it made.

    Raises:
        RestoreError: There is no such method.
    """
    started = time.process_time()
    found = restore(case.photo, case.camera, case.path, name, parameters, progress)
    cpu_s = time.process_time() - started
    psnr, likeness_, shift = likeness(found.pixels, case.sharp, border_of(case))
    megapixels = case.photo.shape[0] * case.photo.shape[1] / 1e6
    score = Score(psnr, likeness_, found.chi, found.seconds / megapixels, cpu_s / megapixels, shift)
    return score, found
