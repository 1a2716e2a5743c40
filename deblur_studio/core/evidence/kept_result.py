"""A result of a case read back, to be looked at again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.errors import EvidenceError
from deblur_studio.core.evidence.case import Result, Step
from deblur_studio.core.evidence.computing import parameters_of
from deblur_studio.core.evidence.kept_file import KeptFile, sha256_of
from deblur_studio.core.evidence.maps import Map, read_numbers
from deblur_studio.core.evidence.open_case import OpenCase
from deblur_studio.core.evidence.restoring import Restored, result_place
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.restore.run import Restoration

_NUMBERS = ".maps.npz"


def held(opened: OpenCase, file: KeptFile) -> Path:
    """Return where a file of a case is; raises EvidenceError where it is not what it was."""
    place = opened.folder / file.path
    if sha256_of(place) != file.sha256:
        raise EvidenceError(f"{file.name} has changed since it was taken into the case.")
    return place


def read_result(opened: OpenCase, result: Result) -> Restored:
    """Read a result with its maps; its pixels are those of the file, in 16 bits.

    Raises:
        DeblurError: A file has changed or cannot be read.
    """
    step = next(each for each in opened.case.steps if each.name == result.step)
    for file in result.files:
        held(opened, file)
    pixels = read_photo(result_place(opened, result)).pixels
    numbers = next((each for each in result.files if each.name.endswith(_NUMBERS)), None)
    maps = {} if numbers is None else read_numbers(held(opened, numbers))
    return Restored(step, result, _restoration(opened, step, result, pixels, maps), maps)


def _restoration(
    opened: OpenCase,
    step: Step,
    result: Result,
    pixels: NDArray[np.float32],
    maps: dict[str, Map],
) -> Restoration:
    scores = result.scores
    weights = next((each for each in opened.case.weights if each.sha256 == step.weights), None)
    blocks = np.full((1, 1), np.nan) if "chi" not in maps else maps["chi"].values
    return Restoration(
        pixels=pixels,
        method=step.method,
        parameters=parameters_of(step, None if weights is None else opened.folder / weights.path),
        chi=float("nan") if scores.chi is None else scores.chi,
        worst_block_chi=float("nan") if scores.worst_block_chi is None else scores.worst_block_chi,
        chi_blocks=np.asarray(blocks, np.float64),
        blur_extent_px=scores.blur_extent_px,
        noise=NoiseModel(scores.noise_shot, scores.noise_read),
        seconds=result.seconds,
        notes=result.said,
    )
