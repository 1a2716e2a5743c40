"""The fast blur against direct sums and against the exact blur."""

from __future__ import annotations

import os

import numpy as np
import pytest

from deblur_studio.core.blur.eff import EffBlur, pitch_for, typical_variation, variation
from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.blur.windows import PatchGrid
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.motion.field import blur_extent_px, kernels_at
from deblur_studio.core.motion.path import CameraPath

CAMERA = Camera.centred(75, 58, 600.0)


def rms(image):
    return float(np.sqrt(np.mean(np.square(image, dtype=np.float64))))


def l_shaped(camera, reach_px=12.0):
    """A path that goes right fast, then down: its kernel looks like no mirror image of itself."""
    time_s = np.linspace(-0.05, 0.05, 401)
    across = np.clip(time_s, -0.05, 0.0) * 2 * reach_px / 0.1
    down = np.clip(time_s, 0.0, 0.05) * reach_px / 0.1
    rotations = np.tile(np.eye(3), (401, 1, 1))
    positions = np.stack([-across, -down, np.zeros(401)], axis=1) / camera.fx_px
    return CameraPath(time_s, rotations, positions, exposure_s=0.1, depth_m=1.0)


@pytest.mark.parametrize("kind", ["exact", "fast"])
def test_that_a_white_dot_blurs_into_the_picture_of_the_kernel(kind):
    path = l_shaped(CAMERA)
    field = kernels_at(path, CAMERA, np.array([37.0]), np.array([29.0]))
    kernel, r = field.kernels[0], field.radius_px
    dot = np.zeros((58, 75, 1), np.float32)
    dot[29, 37] = 1.0
    blur = WarpBlur(path, CAMERA, 400) if kind == "exact" else EffBlur.of_path(path, CAMERA)
    picture = blur.apply(dot)[29 - r : 30 + r, 37 - r : 38 + r, 0]
    assert rms(kernel - kernel[::-1, ::-1]) > 0.01  # a correlation would be seen
    assert np.abs(picture - kernel).max() < 0.02 * kernel.max()


def test_that_an_l_is_drawn_the_way_the_scene_went():
    # The scene comes from the left and then goes down.
    field = kernels_at(l_shaped(CAMERA), CAMERA, np.array([37.0]), np.array([29.0]))
    kernel, r = field.kernels[0], field.radius_px
    assert kernel[r, :r].sum() > 0.45
    assert kernel[r + 1 :, r].sum() > 0.4
    assert kernel[:r].sum() == kernel[:, r + 1 :].sum() == pytest.approx(0.0, abs=1e-6)


def test_that_it_is_the_direct_sum_of_windowed_convolutions(shaken, leaves):
    path = shaken(CAMERA, 9.0)
    blur = EffBlur.of_path(path, CAMERA, pitch=32)
    sharp = leaves(58, 75, channels=1)[..., 0].astype(np.float64)
    r = blur.psfs.radius_px
    around = np.pad(sharp, r, mode="edge")
    expected = np.zeros_like(sharp)
    kernels = blur.psfs.kernels.reshape(blur.psfs.rows, blur.psfs.columns, 2 * r + 1, 2 * r + 1)

    def hat(place, node):
        return 0.5 * (1 + np.cos(np.pi * (place - node) / 32)) if abs(place - node) < 32 else 0.0

    for y in range(0, 58, 3):
        for x in range(0, 75, 3):
            seen = around[y : y + 2 * r + 1, x : x + 2 * r + 1][::-1, ::-1]
            for row in range(blur.psfs.rows):
                for column in range(blur.psfs.columns):
                    share = hat(y, 32 * row) * hat(x, 32 * column)
                    expected[y, x] += share * (kernels[row, column] * seen).sum()
    found = blur.apply(sharp[..., None].astype(np.float32))[..., 0]
    assert np.abs(found - expected)[::3, ::3].max() < 1e-5


@pytest.mark.parametrize("readout_s", [0.0, 0.03])
@pytest.mark.parametrize("seed", [0, 1])
def test_that_it_is_as_good_as_the_exact_blur_at_30_px(shaken, leaves, readout_s, seed):
    camera = Camera.centred(260, 200, 1200.0).replaced(readout_s=readout_s)
    path = shaken(camera, 30.0, seed)
    sharp = leaves(200, 260, seed=seed)
    exact, fast = WarpBlur(path, camera).apply(sharp), EffBlur.of_path(path, camera).apply(sharp)
    assert rms(exact - sharp) > 0.02
    assert rms(fast - exact) <= 0.002


@pytest.mark.parametrize("extent_px", [30.0, 60.0])
@pytest.mark.parametrize("kind", ["roll", "roll and pan", "walking"])
def test_that_it_is_as_good_as_the_exact_blur_where_kernels_change_fast(
    path_of, leaves, kind, extent_px
):
    camera = Camera.centred(360, 270, 1000.0)
    rate_rad_s, shape = 1.0, {"roll": (0.0, 0.0, 1.0), "roll and pan": (0.0, 0.1, 1.0)}.get(kind)

    def rate(time_s):
        if shape is not None:
            return np.tile(np.array(shape) * rate_rad_s, (len(time_s), 1))
        steps = [0.2 * np.sin(12 * time_s), 0.1 * np.cos(9 * time_s), np.sin(20 * time_s + 1)]
        return rate_rad_s * np.stack(steps, axis=1)

    for _ in range(5):
        path = path_of(rate, camera, 0.2)
        rate_rad_s *= extent_px / blur_extent_px(path, camera)
    sharp = leaves(270, 360)
    exact, blur = WarpBlur(path, camera).apply(sharp), EffBlur.of_path(path, camera)
    assert blur.grid.pitch < 32
    assert rms(blur.apply(sharp) - exact) <= 0.002


def test_that_the_kernels_of_a_large_photo_that_turns_fast_fit_into_memory(path_of, constant):
    camera = Camera.centred(4000, 3000, 3000.0)
    path = path_of(constant((0.0, 0.0, 1.2)), camera)
    pitch, side = pitch_for(path, camera), blur_extent_px(path, camera) + 3
    nodes = (4000 / pitch + 2) * (3000 / pitch + 2)
    assert pitch * typical_variation(path, camera) > 2.0  # not as close as the limit would ask
    assert nodes * side**2 * 4 < 2**30


def test_that_typical_variation_of_roll_is_its_angle_spread_over_the_exposure(path_of, constant):
    camera = Camera.centred(400, 300, 1200.0)
    found = typical_variation(path_of(constant((0.0, 0.0, 0.5)), camera), camera)
    assert found == pytest.approx(0.05 / 12**0.5, rel=0.02)


def test_that_strong_roll_is_met_with_closer_nodes(path_of, constant):
    camera = Camera.centred(400, 300, 1200.0)
    rolling = path_of(constant((0.0, 0.0, 0.5)), camera)
    shifting = path_of(constant((0.0, 0.1, 0.0)), camera)
    assert variation(rolling, camera) == pytest.approx(0.05 / 2, rel=0.2)
    assert pitch_for(rolling, camera) < pitch_for(shifting, camera) == 96


def test_that_a_border_shows_the_same_image_further_out(shaken, leaves):
    path = shaken(CAMERA, 9.0)
    inside = EffBlur.of_path(path, CAMERA, pitch=32).apply(leaves(58, 75))
    wide = EffBlur.of_path(path, CAMERA, pitch=32, border_px=20)
    around = np.pad(leaves(58, 75), ((20, 20), (20, 20), (0, 0)), mode="edge")
    found = wide.apply(around)
    assert found.shape == (98, 115, 3)
    assert rms(found[20:-20, 20:-20] - inside) < 0.002


def test_that_the_number_of_cores_changes_no_bit(shaken, leaves, monkeypatch):
    camera = Camera.centred(220, 180, 900.0)
    path = shaken(camera, 12.0)
    results = []
    for cores in (1, 4):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        blur = EffBlur.of_path(path, camera, pitch=32)
        results.append((blur.apply(leaves(180, 220)), blur.adjoint(leaves(180, 220))))
    for one, four in zip(*results, strict=True):
        assert np.array_equal(one, four)


@pytest.mark.parametrize("size", [(1, 1), (40, 250), (97, 96), (98, 97)])
def test_that_windows_sum_to_one_everywhere(size):
    grid = PatchGrid(*size, pitch=32, margin=5)
    planes = np.zeros((1, size[0] + sum(grid.padding), size[1] + sum(grid.padding)), np.float32)
    for row, columns in grid.batches(3):
        blocks = np.stack([grid.window()[None]] * len(columns))
        grid.add(planes, blocks, row, columns)
    assert np.allclose(grid.cropped(planes), 1.0, atol=1e-6)


def test_that_nodes_stay_on_the_image():
    grid = PatchGrid(height=100, width=70, pitch=32, margin=5)
    assert grid.node_ys().tolist() == [0.0, 32.0, 64.0, 96.0, 99.0]
    assert grid.node_xs().tolist() == [0.0, 32.0, 64.0, 69.0]


def test_that_the_extent_of_the_helper_is_what_it_says(shaken):
    camera = Camera.centred(360, 300, 1200.0)
    assert blur_extent_px(shaken(camera, 30.0), camera) == pytest.approx(30.0, rel=0.01)
