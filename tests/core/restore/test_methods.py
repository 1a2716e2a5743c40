"""What every restoration method must do and must not do."""

from __future__ import annotations

import os

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.errors import MotionError
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.progress import SILENT
from deblur_studio.core.restore.consistency import check
from deblur_studio.core.restore.problem import dilated, prepare
from deblur_studio.core.restore.registry import METHODS, method
from deblur_studio.core.restore.run import restore

NAMES = [known.name for known in METHODS if known.deterministic]
every_method = pytest.mark.parametrize("name", NAMES)


def restored(name, shot):
    known = method(name)
    return known.run(shot.problem(), known.parameters_type(), SILENT)


@every_method
def test_that_it_gains_on_a_blurred_picture(shot, name):
    before = psnr_db(shot.photo, shot.sharp)
    gain = {"wiener": 4.0, "total-variation": 6.0, "richardson-lucy": 6.0}[name]
    assert psnr_db(restored(name, shot), shot.sharp) > before + gain


@every_method
def test_that_it_gains_where_the_camera_rolls_so_fast_that_no_kernel_fits_a_patch(rolled, name):
    def seen(image):
        return SRGB.to_encoded(np.clip(image, 0.0, 1.0))

    found = restored(name, rolled)
    linear = psnr_db(found, rolled.sharp) - psnr_db(rolled.photo, rolled.sharp)
    encoded = psnr_db(seen(found), seen(rolled.sharp)) - psnr_db(
        seen(rolled.photo), seen(rolled.sharp)
    )
    # Wiener and total variation that trust their kernels: 0.5 and -1.3, 0.9 and -0.5 dB.
    least = {"wiener": (3.0, 2.0), "total-variation": (4.5, 4.5), "richardson-lucy": (4.5, 4.0)}
    assert linear > least[name][0]
    assert encoded > least[name][1]


@every_method
def test_that_a_rolling_shutter_is_undone_row_by_row(shot_of, leaves, path_of, name):
    def rate(time_s):
        return np.stack([np.sin(40 * time_s), np.cos(40 * time_s), np.sin(25 * time_s)], axis=1) / 6

    camera = Camera.centred(140, 110, 1000.0).replaced(readout_s=0.05)
    path = path_of(rate, camera)
    sharp = leaves(110, 140)
    photo = WarpBlur(path, camera).apply(sharp)
    photo += np.random.default_rng(0).normal(0, 0.004, photo.shape).astype(np.float32)
    ignored = path_of(rate, camera.replaced(readout_s=0.0))
    right = psnr_db(restore(photo, camera, path, name).pixels, sharp)
    wrong = psnr_db(restore(photo, camera, ignored, name).pixels, sharp)
    assert right > psnr_db(photo, sharp) + 2.0
    assert right > wrong + 1.0


@every_method
def test_that_a_photo_without_motion_is_returned_as_it_is(path_of, constant, leaves, name):
    camera = Camera.centred(100, 80, 1000.0)
    photo = leaves(80, 100)
    found = restore(photo, camera, path_of(constant((0.0, 0.0, 0.0)), camera), name)
    assert np.array_equal(found.pixels, photo)
    assert found.notes == ("The motion moved no pixel noticeably; the photo is returned as it is.",)


@every_method
def test_that_flat_grey_with_noise_shows_no_structure(shot_of, name):
    shot = shot_of(np.full((110, 140, 3), 0.4, np.float32), sigma=0.01)
    found = restored(name, shot)
    # Not noisier than the photo, and its mean is kept.
    assert np.std(found - 0.4) < 1.1 * np.std(shot.photo - 0.4)
    assert np.mean(found) == pytest.approx(0.4, abs=1e-3)


@every_method
@pytest.mark.parametrize("light", [0.0, 1.0])
def test_that_black_and_white_photos_stay_black_and_white(shaken, name, light):
    camera = Camera.centred(80, 60, 1000.0)
    photo = np.full((60, 80, 3), light, np.float32)
    found = restore(photo, camera, shaken(camera, 12.0), name)
    assert np.abs(found.pixels - light).max() <= 1e-4  # a third of an 8-bit step in the dark


@every_method
def test_that_a_clipped_lamp_does_not_ring(shot_of, name):
    sharp = np.full((97, 140, 3), 0.02, np.float32)
    ys, xs = np.mgrid[0:97, 0:140]
    lamp = np.hypot(xs - 70, ys - 48) < 7
    sharp[lamp] = 6.0
    shot = shot_of(sharp, sigma=0.003)
    assert (shot.photo == 1.0).any()
    found = restored(name, shot)
    reach = shot.problem().blur.psfs.radius_px
    away = ~dilated((shot.photo > 0.1).any(axis=2), reach)
    # Without filling in, Wiener rings by 0.23.
    assert np.abs(found[away] - 0.02).max() < {"wiener": 0.15}.get(name, 0.06)
    white = np.clip(sharp, 0.0, 1.0)
    gain = psnr_db(np.clip(found, 0.0, 1.0), white) - psnr_db(shot.photo, white)
    # Without care about clipping: -0.5, 0.6 and 2.3 dB.
    least = {"wiener": 0.8, "total-variation": 1.5, "richardson-lucy": 8.0}
    assert gain > least[name]


@every_method
@pytest.mark.parametrize("size", [(1, 1), (1, 40), (40, 1), (5, 4), (20, 33)])
def test_that_photos_not_larger_than_the_kernel_work(shaken, name, size):
    camera = Camera.centred(size[1], size[0], 1000.0)
    photo = np.random.default_rng(0).uniform(0.2, 0.7, (*size, 3)).astype(np.float32)
    found = restore(photo, camera, shaken(camera, 0.9 * max(size)), name)
    assert found.pixels.shape == photo.shape
    assert np.isfinite(found.pixels).all()


@every_method
def test_that_a_blur_beyond_the_photo_is_told(shaken, name):
    path = shaken(Camera.centred(140, 110, 1000.0), 90.0)
    photo = np.full((30, 50, 3), 0.5, np.float32)
    with pytest.raises(MotionError, match=r"further than the photo of 50 x 30 px reaches; check"):
        restore(photo, Camera.centred(50, 30, 1000.0), path, name)


@every_method
def test_that_a_photo_of_one_channel_is_restored_like_one_of_three(shot_of, leaves, name):
    grey = shot_of(leaves(97, 110, channels=1))
    one = restored(name, grey)
    assert one.shape == (97, 110, 1)
    assert psnr_db(one, grey.sharp) > psnr_db(grey.photo, grey.sharp) + 3.0


@every_method
def test_that_borders_ring_little_more_than_the_rest(shot, name):
    error = np.square(restored(name, shot) - shot.sharp).mean(axis=2)
    margin = shot.problem().blur.psfs.radius_px
    inside = error[margin:-margin, margin:-margin]
    border = (error.sum() - inside.sum()) / (error.size - inside.size)
    assert np.sqrt(border / inside.mean()) < 3.0


@every_method
def test_that_two_runs_and_any_number_of_cores_give_the_same_bits(shot, name, monkeypatch):
    results = []
    for cores in (2, 1, 4):
        monkeypatch.setattr(os, "cpu_count", lambda cores=cores: cores)
        results.append(restored(name, shot))
    assert np.array_equal(results[0], results[1])
    assert np.array_equal(results[0], results[2])


@every_method
def test_that_the_photo_is_left_alone(shot, name):
    before = shot.photo.copy()
    restored(name, shot)
    assert np.array_equal(shot.photo, before)


@every_method
def test_that_a_wrong_motion_is_betrayed_by_the_check(shot, shaken, name):
    known, other = method(name), shaken(shot.camera, 12.0, seed=7)
    wrong = prepare(shot.photo, shot.camera, other, shot.noise)
    found = check(wrong, known.run(wrong, known.parameters_type(), SILENT), SILENT)
    right = check(shot.problem(), restored(name, shot), SILENT)
    assert found.chi > 1.3 * right.chi
    assert found.worst > 1.5 * right.worst
