"""The classical restorations that a network is fed with, against those of core/restore."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
import torch

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.nets.cells import Cells
from deblur_studio.core.nets.guided import look
from deblur_studio.core.nets.guides import Blur, inverse_prior, read_blur
from deblur_studio.core.nets.guides import total_variation as total_variation_of
from deblur_studio.core.nets.motion_planes import Tile, cell_curves, cell_kernels, motion_steps
from deblur_studio.core.nets.shot import Shots, to_linear, to_values
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.prior import detail_strength
from deblur_studio.core.restore.problem import prepare
from deblur_studio.core.restore.total_variation import TotalVariationParameters, total_variation


@dataclass(frozen=True, eq=False)
class Shot:
    """One shot as the restorations of core/restore are given it."""

    sharp: np.ndarray
    photo: np.ndarray
    camera: Camera
    path: CameraPath
    noise: NoiseModel


@pytest.fixture
def shot_like(leaves, shaken) -> tuple[Shot, Shots]:
    """One shot as both kinds of restoration are given it."""
    sharp, camera = leaves(144, 192), Camera.centred(192, 144, 1000.0)
    path, noise = shaken(camera, 8.0), NoiseModel(0.0, 0.005**2)
    blurred = WarpBlur(path, camera).apply(sharp)
    photo = np.clip(noise.draw(blurred, np.random.default_rng(0)), 0.0, 1.0).astype(np.float32)
    tile = Tile(0, 0, 192, 144)
    shots = Shots(
        blurred=torch.from_numpy(SRGB.to_encoded(photo).transpose(2, 0, 1).copy())[None],
        kernels=torch.from_numpy(cell_kernels(cell_curves(path, camera, tile, 48)))[None],
        motion=torch.from_numpy(motion_steps(path, camera, tile))[None],
        noise=torch.tensor([[0.0, 0.005**2]]),
        cell_px=48,
    )
    return Shot(sharp, photo, camera, path, noise), shots


def test_that_wiener_is_the_closed_form_on_a_periodic_patch() -> None:
    torch.manual_seed(0)
    cells = Cells(48, 48, 2, 48)
    kernels = torch.rand(1, 1, 1, 5, 5)
    kernels = kernels / kernels.sum()
    transfer = cells.transfer(kernels)
    variance, strength = (torch.full((1, 1, 1, 1, 1, 1), value) for value in (1e-4, 1e-2))
    blur = Blur(cells, transfer, transfer.abs() ** 2, variance, strength)
    spectrum = torch.fft.rfft2(torch.rand(1, 3, 1, 1, cells.side, cells.side))
    prior = inverse_prior(cells.side, torch.device("cpu"))
    k, y = transfer.numpy(), spectrum.numpy()
    wanted = np.conj(k) * y / (np.abs(k) ** 2 + 5 * 1e-4 / 1e-2 * prior.numpy())
    torch.testing.assert_close(
        cells.back(spectrum * blur.gain(5.0)),
        torch.from_numpy(np.fft.irfft2(wanted, s=(cells.side, cells.side))).float(),
        atol=1e-5,
        rtol=1e-4,
    )


def test_that_light_and_values_are_those_of_srgb() -> None:
    light = torch.linspace(-0.2, 1.3, 400)
    np.testing.assert_allclose(to_values(light), SRGB.to_encoded(light.numpy()), atol=2e-5)
    np.testing.assert_allclose(to_linear(light), SRGB.to_linear(light.numpy()), atol=2e-5)


@pytest.mark.parametrize("transform", [to_linear, to_values])
def test_that_the_gradients_of_both_transforms_are_finite_everywhere(transform) -> None:
    at = torch.tensor([-1.0, 0.0, 1e-9, 0.003, 0.0031308, 0.04, 0.04045, 0.5, 1.0, 2.0])
    at.requires_grad_()
    transform(at).sum().backward()
    assert torch.isfinite(at.grad).all()


def test_that_the_strength_of_detail_agrees_with_the_restoration(shots_of) -> None:
    # Candidates are a factor of 2.2 apart, and both estimates have their own noise.
    shots, _ = shots_of()
    blur, spectrum = read_blur(shots)
    side = blur.cells.side
    flat = spectrum.permute(0, 2, 3, 1, 4, 5).reshape(-1, 3, side, side // 2 + 1)
    prior = inverse_prior(side, torch.device("cpu")).numpy()
    passed = blur.power.reshape(len(flat), 1, side, side // 2 + 1).numpy()
    variance = blur.variance.reshape(-1).numpy()
    other = detail_strength(flat.numpy(), passed, prior, float(side**2), variance)
    ratio = blur.strength.reshape(-1).numpy() / other
    assert 0.4 < ratio.min() <= ratio.max() < 2.5


def test_that_total_variation_is_as_good_as_that_of_the_restoration(shot_like) -> None:
    shot, shots = shot_like
    problem = prepare(shot.photo, shot.camera, shot.path, shot.noise)
    classical = total_variation(problem, TotalVariationParameters(iterations=8), SILENT)
    guides = look(shots)
    ours = guides.variation[0].permute(1, 2, 0).numpy()
    truth = SRGB.to_encoded(shot.sharp)
    before = psnr_db(SRGB.to_encoded(shot.photo), truth, border_px=16)
    wanted = psnr_db(SRGB.to_encoded(classical), truth, border_px=16)
    found = psnr_db(ours, truth, border_px=16)
    assert wanted > before + 2
    assert abs(found - wanted) < 1.0


def test_that_eight_iterations_come_close_to_where_many_end(shots_of) -> None:
    shots, _ = shots_of()
    blur, spectrum = read_blur(shots)
    start = blur.cells.back(spectrum * blur.gain(5.0))
    few, many = (total_variation_of(blur, spectrum, start, count) for count in (8, 60))
    assert float((few - many).square().mean()) < 0.1 * float((start - many).square().mean())


def test_that_every_wiener_is_there_and_stronger_ones_are_smoother(shots_of) -> None:
    shots, _ = shots_of()
    guides = look(shots)
    assert guides.wiener.shape == (1, 12, 96, 96)
    rough = [float(part.diff(dim=-1).square().mean()) for part in guides.wiener.split(3, dim=1)]
    assert rough[0] > rough[1] > rough[2] > rough[3]
    assert torch.isfinite(guides.context).all()
    assert float(guides.variation.min()) >= 0


def test_that_clipped_places_are_marked_as_far_as_the_blur_spreads_them(still_shots) -> None:
    shots = still_shots()
    shots.blurred[:, :, 40, 50] = 1.0
    clipped, reached = look(shots).context[0, -2:]
    assert clipped.sum() == 1
    assert reached.nonzero().amin(0).tolist() == [38, 48]
    assert reached.nonzero().amax(0).tolist() == [42, 52]
