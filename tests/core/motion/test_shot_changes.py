"""Which values of a shot differ, and taking one of them over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.shot import Exposure, ShotSettings
from deblur_studio.core.motion.shot_changes import KEYS, changed, taken

BEFORE = ShotSettings(Camera.centred(640, 480, 600.0), Exposure(1.0, 0.05))
AFTER = ShotSettings(
    BEFORE.camera.replaced(
        fx_px=610.0,
        fy_px=610.0,
        time_offset_s=0.01,
        readout_s=0.02,
        imu_to_camera=((0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, -1.0)),
    ),
    Exposure(1.2, 0.06),
    bias_rad_s=(0.1, 0.0, 0.0),
)


def test_that_all_values_that_differ_are_named() -> None:
    assert changed(BEFORE, AFTER) == list(KEYS)
    assert changed(BEFORE, BEFORE) == []


@pytest.mark.parametrize("key", KEYS)
def test_that_one_value_is_taken_and_no_other(key: str) -> None:
    assert changed(BEFORE, taken(BEFORE, key, AFTER)) == [key]


def test_that_taking_all_values_gives_the_other_settings() -> None:
    settings = replace(BEFORE)
    for key in KEYS:
        settings = taken(settings, key, AFTER)
    assert settings == AFTER
