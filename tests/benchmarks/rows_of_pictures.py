"""Rows of the table of speeds: kernels, blurs, and each method of restoration."""

from __future__ import annotations

import cv2
import numpy as np
from conftest import Shot, made_motion, made_shot
from measured import Row, cpu_s, transform_operations
from skimage import restoration
from test_speed_of_restoration import patch_by_patch

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.blur.windows import PatchGrid
from deblur_studio.core.motion.field import psf_field
from deblur_studio.core.motion.path import moved
from deblur_studio.core.motion.psf import samples_for
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore import total_variation, wiener
from deblur_studio.core.restore.layout import layout
from deblur_studio.core.restore.problem import Problem, prepare
from deblur_studio.core.restore.registry import METHODS, method
from deblur_studio.core.restore.richardson_lucy import RichardsonLucyParameters

POSES, LUCY_STEPS, BALANCE = 64, 10, 0.002
IN_AND_OUT = 2 * 3 * 4  # bytes of a pixel of three channels, read and written


def rows() -> list[Row]:
    """Measure all rows of pictures; some minutes."""
    shot = made_shot(1024)
    megapixels = shot.photo.shape[0] * shot.photo.shape[1] / 1e6
    problem = prepare(shot.photo, shot.camera, shot.path, shot.noise)
    return [
        _field(),
        *_blurs(shot, megapixels),
        _wiener(problem, megapixels),
        _total_variation(problem, megapixels),
        _lucy(problem, megapixels),
        *_learned(problem, megapixels),
    ]


def _field() -> Row:
    camera, path = made_motion(4000, 3000, 30.0, 0.03)
    field, samples = psf_field(path, camera), samples_for(path, camera)
    radius = field.radius_px
    within_s = ((np.arange(samples) + 0.5) / samples - 0.5) * path.exposure_s

    def one_by_one() -> None:
        for node in field.centres_px:
            row_s = path.row_times_s(node[1], camera.height)
            curve = moved(path, camera, node, row_s + within_s) - node
            reach = (-radius - 0.5, radius + 0.5)
            np.histogram2d(*curve.T, bins=2 * radius + 1, range=[reach, reach])

    return Row(
        "192 kernels of 30 px, 12 MP, rolling shutter", "",
        cpu_s(lambda: psf_field(path, camera), 10),
        "numpy, kernel by kernel", cpu_s(one_by_one),
        moved=field.kernels.nbytes,
        operations=len(field.kernels) * samples * 60,  # a turn, a projection, four shares
    )  # fmt: skip


def _blurs(shot: Shot, megapixels: float) -> list[Row]:
    blur = EffBlur.of_path(shot.path, shot.camera)
    seconds = cpu_s(lambda: blur.apply(shot.sharp)) / megapixels
    peers = {
        f"warping to {POSES} poses": lambda: WarpBlur(shot.path, shot.camera, POSES).apply(
            shot.sharp
        ),
        "OpenCV filter2D, tile by tile": lambda: tile_by_tile(blur, shot.sharp),
    }
    grid = blur.grid
    patches = grid.rows * grid.columns
    operations = transform_operations(7 * patches, grid.side)  # three channels twice, a kernel
    return [
        Row(
            "fast blur, 30 px", "per MP", seconds, peer, cpu_s(work, 1) / megapixels,
            moved=IN_AND_OUT * 1e6, operations=operations / megapixels,
        )
        for peer, work in peers.items()
    ]  # fmt: skip


def tile_by_tile(blur: EffBlur, sharp: np.ndarray) -> np.ndarray:
    """Blur with the same patches, kernels and windows, each patch by OpenCV."""
    grid, window = blur.grid, blur.grid.window()[..., None]
    planes = grid.padded(sharp)
    whole = np.ascontiguousarray(np.moveaxis(planes, 0, 2))
    total = np.zeros_like(whole)
    for index, kernel in enumerate(blur.psfs.kernels):
        top, left = (grid.pitch * place for place in divmod(index, grid.columns))
        patch = whole[top : top + grid.side, left : left + grid.side]
        found = cv2.filter2D(patch, -1, kernel[::-1, ::-1])[grid.proper, grid.proper] * window
        places = (slice(start + grid.margin, start + grid.margin + grid.core)
                  for start in (top, left))  # fmt: skip
        total[tuple(places)] += found
    return grid.cropped(np.moveaxis(total, 2, 0))


def _wiener(problem: Problem, megapixels: float) -> Row:
    known, grid = method("wiener"), layout(problem, wiener.FIT)
    return Row(
        "Wiener", "per MP", cpu_s(lambda: known.run(problem, known.parameters_type(), SILENT))
        / megapixels,
        "scikit-image wiener, same patches",
        cpu_s(lambda: patch_by_patch(problem, grid, BALANCE, workers=1), 1) / megapixels,
        moved=IN_AND_OUT * 1e6, operations=_both_ways(grid, 1) / megapixels,
    )  # fmt: skip


def _total_variation(problem: Problem, megapixels: float) -> Row:
    known, grid = method("total-variation"), layout(problem, total_variation.FIT)
    parameters = known.parameters_type()
    return Row(
        f"total variation, {parameters.iterations} iterations", "per MP",
        cpu_s(lambda: known.run(problem, parameters, SILENT), 1) / megapixels,
        moved=IN_AND_OUT * 1e6,
        operations=_both_ways(grid, parameters.iterations) / megapixels,
    )  # fmt: skip


def _lucy(problem: Problem, megapixels: float) -> Row:
    known = method("richardson-lucy")
    parameters = RichardsonLucyParameters(iterations=LUCY_STEPS)
    grid = problem.blur.grid
    return Row(
        f"Richardson-Lucy, {LUCY_STEPS} iterations", "per MP",
        cpu_s(lambda: known.run(problem, parameters, SILENT), 1) / megapixels,
        "scikit-image richardson_lucy, same patches",
        cpu_s(lambda: _lucy_by_patch(problem), 1) / megapixels,
        moved=IN_AND_OUT * 1e6 * 2 * LUCY_STEPS,
        operations=_both_ways(grid, 2 * LUCY_STEPS) / megapixels,
    )  # fmt: skip


def _lucy_by_patch(problem: Problem) -> None:
    grid = problem.blur.grid
    planes = grid.padded(problem.pixels)
    for index, kernel in enumerate(problem.blur.psfs.kernels):
        top, left = (grid.pitch * place for place in divmod(index, grid.columns))
        for plane in planes[:, top : top + grid.side, left : left + grid.side]:
            restoration.richardson_lucy(plane, kernel, LUCY_STEPS, clip=False)


def _learned(problem: Problem, megapixels: float) -> list[Row]:
    return [
        Row(
            f"{known.name}, the weights that ship", "per MP",
            cpu_s(lambda known=known: known.run(problem, known.parameters_type(), SILENT), 1)
            / megapixels,
        )
        for known in METHODS if not known.deterministic and known.name == "guided"
    ]  # fmt: skip


def _both_ways(grid: PatchGrid, times: int) -> float:
    return transform_operations(6 * times * grid.rows * grid.columns, grid.side)
