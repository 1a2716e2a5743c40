"""Photos cut into cells and joined again, and the blur between the two."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.nets.cells import Cells, blurred
from deblur_studio.core.nets.motion_planes import Tile, cell_curves, cell_kernels


def planes(pixels: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1)))[None]


@pytest.mark.parametrize("cell", [48, 50, 96])
@pytest.mark.parametrize(("height", "width"), [(96, 96), (70, 133), (20, 200), (1, 5)])
@pytest.mark.parametrize("radius", [0, 9])
def test_that_cutting_and_joining_gives_the_photo_back(
    height: int, width: int, radius: int, cell: int
) -> None:
    photo = torch.rand(2, 3, height, width)
    cells = Cells(height, width, radius, cell)
    patches = cells.cut(photo)
    assert patches.shape == (2, 3, cells.rows, cells.columns, cells.side, cells.side)
    torch.testing.assert_close(cells.join(patches), photo)


def test_that_patches_close_round_the_torus_without_a_jump() -> None:
    ramp = torch.linspace(0, 1, 200).expand(1, 1, 200, 200)
    cells = Cells(200, 200, 10, 48)
    middle = cells.cut(ramp)[0, 0, 1, 1]
    steps = (middle - middle.roll(1, -1)).abs()
    assert float(steps.max()) < 4 * cells.side / cells.fade / 200  # it only falls back steeper


def test_that_a_constant_stays_constant_under_any_blur() -> None:
    cells = Cells(70, 90, 4, 48)
    kernels = torch.rand(1, cells.rows, cells.columns, 9, 9)
    kernels = kernels / kernels.sum(dim=(-2, -1), keepdim=True)
    photo = torch.full((1, 3, 70, 90), 0.4)
    torch.testing.assert_close(blurred(cells, photo, cells.transfer(kernels)), photo)


def test_that_a_white_dot_blurs_into_the_picture_of_its_kernel() -> None:
    kernel = torch.zeros(1, 1, 1, 5, 5)
    kernel[..., 0, 3], kernel[..., 4, 4] = 0.75, 0.25
    dot = torch.zeros(1, 1, 48, 48)
    dot[..., 20, 20] = 1
    cells = Cells(48, 48, 2, 48)
    seen = blurred(cells, dot, cells.transfer(kernel))
    torch.testing.assert_close(seen[..., 18:23, 18:23], kernel[0], atol=1e-6, rtol=0)


def test_that_it_agrees_with_the_other_blurs_where_kernels_change_slowly(shaken, leaves) -> None:
    sharp, camera = leaves(120, 168), Camera.centred(168, 120, 1000.0)
    path = shaken(camera, 8.0)
    curves = cell_curves(path, camera, Tile(0, 0, 168, 120), 48)
    kernels = torch.from_numpy(cell_kernels(curves))[None]
    cells = Cells(120, 168, kernels.shape[-1] // 2, 48)
    found = blurred(cells, planes(sharp), cells.transfer(kernels))[0].permute(1, 2, 0).numpy()
    for other in (WarpBlur(path, camera), EffBlur.of_path(path, camera)):
        inside = (slice(8, -8), slice(8, -8))
        apart = found[inside] - other.apply(sharp)[inside]
        assert float(np.sqrt(np.mean(apart**2))) < 0.003


def test_that_kernels_of_cells_are_those_of_the_middles_of_the_cells(shaken) -> None:
    camera = Camera.centred(400, 300, 500.0)
    path = shaken(camera, 10.0)
    whole = cell_curves(path, camera, Tile(0, 0, 400, 300), 48)
    part = cell_curves(path, camera, Tile(96, 48, 96, 48), 48)
    np.testing.assert_allclose(part[0, 1], whole[1, 3], atol=1e-9)
    kernels = cell_kernels(whole)
    np.testing.assert_allclose(kernels.sum(axis=(2, 3)), 1.0, atol=1e-5)
