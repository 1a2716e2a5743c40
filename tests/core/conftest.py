"""Motions and pictures that the tests of core make themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.motion.recording import Gap, ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure, ShotSettings

Floats = NDArray[np.float64]
Image = NDArray[np.float32]
Rate = Callable[[Floats], Floats]  # times (N,) s to angular rates (N, 3) rad/s


def _recording(
    rate: Rate, hz: float = 1000.0, end_s: float = 1.0, gaps: tuple[Gap, ...] = ()
) -> ImuRecording:
    time_s = np.arange(0.0, end_s + 0.5 / hz, 1 / hz)
    for gap in gaps:
        time_s = time_s[(time_s <= gap.start_s) | (time_s >= gap.end_s)]
    source = LogSource((Path("log.csv"),), "0" * 64, "csv")
    return ImuRecording(time_s, rate(time_s), None, "test", source, gaps=gaps)


def _constant(rate: tuple[float, float, float]) -> Rate:
    return lambda time_s: np.broadcast_to(rate, (len(time_s), 3)).copy()


def _tremor(seed: int, size: float) -> Rate:
    rng = np.random.default_rng(seed)
    frequency = rng.uniform(2.0, 9.0, (4, 3))
    phase, weight = rng.uniform(0, 2 * np.pi, (4, 3)), rng.normal(size=(4, 3))
    weight[:, 2] *= 1.5  # hands roll a camera more than they turn it

    def rate(time_s: Floats) -> Floats:
        waves = weight * np.sin(2 * np.pi * frequency * time_s[:, None, None] + phase)
        return size * waves.sum(axis=1)

    return rate


def _path(rate: Rate, camera: Camera, exposure_s: float = 0.1) -> CameraPath:
    shot = ShotSettings(camera, Exposure(0.5 - exposure_s / 2, exposure_s))
    return camera_path(_recording(rate), shot)


def _shaken(camera: Camera, extent_px: float, seed: int = 0) -> CameraPath:
    # Blurs beyond the image are refused, so tiny images borrow the extent of a larger one.
    large = camera.replaced(width=max(camera.width, 64), height=max(camera.height, 64))
    size = 0.02
    for _ in range(4):
        path = _path(_tremor(seed, size), large)
        size *= extent_px / blur_extent_px(path, large)
    return _path(_tremor(seed, size), camera)


def _leaves(height: int, width: int, channels: int = 3, seed: int = 0) -> Image:
    rng = np.random.default_rng(seed)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    image = np.full((height, width, channels), 0.3, np.float32)
    reach = max(height, width)
    for size in np.sort(reach * 0.025 / rng.uniform(0.05, 1.0, 150))[::-1]:
        x, y, angle = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0, np.pi)
        along = (xs - x) * np.cos(angle) + (ys - y) * np.sin(angle)
        across = (ys - y) * np.cos(angle) - (xs - x) * np.sin(angle)
        leaf = np.maximum(np.abs(along), 2 * np.abs(across)) < size
        shade = 1 + 0.2 * along[leaf] / size
        if rng.uniform() < 0.3:  # the others are smooth, as skies and walls are
            shade += 0.1 * np.sin(across[leaf] * rng.uniform(0.2, 1.5))
        image[leaf] = shade[:, None] * rng.uniform(0.05, 0.7, channels)
    return np.clip(image, 0.0, 0.9).astype(np.float32)


@pytest.fixture(scope="session")
def recording_of() -> Callable[..., ImuRecording]:
    """``recording_of(rate, hz, end_s, gaps)``: a log from 0 s of a known angular rate."""
    return _recording


@pytest.fixture(scope="session")
def constant() -> Callable[..., Rate]:
    """``constant((x, y, z))``: the same angular rate at all times."""
    return _constant


@pytest.fixture(scope="session")
def path_of() -> Callable[..., CameraPath]:
    """``path_of(rate, camera, exposure_s)``: the path around 0.5 s of a known angular rate."""
    return _path


@pytest.fixture(scope="session")
def shaken() -> Callable[..., CameraPath]:
    """``shaken(camera, extent_px, seed)``: a hand's tremor that blurs by that much."""
    return _shaken


@pytest.fixture(scope="session")
def leaves() -> Callable[..., Image]:
    """``leaves(height, width, channels, seed)``: overlapping leaves of all sizes (dead leaves).

    Their edges and spectrum are those of photos. Linear light from 0.01 to 0.9.
    """
    return _leaves
