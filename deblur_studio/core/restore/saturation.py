"""Clipped highlights: the photo says only "at least this bright" there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.patches import Patches, restore_patches
from deblur_studio.core.restore.problem import Problem

Image = NDArray[np.float32]

_WORTH_FILLING = 1e-5
_BRIGHTEST = 4.0


def filled(problem: Problem, solve: Callable[[Patches], Image], progress: Progress) -> Image:
    """Return the photo (H, W, C) with clipped pixels raised to what a first restoration explains.

    A first restoration, blurred again, shows how bright a clipped pixel would have been; where
    that is brighter than the photo it replaces it, so that the clipping does not ring.
    The photo itself is returned when hardly anything is clipped.
    """
    if np.count_nonzero(problem.saturated) < _WORTH_FILLING * problem.saturated.size:
        return problem.pixels
    first = restore_patches(problem, problem.pixels, solve, Part(progress, 0.0, 0.6))
    bright = np.clip(first, 0.0, _BRIGHTEST)
    again = problem.blur.apply(bright, Part(progress, 0.6, 1.0))
    clipped = problem.saturated[..., None]
    return np.where(clipped, np.maximum(problem.pixels, again), problem.pixels)
