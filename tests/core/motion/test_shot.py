"""The exposure and the settings of a shot."""

from __future__ import annotations

import pytest

from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.shot import Exposure, ShotSettings


def test_that_the_shutter_closes_after_its_duration():
    assert Exposure(2.5, 0.125).end_s == 2.625


def test_that_equal_settings_are_equal_and_can_be_kept_in_a_set():
    camera = Camera.centred(4, 3, 5.0)
    settings = {ShotSettings(camera, Exposure(0.0, 0.1)), ShotSettings(camera, Exposure(0.0, 0.1))}
    assert len(settings) == 1
    assert settings.pop().bias_rad_s == (0.0, 0.0, 0.0)


def test_that_settings_cannot_be_changed_behind_anybodys_back():
    with pytest.raises(AttributeError):
        Exposure(0.0, 0.1).start_s = 1.0
