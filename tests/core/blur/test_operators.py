"""What both blurs must keep to, whatever the size of the image and the motion."""

from __future__ import annotations

import numpy as np
import pytest

from deblur_studio.core.blur.eff import EffBlur
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera

SIZES = [(120, 160), (97, 131), (33, 20), (1, 50), (50, 1), (1, 1), (2, 3)]
KINDS = ["exact", "fast"]


def blur_of(kind, path, camera):
    return WarpBlur(path, camera) if kind == "exact" else EffBlur.of_path(path, camera)


def camera_of(size, readout_s=0.0):
    height, width = size
    return Camera.centred(width, height, 800.0).replaced(readout_s=readout_s)


@pytest.fixture(scope="module", params=[0.0, 0.04], ids=["global", "rolling"])
def readout_s(request):
    return request.param


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("channels", [1, 3])
def test_that_the_adjoint_is_the_adjoint(shaken, kind, size, channels, readout_s):
    camera = camera_of(size, readout_s)
    blur = blur_of(kind, shaken(camera, min(14.0, 0.9 * max(size))), camera)
    rng = np.random.default_rng(3)
    x, y = (rng.standard_normal((*size, channels)).astype(np.float32) for _ in range(2))
    there, back = blur.apply(x), blur.adjoint(y)
    assert there.dtype == back.dtype == np.float32
    assert there.shape == back.shape == x.shape
    left, right = np.vdot(there.astype(float), y), np.vdot(x.astype(float), back)
    scale = np.linalg.norm(there.astype(float)) * np.linalg.norm(y.astype(float))
    assert abs(left - right) <= 1e-5 * scale


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_that_a_constant_stays_constant(shaken, kind, size, readout_s):
    camera = camera_of(size, readout_s)
    blur = blur_of(kind, shaken(camera, min(14.0, 0.9 * max(size))), camera)
    found = blur.apply(np.full((*size, 3), 0.7, np.float32))
    assert np.abs(found - 0.7).max() < 1e-5


@pytest.mark.parametrize("kind", KINDS)
def test_that_light_within_the_borders_is_kept(shaken, kind):
    camera = camera_of((140, 180))
    blur = blur_of(kind, shaken(camera, 14.0), camera)
    sharp = np.zeros((140, 180, 1), np.float32)
    sharp[50:90, 60:120] = np.random.default_rng(0).uniform(0.1, 0.9, (40, 60, 1))
    # The motion is not a pure shift, so what is gathered is kept to a percent only.
    assert blur.apply(sharp).sum() == pytest.approx(sharp.sum(), rel=0.01)


@pytest.mark.parametrize("kind", KINDS)
def test_that_blurring_is_linear_and_never_overshoots(shaken, leaves, kind):
    camera = camera_of((97, 131))
    blur = blur_of(kind, shaken(camera, 14.0), camera)
    a, b = leaves(97, 131, seed=1), leaves(97, 131, seed=2)
    both = blur.apply((0.3 * a + 0.6 * b).astype(np.float32))
    assert np.abs(both - 0.3 * blur.apply(a) - 0.6 * blur.apply(b)).max() < 1e-5
    blurred = blur.apply(a)
    assert a.min() - 1e-5 <= blurred.min() <= blurred.max() <= a.max() + 1e-5


@pytest.mark.parametrize("kind", KINDS)
def test_that_the_input_is_left_alone(shaken, leaves, kind):
    camera = camera_of((60, 80))
    blur = blur_of(kind, shaken(camera, 9.0), camera)
    sharp = leaves(60, 80)
    before = sharp.copy()
    blur.apply(sharp)
    blur.adjoint(sharp)
    assert np.array_equal(sharp, before)


@pytest.mark.parametrize("kind", KINDS)
def test_that_a_channel_is_blurred_like_any_other(shaken, leaves, kind):
    camera = camera_of((60, 80))
    blur = blur_of(kind, shaken(camera, 9.0), camera)
    sharp = leaves(60, 80)
    together = blur.apply(sharp)
    for channel in range(3):
        alone = blur.apply(np.ascontiguousarray(sharp[..., channel : channel + 1]))
        assert np.abs(alone[..., 0] - together[..., channel]).max() < 1e-6
