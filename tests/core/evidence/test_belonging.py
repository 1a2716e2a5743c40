"""Whether a log is the photo's own, on simulated shots."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.evidence.belonging import motion_lead
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.recording import ImuRecording, LogSource
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.motion_errors import MotionErrors
from deblur_studio.core.synthesis.shot import simulate_shot

SIDE = 320
SETTINGS = ShotSettings(Camera.centred(SIDE, SIDE, 320.0), Exposure(2.0, 0.1))


def recording(phase: float) -> ImuRecording:
    """Return a log whose rates curve within a tenth of a second, another for each phase."""
    time_s = np.arange(0.0, 4.0, 0.005)
    rates = [0.9 * np.sin(40 * time_s + phase + axis * (1.3 + phase)) for axis in range(3)]
    source = LogSource((Path("log.csv"),), "0" * 64, "test")
    return ImuRecording(time_s, np.stack(rates, axis=-1), None, "seconds", source)


@pytest.fixture(scope="module")
def photo() -> np.ndarray:
    rng = np.random.default_rng(4)
    sharp = np.full((SIDE, SIDE, 3), 0.3, np.float32)
    for _ in range(900):
        top, left, size = *rng.integers(0, SIDE - 4, 2), rng.integers(3, 40)
        sharp[top : top + size, left : left + size] = rng.uniform(0.05, 0.7, 3)
    path = camera_path(recording(0.0), SETTINGS)
    noise = NoiseModel(0.0, 0.003**2)
    return simulate_shot(sharp, SETTINGS.camera, path, noise, np.random.default_rng(5))


def test_that_the_photo_s_own_log_leads_although_it_is_as_wrong_as_is_typical(
    photo: np.ndarray,
) -> None:
    errors = MotionErrors(0.004, (0.01, -0.01, 0.005), 0.005, 1, (0.03, -0.02, 0.03), 1.03, 0.95)
    told = errors.applied(recording(0.0), SETTINGS)
    exact, typical = motion_lead(photo, recording(0.0), SETTINGS), motion_lead(photo, *told)
    assert exact is not None
    assert typical is not None
    assert exact > typical > 0


def test_that_the_log_of_another_shot_does_not(photo: np.ndarray) -> None:
    lead = motion_lead(photo, recording(2.0), SETTINGS)
    assert lead is not None
    assert lead < 0


def test_that_nothing_is_said_without_texture_or_log(photo: np.ndarray) -> None:
    flat = np.full_like(photo, 0.4)
    assert motion_lead(flat, recording(0.0), SETTINGS) is None
    late = dataclasses.replace(SETTINGS, exposure=Exposure(3.98, 0.1))
    assert motion_lead(photo, recording(0.0), late) is None
