"""Simulated cases: the same for the same seed, and what they say they are."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.blur.warp import WarpBlur
from deblur_studio.core.errors import LogError, MotionError, PhotoError
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB
from deblur_studio.core.motion.field import blur_extent_px
from deblur_studio.core.synthesis import crops, moved
from deblur_studio.core.synthesis.cases import CaseSettings, simulate_case
from deblur_studio.core.synthesis.crops import cropped, drawn_crop
from deblur_studio.core.synthesis.scene import leaves
from deblur_studio.core.synthesis.sources import motions_of, photos_in

SETTINGS = CaseSettings(seed=3, extent_px=(4.0, 12.0))
GENERATED = motions_of(["generated"])


@pytest.fixture(scope="module")
def photos(tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    for index, size in enumerate([(150, 200), (180, 140)]):
        codes = SRGB.encode_8bit(leaves(*size, np.random.default_rng(index)))
        Image.fromarray(codes).save(folder / f"{index}.png")
    (folder / "notes.txt").write_text("no photo")
    return photos_in(folder)


def test_that_a_case_is_decided_by_seed_and_number(photos) -> None:
    first, again = (simulate_case(SETTINGS, 1, photos, GENERATED) for _ in range(2))
    np.testing.assert_array_equal(first.photo, again.photo)
    np.testing.assert_array_equal(first.path.rotations, again.path.rotations)
    assert first.draws == again.draws
    other = simulate_case(dataclasses.replace(SETTINGS, seed=4), 1, photos, GENERATED)
    assert other.draws.extent_px != first.draws.extent_px


def test_that_photos_take_turns(photos) -> None:
    names = [simulate_case(SETTINGS, i, photos, GENERATED).draws.photo for i in range(3)]
    assert names == ["0.png", "1.png", "0.png"]


def test_that_draws_say_what_was_done(photos) -> None:
    case = simulate_case(SETTINGS, 0, photos, GENERATED)
    draws = case.draws
    assert 3.9 < draws.extent_px < 12.3
    assert blur_extent_px(case.true_path, case.true_camera) == draws.extent_px
    assert 0.002 <= draws.noise <= 0.015
    assert case.noise.variance(np.ones(1))[0] == pytest.approx(draws.noise**2)
    assert 1 / 60 <= draws.exposure_s <= 1 / 5
    assert case.true_path.exposure_s == draws.exposure_s
    assert 0.6 * 200 <= draws.focal_px <= 4 * 200
    assert draws.photo_sha256 == read_photo(photos[0]).source.sha256


def test_that_the_photo_is_the_blurred_noisy_picture_in_eight_bits(photos) -> None:
    case = simulate_case(SETTINGS, 0, photos, GENERATED)
    blurred = WarpBlur(case.true_path, case.true_camera).apply(case.sharp)
    apart = (case.photo - np.clip(blurred, 0, 1)) / np.sqrt(case.noise.variance(blurred))
    assert 0.9 < apart.std() < 1.3  # quantisation adds a little
    codes = SRGB.to_encoded(case.photo) * 255
    assert np.abs(codes - np.rint(codes)).max() < 0.01


def test_that_half_of_the_cases_have_a_rolling_shutter(photos) -> None:
    readouts = [
        simulate_case(SETTINGS, index, photos[:1], GENERATED).draws.readout_s for index in range(14)
    ]
    rolling = [readout for readout in readouts if readout > 0]
    assert 3 <= len(rolling) <= 11
    assert max(rolling) <= 0.025


@pytest.mark.parametrize(("kind", "low", "high"), [("none", 0.0, 1e-9), ("severe", 0.1, 50.0)])
def test_that_the_told_motion_is_wrong_as_asked(photos, kind, low, high) -> None:
    settings = dataclasses.replace(SETTINGS, motion_errors=kind)
    told = [simulate_case(settings, index, photos, GENERATED).draws.told_px for index in range(4)]
    assert low <= np.median(told) <= high


def test_that_the_kind_of_errors_changes_nothing_else(photos) -> None:
    kinds = ("none", "typical", "severe")
    none, typical, severe = (
        simulate_case(dataclasses.replace(SETTINGS, motion_errors=kind), 1, photos, GENERATED)
        for kind in kinds
    )
    np.testing.assert_array_equal(none.photo, severe.photo)
    assert none.draws.told_px < typical.draws.told_px < severe.draws.told_px


def test_that_real_content_comes_in_from_outside_a_crop(photos, monkeypatch) -> None:
    monkeypatch.setattr(crops, "_LARGEST_PX", 100)
    monkeypatch.setattr(crops, "_AROUND_PX", 20)
    quiet = CaseSettings(seed=3, extent_px=(12.0, 12.0), noise=(1e-4, 1e-4))
    case = simulate_case(quiet, 0, photos, GENERATED)
    crop = case.draws.crop
    assert (crop.width, crop.height, crop.margin_x, crop.margin_y) == (100, 100, 20, 20)
    assert case.photo.shape == (100, 100, 3)
    whole = read_photo(photos[0]).pixels
    np.testing.assert_array_equal(case.sharp, cropped(whole, crop))
    # Blurring the crop alone continues its edges, which is right inside and wrong at the border.
    alone = WarpBlur(case.true_path, case.true_camera).apply(case.sharp)
    apart = np.abs(case.photo - alone).mean(axis=2)
    assert apart[16:-16, 16:-16].mean() < 0.001
    assert apart[:3].mean() + apart[-3:].mean() + apart[:, :3].mean() > 0.01


def test_that_crops_stay_inside_and_small_photos_are_whole() -> None:
    rng = np.random.default_rng(0)
    for _ in range(50):
        grown = drawn_crop(1000, 4000, rng).grown()
        assert grown.left >= 0
        assert grown.top >= 0
        assert grown.left + grown.width <= 4000
        assert grown.top + grown.height <= 1000
    assert drawn_crop(512, 768, rng).grown() == drawn_crop(512, 768, rng)


def test_that_motion_which_never_blurs_that_far_is_refused(photos, monkeypatch) -> None:
    monkeypatch.setattr(moved, "_ROUNDS", 3)
    with pytest.raises(MotionError, match="generated blurs by 200 px"):
        simulate_case(CaseSettings(extent_px=(200.0, 200.0)), 0, photos, GENERATED)


def test_that_folders_without_photos_or_logs_are_refused(tmp_path) -> None:
    with pytest.raises(PhotoError, match="holds no photos"):
        photos_in(tmp_path)
    with pytest.raises(PhotoError, match="not there"):
        photos_in(tmp_path / "missing")
    (tmp_path / "readme.txt").write_text("nothing to see")
    with pytest.raises(LogError):
        motions_of([tmp_path])


def test_that_a_folder_of_logs_is_all_its_logs(tmp_path) -> None:
    lines = ["GYROFLOW IMU LOG", "version,1.3", "id,test", "tscale,0.005", "gscale,0.001"]
    lines += ["t,gx,gy,gz", *(f"{i},{i % 7},{i % 5},0" for i in range(400))]
    for name in ("b.gcsv", "a.gcsv"):
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (tmp_path / "LICENCE").write_text("free")
    found = motions_of([tmp_path, "generated"])
    assert [motion.name for motion in found] == [
        f"{tmp_path.name}/a.gcsv",
        f"{tmp_path.name}/b.gcsv",
        "generated",
    ]
    assert len(found[0].sha256) == 64
