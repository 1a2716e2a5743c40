"""From a motion to pictures: blurred, restored, played, judged."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.errors import DeblurError, MotionError, PhotoError
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.field import kernels_at
from deblur_studio.core.motion.path import CameraPath
from deblur_studio.core.restore.registry import method
from deblur_studio.core.restore.richardson_lucy import RichardsonLucyParameters, richardson_lucy
from deblur_studio.core.sandbox.charts import picture
from deblur_studio.core.sandbox.convolution import convolved
from deblur_studio.core.sandbox.gallery import disk_of_radius
from deblur_studio.core.sandbox.kernels import Kernels, kernels_of
from deblur_studio.core.sandbox.motion import camera_path_of
from deblur_studio.core.sandbox.numbers import TITLES, numbers_of_kernels, numbers_of_restored
from deblur_studio.core.sandbox.player import best, play
from deblur_studio.core.sandbox.preview import Blurred, blurred, on_screen
from deblur_studio.core.sandbox.quick import blur_transformed, quick_blur, transformed
from deblur_studio.core.sandbox.restoring import problem_of, restored, same_everywhere
from deblur_studio.core.sandbox.scene import Scene
from deblur_studio.core.sandbox.settings import CameraSettings, MotionSettings, camera_for

SHAKE = MotionSettings(pan_deg_s=4.0, tremor_deg_s=10.0, tremor_hz=10.0)
ROLL = MotionSettings(roll_deg_s=60.0)
QUIET = CameraSettings(noise=0.002)


def scene(width: int = 320, height: int = 240) -> Scene:
    return Scene(picture("house").draw(width, height), "house")


def path(motion: MotionSettings, settings: CameraSettings, of: Scene) -> CameraPath:
    height, width = of.pixels.shape[:2]
    camera = camera_for(settings, width, height)
    return camera_path_of(motion, settings, camera, np.random.default_rng(1))


def shot(motion: MotionSettings, settings: CameraSettings = QUIET, most_px: int = 10**9) -> Blurred:
    of = scene()
    camera = camera_for(settings, 320, 240)
    return blurred(of, camera, path(motion, settings, of), settings, 1, most_px=most_px)


def kernels(motion: MotionSettings, settings: CameraSettings = QUIET) -> Kernels:
    return kernels_of(path(motion, settings, scene()), camera_for(settings, 320, 240), settings)


@pytest.mark.parametrize("motion", [SHAKE, ROLL], ids=["shake", "roll"])
def test_that_the_quick_blur_is_as_good_as_the_exact_one(motion: MotionSettings) -> None:
    of = Scene(picture("photo").draw(0, 0)[100:356, 100:356], "photo")
    camera, made = camera_for(QUIET, 256, 256), path(motion, QUIET, of)
    exact = WarpBlur(made, camera, poses=64).apply(of.pixels)
    apart = quick_blur(made, camera).apply(of.pixels) - exact
    assert np.sqrt(np.mean(np.square(apart))) < 0.002


@pytest.mark.parametrize("motion", [SHAKE, ROLL, MotionSettings(pan_deg_s=8.0)])
def test_that_a_scene_cut_once_blurs_as_one_cut_anew(motion: MotionSettings) -> None:
    of = scene()
    blur = quick_blur(path(motion, QUIET, of), camera_for(QUIET, 320, 240))
    kept = blur_transformed(blur, transformed(of.pixels, blur.grid))
    assert np.abs(kept - blur.apply(of.pixels)).max() < 1e-5


def test_that_spectra_are_kept_for_the_same_light_and_cut_alone() -> None:
    rest = scene().at_rest(30_000, 1.0, 1)
    height, width = rest.light.shape[:2]
    grid = quick_blur(path(SHAKE, QUIET, scene()), camera_for(QUIET, width, height)).grid
    first = rest.spectra(0.0, grid)
    assert rest.spectra(0.0, grid) is first
    assert rest.spectra(2.0, grid) is not first
    assert np.abs(rest.spectra(2.0, grid) - first).max() > 0.1


def test_that_the_quick_way_to_the_screen_is_off_by_one_code_at_most() -> None:
    light = np.random.default_rng(0).uniform(0, 1, (64, 64, 3)).astype(np.float32) ** 3
    apart = on_screen(light).astype(int) - SRGB.encode_8bit(light)
    assert np.abs(apart).max() <= 1
    assert (apart != 0).mean() < 0.01


def test_that_a_reduced_picture_is_blurred_in_proportion() -> None:
    whole, small = shot(SHAKE), shot(SHAKE, most_px=20_000)
    assert small.pixels.shape[0] * small.pixels.shape[1] <= 20_400
    assert small.scale == pytest.approx(small.camera.width / 320)
    at = [
        kernels_at(each.path, each.camera, np.array([10.0]), np.array([10.0])).radius_px
        for each in (whole, small)
    ]
    assert at[1] == pytest.approx(at[0] * small.scale, abs=2)


def test_that_noise_is_as_strong_as_asked_for_and_the_same_for_the_same_draw() -> None:
    noisy, again = (shot(SHAKE, replace(QUIET, noise=0.02)) for _ in range(2))
    quiet = shot(SHAKE, replace(QUIET, noise=0.0))
    assert np.array_equal(noisy.pixels, again.pixels)
    inner = (quiet.pixels > 0.1) & (quiet.pixels < 0.9)
    assert (noisy.pixels - quiet.pixels)[inner].std() == pytest.approx(0.02, rel=0.02)


def test_that_brightness_saturates() -> None:
    assert (shot(SHAKE, replace(QUIET, brightness=4.0)).pixels >= 1.0).mean() > 0.2


def test_that_defocus_spreads_kernels_and_is_left_to_the_lens() -> None:
    sharp, soft = kernels(SHAKE), kernels(SHAKE, replace(QUIET, defocus_px=4.0))
    margin = disk_of_radius(4.0).shape[0] // 2
    wide = np.pad(sharp.at(100.0, 90.0), margin)
    assert np.allclose(soft.at(100.0, 90.0), convolved(wide, disk_of_radius(4.0)), atol=1e-6)
    assert soft.field.kernels[0].sum() == pytest.approx(1.0, abs=1e-5)
    assert soft.extent_px == sharp.extent_px


@pytest.mark.parametrize("name", ["wiener", "total-variation", "richardson-lucy"])
def test_that_each_method_restores_the_preview(name: str) -> None:
    found = restored(shot(SHAKE, most_px=30_000), name, method(name).parameters_type())
    assert found.scores.psnr_db > found.blurred_scores.psnr_db + 1
    assert found.scores.ssim > found.blurred_scores.ssim
    assert found.rgb8.shape == found.of.rgb8.shape


def test_that_one_kernel_for_the_whole_picture_fails_where_the_camera_rolls() -> None:
    taken = shot(ROLL)
    name, parameters = "richardson-lucy", RichardsonLucyParameters(iterations=4)
    every, one = (restored(taken, name, parameters, one_kernel=each) for each in (False, True))
    assert every.scores.psnr_db > one.scores.psnr_db + 1


def test_that_the_same_kernel_is_seen_everywhere_when_asked() -> None:
    taken = shot(SHAKE)
    made, camera = same_everywhere(taken.path, taken.camera)
    xs, ys = np.array([0.0, 159.5, 319.0]), np.array([0.0, 119.5, 239.0])
    found = kernels_at(made, camera, xs, ys).kernels
    assert np.abs(found - found[4]).max() < 2e-3
    centre = kernels_at(taken.path, taken.camera, xs[1:2], ys[1:2]).kernels[0]
    margin = (found.shape[-1] - centre.shape[-1]) // 2
    assert np.abs(found[4] - np.pad(centre, margin)).sum() < 0.05


def test_that_a_camera_at_rest_returns_the_picture() -> None:
    found = restored(shot(MotionSettings()), "wiener", method("wiener").parameters_type())
    assert np.array_equal(found.pixels, found.of.pixels)
    assert found.remarks


def test_that_the_last_iterations_played_are_the_method_itself() -> None:
    taken = shot(SHAKE, most_px=12_000)
    frames = list(play(taken, "richardson-lucy", 4))
    problem = problem_of(taken, taken.camera, taken.path)
    parameters = RichardsonLucyParameters(iterations=4, damping=0.0)

    class Quiet:
        def checkpoint(self, fraction: float, message: str = "") -> None:
            pass

    whole = richardson_lucy(problem, parameters, Quiet())
    assert [frame.iteration for frame in frames] == [0, 1, 2, 3, 4]
    assert np.array_equal(frames[-1].pixels, np.clip(whole, 0, 1))
    assert frames[4].residual < frames[0].residual
    assert best(frames).psnr_db == max(frame.psnr_db for frame in frames)


def test_that_clipped_light_is_no_residual() -> None:
    taken = shot(SHAKE, replace(QUIET, brightness=4.0, noise=0.01), most_px=12_000)
    residuals = [frame.residual for frame in play(taken, "richardson-lucy", 12)]
    assert residuals[-1] < residuals[1] < residuals[0]
    assert residuals[-1] <= min(residuals) * 1.1


def test_that_total_variation_settles() -> None:
    frames = list(play(shot(SHAKE, most_px=12_000), "total-variation", 6))
    steps = [
        float(np.abs(after.pixels - before.pixels).mean())
        for before, after in itertools.pairwise(frames[1:])
    ]
    assert steps[-1] < steps[0] / 2


def test_that_a_method_without_iterations_is_not_played() -> None:
    with pytest.raises(ValueError, match="wiener"):
        list(play(shot(SHAKE, most_px=12_000), "wiener", 2))


def test_that_numbers_say_what_the_motion_does() -> None:
    pan = numbers_of_kernels(kernels(MotionSettings(pan_deg_s=10.0)))
    roll = numbers_of_kernels(kernels(ROLL))
    f_px, turn = 3.0 * 320, np.radians(10.0 / 15)
    assert pan["centre_px"] == pytest.approx(f_px * np.tan(turn), rel=0.01)
    assert (abs(pan["angle_deg"]), pan["straightness"]) == pytest.approx((0.0, 1.0), abs=0.01)
    assert roll["centre_px"] < 0.1
    assert roll["corner_px"] == pytest.approx(np.hypot(160, 120) * np.radians(4.0), rel=0.02)
    assert roll["variation_px"] > 5
    every = {**pan, **numbers_of_restored(restored(shot(SHAKE), "wiener",
             method("wiener").parameters_type()))}  # fmt: skip
    assert set(every) == set(TITLES)


def test_that_motion_beyond_the_picture_is_refused_in_words() -> None:
    settings = CameraSettings(exposure_s=2.0)
    camera = camera_for(settings, 64, 48)
    for rate in (30.0, 170.0):
        made = camera_path_of(
            MotionSettings(pan_deg_s=rate), settings, camera, np.random.default_rng(1)
        )
        with pytest.raises(MotionError):
            kernels_of(made, camera, settings)


def test_that_nan_in_a_picture_is_refused_by_its_name() -> None:
    pixels = np.full((40, 40, 3), 0.5, np.float32)
    pixels[3, 4] = np.nan
    broken = Scene(pixels, "broken.png")
    with pytest.raises(PhotoError, match=r"broken\.png"):
        blurred(broken, camera_for(QUIET, 40, 40), path(SHAKE, QUIET, broken), QUIET, 1)


@pytest.mark.parametrize("size", [(2, 2), (5, 3), (40, 2)])
@pytest.mark.parametrize("light", [0.0, 0.5, 1.0])
def test_that_tiny_black_and_white_pictures_are_restored_or_refused_in_words(
    size: tuple[int, int], light: float
) -> None:
    width, height = size
    flat = Scene(np.full((height, width, 3), light, np.float32), "flat")
    camera, gentle = camera_for(QUIET, width, height), MotionSettings(pan_deg_s=4.0)
    for name in ("wiener", "total-variation", "richardson-lucy"):
        try:
            taken = blurred(flat, camera, path(gentle, QUIET, flat), QUIET, 1)
            found = restored(taken, name, method(name).parameters_type())
        except DeblurError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either end is right
        else:
            assert np.isfinite(found.pixels).all()


def test_that_a_black_picture_stays_black() -> None:
    black = Scene(np.zeros((120, 160, 3), np.float32), "black")
    settings = replace(QUIET, noise=0.0)
    taken = blurred(
        black, camera_for(settings, 160, 120), path(SHAKE, settings, black), settings, 1
    )
    found = restored(taken, "wiener", method("wiener").parameters_type())
    assert found.pixels.max() < 1e-3
