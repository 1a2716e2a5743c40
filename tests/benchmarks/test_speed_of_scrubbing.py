"""What one step of dragging the exposure costs on a large photo (CPU time of one thread)."""

from __future__ import annotations

import time

import numpy as np
import pytest

from deblur_studio.core.alignment.patch_preview import restored_patch
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.field import psf_field
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.shake import hand_shake

pytestmark = pytest.mark.slow

STEPS = 20


@pytest.mark.parametrize("size", [0.03, 0.1])
def test_that_kernels_and_a_restored_patch_of_12_mp_follow_a_drag(megapixel, size: float) -> None:
    photo = np.pad(megapixel.photo, ((0, 1976), (0, 2976), (0, 0)), mode="symmetric")
    camera = Camera.centred(4000, 3000, 3200.0)
    log = hand_shake(np.random.default_rng(5), 200.0, 2.0, size)
    spent, extents = [], []
    for step in range(STEPS):
        shot = ShotSettings(camera, Exposure(0.5 + 0.02 * step, 0.1))
        started = time.thread_time()
        made = restored_patch(photo, megapixel.noise, log, shot, (2000.0, 1500.0))
        psf_field(camera_path(log, shot), camera, rows=7, columns=9)
        spent.append(time.thread_time() - started)
        extents.append(made.extent_px)
    typical_s = float(np.median(spent))
    print(f"\n{np.median(extents):.0f} px of blur: {1e3 * typical_s:.0f} ms of CPU time a step")
    assert typical_s < 0.08
