"""How a photo is cut into patches for restoring: coarser than for blurring it, margins wider.

Blurring must hold to the noise; a restoration bears kernels that are a pixel off at the edge
of a patch. Undoing a blur reaches further than the blur: the straighter the kernels, the
deeper the zeros of their spectra and the further an edge that does not fit rings.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deblur_studio.core.blur.eff import variation
from deblur_studio.core.blur.spectra import good_length, otf, power, unspectrum
from deblur_studio.core.blur.windows import PatchGrid
from deblur_studio.core.restore.prior import inverse_prior
from deblur_studio.core.restore.problem import Problem
from deblur_studio.core.restore.seen import Seen, seen_at

Image = NDArray[np.float32]

_WIDEST_PX, _NARROWEST_PX = 96, 16
# Curves a pitch apart over the kernel's spread; beyond it, patches see too much of another one.
_APART_OF_SPREAD = 0.25
# Noise against detail of a photo that is neither very quiet nor very noisy.
_TYPICAL_WEIGHT = np.float32(1e-2)
_REACHED_ENERGY = 0.9
_MARGIN_OF_RADIUS = (1.5, 4.5)
_MIN_MARGIN_PX = 16


@dataclass(frozen=True)
class Fit:
    """How well patches must fit the photo.

    ``curves_apart_px``: how far the curves of two neighbouring kernels may lie apart.
    ``reaches``: margin over the distance within which the inverse of a kernel mostly lies.
    ``least_pitch``: over the radius of the kernels; patches much smaller than their margins
    would be transformed for their margins' sake.
    ``most_margin_px``: beyond it, margins of long blurs cost more than they bring.
    """

    curves_apart_px: float
    reaches: float
    least_pitch: float
    most_margin_px: float


def layout(problem: Problem, fit: Fit) -> PatchGrid:
    """Return the patches that cost the least to transform and fit well enough."""
    camera = problem.camera
    ends = [np.linspace(0.0, size - 1.0, 3) for size in (camera.width, camera.height)]
    some = seen_at(problem.path, camera, *ends)
    margin, apart_px = margin_for(some, fit), _apart_px(some, fit)
    widest = widest_pitch(problem, some.radius_px, apart_px, fit.least_pitch)
    grids = [PatchGrid(camera.height, camera.width, widest, margin, widest // 2)]
    # The same with the pitch at which a good length is filled.
    for side in _good_sides(grids[0].core + 2 * margin, 2 * widest + 2 * margin):
        core = side - 2 * margin
        pitch = min(widest, core * 2 // 3)
        grids.append(PatchGrid(camera.height, camera.width, pitch, margin, 2 * pitch - core))
    return min(grids, key=lambda grid: grid.rows * grid.columns * grid.side**2)


def widest_pitch(problem: Problem, radius_px: int, apart_px: float, least_pitch: float) -> int:
    """Return the distance of nodes in px at which kernels do for all of their patch.

    Args:
        problem: The photo.
        radius_px: Radius of its kernels.
        apart_px: How far the curves of neighbouring kernels may lie apart.
        least_pitch: See Fit.
    """
    lowest = max(_NARROWEST_PX, least_pitch * radius_px)
    wanted = apart_px / variation(problem.path, problem.camera)
    return int(np.clip(wanted, lowest, max(lowest, _WIDEST_PX))) // 8 * 8


def _apart_px(some: Seen, fit: Fit) -> float:
    typical = float(np.sqrt(np.median(np.square(some.spreads_px)) + 1))
    return min(fit.curves_apart_px, _APART_OF_SPREAD * typical)


def margin_for(some: Seen, fit: Fit) -> int:
    """Return the margin in px: as far as undoing the blur reaches, within reason."""
    wanted = fit.reaches * max(inverse_reach_px(kernel) for kernel in some.kernels[::4])
    least, most = (share * some.radius_px for share in _MARGIN_OF_RADIUS)
    most = max(least, min(most, fit.most_margin_px))
    return max(_MIN_MARGIN_PX, round(float(np.clip(wanted, least, most))))


def inverse_reach_px(kernel: Image) -> float:
    """Return the radius within which nine tenths of the inverse of a kernel (k, k) lie."""
    side = good_length(max(64, 6 * kernel.shape[0]))
    transfer = otf(kernel[None], side)[0, 0]
    gain = power(transfer) + _TYPICAL_WEIGHT * inverse_prior(side)
    energy = np.square(unspectrum(np.conj(transfer) / gain, side))
    away = np.minimum(np.arange(side), side - np.arange(side))
    rings = np.hypot(away, away[:, None]).round().astype(np.intp)
    within = np.cumsum(np.bincount(rings.ravel(), energy.ravel()))
    return float(np.searchsorted(within, _REACHED_ENERGY * within[-1]))


def _good_sides(least: int, most: int) -> list[int]:
    """Return the lengths between two that the FFT likes."""
    sides, side = [], least
    while side <= most:
        side = good_length(side)
        sides.append(side)
        side += 1
    return sides
