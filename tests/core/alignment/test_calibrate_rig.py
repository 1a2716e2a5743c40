"""One rig from several photos."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.alignment.calibrate import calibrate
from deblur_studio.core.errors import MotionError


def test_that_offset_and_focal_length_come_out_of_two_photos_together(known_of) -> None:
    shots, photos = [], []
    first = known_of(1)
    camera = first.settings.camera
    wrong = camera.replaced(fx_px=camera.fx_px * 1.05, fy_px=camera.fy_px * 1.05)
    for known in (first, first):
        exposure = known.settings.exposure
        late = dataclasses.replace(exposure, start_s=exposure.start_s + 0.03)
        shots.append(dataclasses.replace(known.settings, camera=wrong, exposure=late))
        photos.append(known.photo)
    found = calibrate(
        photos, first.recording, shots, reach_s=0.06, free=("offset", "bias", "focal")
    )
    assert found.camera.time_offset_s == pytest.approx(-0.03, abs=0.004)
    assert abs(found.camera.fx_px / camera.fx_px - 1) < 0.045
    assert (found.gains > 100).all()
    assert found.residuals.shape == (2,)


def test_that_photos_without_texture_are_refused(known) -> None:
    flat = np.full_like(known.photo, 0.5)
    with pytest.raises(MotionError, match="No photo can be used"):
        calibrate([flat], known.recording, [known.settings])
