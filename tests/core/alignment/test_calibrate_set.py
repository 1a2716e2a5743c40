"""The figures of a calibration by eight simulated photos of one rig with one log."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.alignment.calibrate import Calibrated, calibrate
from deblur_studio.core.alignment.trials import jpeg, with_gyro_errors
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.noise import NoiseModel
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.synthesis.scene import leaves
from deblur_studio.core.synthesis.shake import hand_shake
from deblur_studio.core.synthesis.shot import simulate_shot

pytestmark = pytest.mark.slow

WIDTH, HEIGHT, FOCAL_PX, READOUT_S, OFFSET_S = 576, 448, 640.0, 0.02, 0.085
MOUNTING = ((0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0))


@pytest.fixture(scope="module")
def solved() -> Calibrated:
    rng = np.random.default_rng(21)
    log = hand_shake(rng, 200.0, 30.0, 0.3)
    camera = Camera.centred(WIDTH, HEIGHT, FOCAL_PX).replaced(
        readout_s=READOUT_S, imu_to_camera=MOUNTING
    )
    told_camera = Camera.centred(WIDTH, HEIGHT, 1.04 * FOCAL_PX).replaced(readout_s=0.014)
    photos, shots = [], []
    for start_s in np.arange(8) * 3.5 + 1.5:
        settings = ShotSettings(camera, Exposure(float(start_s) + OFFSET_S, 0.07))
        light = simulate_shot(
            leaves(HEIGHT, WIDTH, rng),
            camera,
            camera_path(log, settings),
            NoiseModel(0.0, 0.006**2),
            rng,
        )
        photos.append(jpeg(light))
        shots.append(ShotSettings(told_camera, Exposure(float(start_s), 0.07)))
    told = with_gyro_errors(log, np.array([0.012, -0.008, 0.006]), rng)
    return calibrate(photos, told, shots, reach_s=0.2)


def test_that_a_rig_is_solved_from_eight_photos(solved: Calibrated) -> None:
    camera = solved.camera
    print(
        f"\noffset {1e3 * solved.offset_s:.2f} ms of {1e3 * OFFSET_S:.0f},"
        f" focal {camera.fx_px:.1f} px of {FOCAL_PX:.0f},"
        f" readout {1e3 * camera.readout_s:.2f} ms of {1e3 * READOUT_S:.0f},"
        f" bias {np.round(solved.bias_rad_s, 4)}, gap {solved.runner_up_gap:.0f}\n"
        f"mounting {np.round(camera.mounting(), 3).tolist()}\n"
        f"gains {np.round(solved.gains)}, residuals {np.round(solved.residuals, 3)}"
    )
    np.testing.assert_allclose(camera.mounting(), MOUNTING, atol=0.03)
    assert solved.offset_s == pytest.approx(OFFSET_S, abs=0.001)
    assert camera.fx_px == pytest.approx(FOCAL_PX, rel=0.02)
    assert camera.readout_s == pytest.approx(READOUT_S, abs=0.003)
    assert solved.bias_rad_s == pytest.approx((0.012, -0.008, 0.006), abs=0.004)
    assert (solved.gains > 0).all()
    assert solved.runner_up_gap > 500
