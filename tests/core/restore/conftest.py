"""A simulated shot to restore, and a watcher of progress."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from numpy.typing import NDArray

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.restore.problem import Problem, prepare

Image = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Shot:
    """A picture, how it was blurred, and the noisy photo; made by the exact blur."""

    sharp: Image
    photo: Image
    camera: Camera
    path: CameraPath
    noise: NoiseModel

    def problem(self) -> Problem:
        """The photo as methods are given it, its noise known."""
        return prepare(self.photo, self.camera, self.path, self.noise)


@pytest.fixture(scope="session")
def shot_of(shaken):
    """``shot_of(sharp, extent_px, sigma, seed)``: a photo of a picture (H, W, C)."""

    def make(sharp, extent_px=12.0, sigma=0.005, seed=0):
        camera = Camera.centred(sharp.shape[1], sharp.shape[0], 1000.0)
        path = shaken(camera, extent_px, seed)
        noise = NoiseModel(0.0, sigma**2)
        blurred = WarpBlur(path, camera).apply(sharp)
        photo = np.clip(noise.draw(blurred, np.random.default_rng(seed)), 0.0, 1.0)
        return Shot(sharp, photo, camera, path, noise)

    return make


@pytest.fixture(scope="session")
def shot(shot_of, leaves):
    """Leaves of 110 x 140 px, blurred by 8 px, with noise of half a percent."""
    return shot_of(leaves(110, 140), extent_px=8.0)


@pytest.fixture(scope="session")
def rolled(path_of, constant, leaves):
    """Leaves of 180 x 220 px under a camera that rolls fast, with next to no noise.

    No kernel fits a whole patch: two that are 32 px apart differ by 1.3 px.
    """
    camera, noise = Camera.centred(220, 180, 1000.0), NoiseModel(0.0, 0.002**2)
    path, sharp = path_of(constant((0.0, 0.0, 0.8)), camera), leaves(180, 220, seed=2)
    blurred = WarpBlur(path, camera).apply(sharp)
    photo = np.clip(noise.draw(blurred, np.random.default_rng(0)), 0.0, 1.0)
    return Shot(sharp, photo, camera, path, noise)
