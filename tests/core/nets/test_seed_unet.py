"""The seed's network: its size, what it takes, and the vector field it is fed with."""

from __future__ import annotations

import dataclasses

import pytest
import torch

from deblur_studio.core.nets.architectures import ARCHITECTURES, build, parameters_of
from deblur_studio.core.nets.shot import Shots
from deblur_studio.core.nets.unet import NORM_PX, SeedUNet, vector_field


def with_motion(x_px: float, y_px: float, steps: int = 8) -> Shots:
    motion = torch.zeros(1, 2 * steps, 3, 3)
    motion[:, 0::2], motion[:, 1::2] = x_px / steps, y_px / steps
    return Shots(torch.rand(1, 3, 20, 30), torch.ones(1, 1, 1, 1, 1), motion, torch.zeros(1, 2), 48)


@pytest.mark.parametrize(
    ("name", "count"), [("seed-unet", 7_766_915), ("seed-unet-64", 31_045_379)]
)
def test_that_it_has_the_parameters_of_the_seed(name: str, count: int) -> None:
    assert parameters_of(build(name)) == count


def test_that_every_name_builds_a_network() -> None:
    with torch.device("meta"):  # shapes without numbers
        assert all(parameters_of(build(name)) > 100_000 for name in ARCHITECTURES)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (65, 47), (17, 100), (1, 1)])
def test_that_it_takes_photos_of_any_size(height: int, width: int) -> None:
    network = SeedUNet(4).eval()
    with torch.inference_mode():
        assert network.planes_restored(torch.rand(1, 6, height, width)).shape == (
            1,
            3,
            height,
            width,
        )


def test_that_the_field_spans_the_photo_and_holds_the_displacement() -> None:
    field = vector_field(with_motion(16.0, -32.0))
    assert field.shape == (1, 3, 20, 30)
    wanted = [(16**2 + 32**2) ** 0.5 / NORM_PX, 16 / NORM_PX, -32 / NORM_PX]
    torch.testing.assert_close(field[0, :, 7, 7], torch.tensor(wanted))


@pytest.mark.parametrize(("x_px", "y_px"), [(0.0, 0.0), (5.0, 3.0), (-400.0, 90.0), (0.0, -64.0)])
def test_that_the_norm_stays_within_0_and_1(x_px: float, y_px: float) -> None:
    norm, x, y = vector_field(with_motion(x_px, y_px))[0]
    assert 0 <= float(norm.min()) <= float(norm.max()) <= 1
    torch.testing.assert_close(torch.hypot(x, y), norm)


@pytest.mark.parametrize(("x_px", "y_px"), [(5.0, 3.0), (-4.0, 9.0), (0.0, -7.0), (-3.0, 0.0)])
def test_that_a_path_run_backwards_gives_the_same_field(x_px: float, y_px: float) -> None:
    there = with_motion(x_px, y_px)
    back = dataclasses.replace(there, motion=-there.motion)
    assert torch.equal(vector_field(there), vector_field(back))
    assert float(vector_field(there)[0, 1].min()) >= 0


def test_that_a_real_path_gives_a_field_of_its_extent(shots_of) -> None:
    shots, _ = shots_of(extent_px=12.0)
    norm = vector_field(shots)[0, 0] * NORM_PX
    assert 0.5 < float(norm.max()) <= 13.0  # the chord is no longer than the path is wide
