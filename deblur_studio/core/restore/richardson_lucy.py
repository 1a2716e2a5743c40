"""Richardson-Lucy deconvolution with a damped, accelerated iteration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.parameters import ParameterSpec, parameter
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.told import told

Image = NDArray[np.float32]

_MOST_ITERATIONS = 40
_DARKEST = np.float32(1e-4)
# Where so little of the photo speaks about a pixel, it is left as it was.
_SEEN = 0.05


@dataclass(frozen=True)
class RichardsonLucyParameters:
    """How long to iterate and how much to hold back where the noise is reached."""

    iterations: int = parameter(
        0,
        ParameterSpec(
            label="Iterations",
            help="More iterations are sharper and noisier. Automatic stops when the result"
            " explains the photo as well as its noise allows.",
            minimum=1,
            maximum=200,
            step=1,
            automatic=0,
        ),
    )
    damping: float = parameter(
        1.0,
        ParameterSpec(
            label="Damping",
            help="Holds back changes that are smaller than this many times the noise;"
            " 0 is the plain method.",
            minimum=0.0,
            maximum=5.0,
            step=0.1,
        ),
    )


def richardson_lucy(
    problem: Problem, parameters: RichardsonLucyParameters, progress: Progress
) -> Image:
    """Return x <- x A^T(y / A x) / A^T 1 after some steps, as (H, W, C) float32, never negative.

    Pixels outside the photo are unknowns too, so its borders do not ring, and clipped pixels
    carry no weight.

    Source: Richardson (1972), Lucy (1974); damping after White (1994); acceleration by Biggs &
    Andrews, Applied Optics 36 (1997).
    """
    for step in iterations(problem, parameters, progress):
        if parameters.iterations == 0 and step.chi_before <= 1.0:
            break
    return step.pixels


@dataclass(frozen=True, eq=False)
class Step:
    """The photo after one more iteration, (H, W, C) float32, and chi of the one before it."""

    pixels: Image
    chi_before: float


def iterations(
    problem: Problem, parameters: RichardsonLucyParameters, progress: Progress
) -> Iterator[Step]:
    """Yield every iteration of ``richardson_lucy``, up to the most that it may take."""
    border = problem.blur.psfs.radius_px
    # Dozens of blurs: where kernels change fast, a little of their exactness is given for speed.
    pitch = max(problem.blur.grid.pitch, border // 2)
    blur = EffBlur.of_path(problem.path, problem.camera, pitch=pitch, border_px=border)
    most = parameters.iterations or _MOST_ITERATIONS
    first = Part(progress, 0.0, 1 / (most + 1))
    iteration = _Iteration(problem, blur, border, parameters.damping, first)
    image = np.maximum(_continued(problem.pixels, border), _DARKEST)
    before = step_before = np.zeros_like(image)
    inside = (slice(border, -border),) * 2
    for count in range(most):
        part = Part(progress, (count + 1) / (most + 1), (count + 2) / (most + 1))
        part.checkpoint(0.0, told("Iteration {number}", number=count + 1))
        ahead = _ahead(image, before, step_before, count)
        after, chi = iteration.step(ahead, part)
        before, step_before, image = image, after - ahead, after
        yield Step(np.ascontiguousarray(image[inside]), chi)


class _Iteration:
    """One step of the method, and what does not change between steps."""

    def __init__(
        self, problem: Problem, blur: EffBlur, border: int, damping: float, progress: Progress
    ) -> None:
        self._blur, self._damping = blur, np.float32(damping)
        self._photo = np.maximum(_continued(problem.pixels, border), _DARKEST)
        self._spread = np.sqrt(problem.noise.variance(self._photo)).astype(np.float32)
        self._weight = np.pad((~problem.saturated).astype(np.float32), border)[..., None]
        weights = np.repeat(self._weight, problem.pixels.shape[2], axis=2)
        self._share = blur.adjoint(weights, progress)

    def step(self, image: Image, progress: Progress) -> tuple[Image, float]:
        """Return the next image and chi of this one."""
        blurred = np.maximum(self._blur.apply(image, Part(progress, 0.0, 0.5)), _DARKEST)
        surprise = (self._photo - blurred) / self._spread
        # A photo that is clipped all over says nothing, so nothing surprises.
        weight = max(float(self._weight.mean()), 1e-12)
        chi = float(np.sqrt((self._weight * surprise**2).mean() / weight))
        change = self._photo / blurred - 1
        if self._damping > 0:
            change *= surprise**2 / (surprise**2 + self._damping**2)
        pulled = self._blur.adjoint(
            (self._weight * change).astype(np.float32), Part(progress, 0.5, 1.0)
        )
        seen = self._share > _SEEN
        factor = 1 + np.where(seen, pulled / np.where(seen, self._share, 1), 0)
        return np.maximum(image * factor, _DARKEST).astype(np.float32), chi


def _ahead(image: Image, before: Image, step_before: Image, count: int) -> Image:
    """Return where the last two steps point to: the next one starts from there."""
    if count < 2:
        return image
    moved = image - before
    reach = float((moved * step_before).sum() / max(float((step_before**2).sum()), 1e-20))
    ahead: Image = np.maximum(image + np.float32(np.clip(reach, 0.0, 0.95)) * moved, _DARKEST)
    return ahead


def _continued(pixels: Image, border: int) -> Image:
    return np.pad(pixels, ((border, border), (border, border), (0, 0)), mode="edge")
