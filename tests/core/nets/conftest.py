"""A simulated shot as networks are given it, and a network that is quick."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import torch

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.nets.guided import GuidedNet
from deblur_studio.core.nets.motion_planes import Tile, cell_curves, cell_kernels, motion_steps
from deblur_studio.core.nets.naf import TrunkShape
from deblur_studio.core.nets.shot import MOTION_STEPS, Shots

TINY = TrunkShape(4, (1,), 1, (1,))


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Other work on the machine must not make the small transforms of tests wait for it."""
    torch.set_num_threads(1)


@pytest.fixture
def tiny() -> GuidedNet:
    """A guided network of some thousand parameters, trained on nothing."""
    torch.manual_seed(0)
    return GuidedNet(TINY).eval()


@pytest.fixture(scope="session")
def shots_of(shaken, leaves) -> Callable[..., tuple[Shots, torch.Tensor]]:
    """``shots_of(height, width, extent_px, sigma, cell_px)``: a shot and its truth (3, H, W).

    The truth is in linear light; the motion is told without errors.
    """

    def make(height=96, width=96, extent_px=8.0, sigma=0.005, cell_px=48, seed=0):
        sharp = leaves(height, width, seed=seed)
        camera = Camera.centred(width, height, 1000.0)
        path = shaken(camera, extent_px, seed)
        blurred = WarpBlur(path, camera).apply(sharp)
        noisy = blurred + sigma * np.random.default_rng(seed).standard_normal(sharp.shape)
        tile = Tile(0, 0, width, height)
        kernels = cell_kernels(cell_curves(path, camera, tile, cell_px))
        shots = Shots(
            blurred=as_planes(SRGB.to_encoded(noisy))[None],
            kernels=torch.from_numpy(kernels)[None],
            motion=torch.from_numpy(motion_steps(path, camera, tile))[None],
            noise=torch.tensor([[0.0, sigma**2]]),
            cell_px=cell_px,
        )
        return shots, as_planes(sharp)

    return make


@pytest.fixture(scope="session")
def still_shots(leaves) -> Callable[..., Shots]:
    """``still_shots(height, width, sigma)``: a photo of a camera that did not move."""

    def make(height=96, width=96, sigma=0.001):
        sharp = leaves(height, width)
        noisy = sharp + sigma * np.random.default_rng(0).standard_normal(sharp.shape)
        kernels = torch.zeros(1, -(-height // 48), -(-width // 48), 5, 5)
        kernels[..., 2, 2] = 1
        return Shots(
            blurred=as_planes(SRGB.to_encoded(noisy))[None],
            kernels=kernels,
            motion=torch.zeros(1, 2 * MOTION_STEPS, 5, 5),
            noise=torch.tensor([[0.0, sigma**2]]),
            cell_px=48,
        )

    return make


def as_planes(pixels: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32))
