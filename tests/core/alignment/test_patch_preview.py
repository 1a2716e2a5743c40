"""A restored patch that follows the exposure."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from deblur_studio.core.alignment.patch_preview import SIDE_PX, restored_patch
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.noise import NoiseModel

NOISE = NoiseModel(0.0, 0.004**2)


def moved(settings, by_s: float):
    exposure = settings.exposure
    start_s = exposure.start_s + by_s
    return dataclasses.replace(settings, exposure=dataclasses.replace(exposure, start_s=start_s))


def patch(known, by_s: float = 0.0, place=(224.0, 192.0), photo=None):
    photo = known.photo if photo is None else photo
    return restored_patch(photo, NOISE, known.recording, moved(known.settings, by_s), place)


def error(known, made, picture=None) -> float:
    height, width = made.pixels.shape[:2]
    truth = known.sharp[made.top : made.top + height, made.left : made.left + width]
    seen = (
        made.pixels
        if picture is None
        else picture[made.top : made.top + height, made.left : made.left + width]
    )
    inner = (slice(24, -24), slice(24, -24))
    return float(np.sqrt(np.square(seen[inner] - truth[inner]).mean()))


def test_that_the_patch_is_sharper_than_the_photo_and_lies_about_the_place(known) -> None:
    made = patch(known)
    assert made.pixels.shape == (SIDE_PX, SIDE_PX, 3)
    assert (made.left, made.top) == (224 - SIDE_PX // 2, 192 - SIDE_PX // 2)
    assert error(known, made) < 0.7 * error(known, made, known.photo)
    assert made.extent_px == pytest.approx(14, abs=2)


def test_that_the_residual_is_least_at_the_true_start(known) -> None:
    true, wrong = patch(known), [patch(known, by_s) for by_s in (-0.4, -0.2, 0.2, 0.4)]
    assert true.chi < 1.3
    assert all(each.chi > 1.1 * true.chi for each in wrong)


def test_that_a_patch_at_the_corner_is_moved_into_the_photo(known) -> None:
    made = patch(known, place=(0.0, 383.0))
    assert (made.left, made.top) == (0, 384 - SIDE_PX)
    assert np.isfinite(made.pixels).all()


def test_that_a_photo_smaller_than_a_patch_is_shown_whole(known) -> None:
    small = known.photo[:100, :120]
    camera = known.settings.camera.replaced(width=120, height=100, cx_px=59.5, cy_px=49.5)
    settings = dataclasses.replace(known.settings, camera=camera)
    made = restored_patch(small, NOISE, known.recording, settings, (60.0, 50.0))
    assert made.pixels.shape == (100, 120, 3)


def test_that_a_clipped_patch_has_no_residual(known) -> None:
    assert np.isnan(patch(known, photo=np.ones_like(known.photo)).chi)


def test_that_an_exposure_outside_the_log_is_refused(known) -> None:
    with pytest.raises(MotionError):
        patch(known, by_s=100.0)
