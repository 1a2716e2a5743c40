"""Iterations one by one, of Richardson-Lucy and of total variation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import SILENT, Part, Progress
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.richardson_lucy import RichardsonLucyParameters, iterations
from deblur_studio.core.restore.total_variation import TotalVariationParameters, total_variation
from deblur_studio.core.sandbox.preview import Blurred
from deblur_studio.core.sandbox.restoring import problem_of

Image = NDArray[np.float32]

PLAY_PX = 60_000
PLAYABLE = ("richardson-lucy", "total-variation")


@dataclass(frozen=True, eq=False)
class Frame:
    """The picture after ``iteration`` steps; 0 is the blurred one.

    ``residual`` is the RMS distance of the picture, blurred again, from the blurred one in
    units of the noise: 1 is what noise alone leaves; clipped pixels do not count. ``psnr_db`` is
    against the sharp picture.
    """

    iteration: int
    pixels: Image
    rgb8: NDArray[np.uint8]
    residual: float
    psnr_db: float


def play(
    shot: Blurred, method_name: str, count: int, progress: Progress = SILENT
) -> Iterator[Frame]:
    """Yield the blurred picture and then one frame for every iteration.

    Args:
        shot: Blurred picture, best a small one.
        method_name: One of ``PLAYABLE``; others raise ValueError.
        count: Number of iterations.
        progress: Told within every iteration.
    """
    problem = problem_of(shot, shot.camera, shot.path)
    yield _frame(shot, problem, 0, shot.pixels)
    steps = {"richardson-lucy": _richardson_lucy, "total-variation": _total_variation}
    if method_name not in steps:
        raise ValueError(f"{method_name} has no iterations to play")
    for index, pixels in enumerate(steps[method_name](problem, count, progress), 1):
        yield _frame(shot, problem, index, pixels)


def best(frames: Sequence[Frame]) -> Frame:
    """Return the frame closest to the sharp picture."""
    return max(frames, key=lambda frame: frame.psnr_db)


def _richardson_lucy(problem: Problem, count: int, progress: Progress) -> Iterator[Image]:
    parameters = RichardsonLucyParameters(iterations=count, damping=0.0)
    for step in iterations(problem, parameters, progress):
        yield step.pixels


def _total_variation(problem: Problem, count: int, progress: Progress) -> Iterator[Image]:
    # Each count starts anew: the patches of one run are on no common clock that could be
    # stopped, and small pictures take no longer than they are looked at.
    parameters = TotalVariationParameters()
    for index in range(1, count + 1):
        part = Part(progress, (index - 1) / count, index / count)
        yield total_variation(problem, replace(parameters, iterations=index), part)


def _frame(shot: Blurred, problem: Problem, iteration: int, pixels: Image) -> Frame:
    radius = min(problem.blur.psfs.radius_px, min(pixels.shape[:2]) // 4)
    inside = (slice(radius, -radius or None),) * 2
    again = problem.blur.apply(pixels)
    surprise = (problem.pixels - again)[inside] / np.sqrt(problem.noise.variance(again))[inside]
    told = surprise[~problem.saturated[inside]]  # a clipped pixel says only "at least this bright"
    shown = np.clip(pixels, 0, 1)
    psnr = psnr_db(SRGB.to_encoded(shown), SRGB.to_encoded(shot.sharp), border_px=min(radius, 16))
    residual = float(np.sqrt(np.mean(np.square(told)))) if told.size else 0.0
    return Frame(iteration, shown, SRGB.encode_8bit(shown), residual, psnr)
