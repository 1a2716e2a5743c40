from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from deblur_studio.core.camera.file import read_camera
from deblur_studio.core.imaging.metrics import psnr_db
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.imaging.transfer import SRGB

Files = tuple[Path, Path]
TIMES = ("--start-s", "3.2", "--exposure-s", "0.1")


def psnr(path: Path, truth: Path) -> float:
    shown = (SRGB.to_encoded(read_photo(each).pixels) for each in (path, truth))
    return psnr_db(*shown, border_px=12)


def test_that_restore_inverts_what_synth_did(
    run, scene: Path, shot_files: Files, tmp_path: Path
) -> None:
    log, blurred, restored = shot_files[1], tmp_path / "blurred.png", tmp_path / "restored.png"
    shot = ("--focal-px", "500", "--readout-s", "0.01", "--orientation", "yXZ")
    noise = ("--noise-std", "0.003", "--seed", "4")
    answer = run(
        "synth", scene, "--imu", log, *TIMES, *shot, *noise, "-o", blurred, "--json"
    ).json()
    assert Path(answer["camera"]) == tmp_path / "blurred.camera.toml"
    assert 8 < answer["blur_extent_px"] < 40
    camera = ("--camera", answer["camera"])
    again = run("restore", blurred, "--imu", log, *camera, *TIMES, "-o", restored, "--json").json()
    assert psnr(restored, scene) > psnr(blurred, scene) + 4.0
    assert again["blur_extent_px"] == answer["blur_extent_px"]
    assert again["chi"] < 1.5


def test_that_the_camera_file_holds_the_camera_of_the_shot(
    run, scene: Path, shot_files: Files, tmp_path: Path
) -> None:
    options = ("--focal-px", "321", "--readout-s", "0.02", "--time-offset-s", "-0.1")
    run("synth", scene, "--imu", shot_files[1], *TIMES, *options, "-o", tmp_path / "b.tif")
    camera = read_camera(tmp_path / "b.camera.toml")
    assert (camera.width, camera.height, camera.fx_px) == (224, 176, 321)
    assert (camera.readout_s, camera.time_offset_s) == (0.02, -0.1)


def test_that_noise_has_the_wanted_size_and_hangs_on_the_seed_alone(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    pixels = {}
    for name, options in {
        "clean": ("--noise-std", "0"),
        "one": ("--noise-std", "0.02", "--seed", "1"),
        "same": ("--noise-std", "0.02", "--seed", "1"),
        "two": ("--noise-std", "0.02", "--seed", "2"),
    }.items():
        out = tmp_path / f"{name}.png"
        assert run("synth", photo, "--imu", log, *TIMES, *options, "-o", out).code == 0
        pixels[name] = read_photo(out).pixels
    middle = (pixels["clean"] > 0.1) & (pixels["clean"] < 0.9)
    assert abs(np.std((pixels["one"] - pixels["clean"])[middle]) - 0.02) < 0.001
    np.testing.assert_array_equal(pixels["one"], pixels["same"])
    assert not np.array_equal(pixels["one"], pixels["two"])


def test_that_an_assumed_focal_length_is_said(
    run, scene: Path, shot_files: Files, tmp_path: Path
) -> None:
    ended = run("synth", scene, "--imu", shot_files[1], *TIMES, "-o", tmp_path / "b.png")
    assert ended.code == 0
    assert "focal: assumed: 28 mm equivalent" in ended.err
    assert "b.camera.toml" in ended.out


def test_that_start_and_exposure_are_required(
    run, scene: Path, shot_files: Files, tmp_path: Path
) -> None:
    ended = run("synth", scene, "--imu", shot_files[1], "-o", tmp_path / "b.png")
    assert ended.code == 2
    assert "--start-s" in ended.err


def test_that_neither_file_is_written_when_one_may_not_be(
    run,
    scene: Path,
    shot_files: Files,
    tmp_path: Path,
    names_here: Callable[[], set[str]],
) -> None:
    (tmp_path / "b.camera.toml").write_text("mine")
    before = names_here()
    words = ("synth", scene, "--imu", shot_files[1], *TIMES)
    assert run(*words, "-o", tmp_path / "b.png").code == 1
    assert run(*words, "-o", scene, "--overwrite").code == 1
    assert names_here() == before
    assert (tmp_path / "b.camera.toml").read_text() == "mine"


def test_that_a_camera_file_that_was_read_is_not_replaced(
    run, scene: Path, shot_files: Files, tmp_path: Path
) -> None:
    words = ("synth", scene, "--imu", shot_files[1], *TIMES, "-o", tmp_path / "b.png")
    assert run(*words).code == 0
    ended = run(*words, "--camera", tmp_path / "b.camera.toml", "--overwrite")
    assert ended.code == 1
    assert "stays untouched" in ended.err


def test_that_the_answer_is_one_json_object(
    run, scene: Path, shot_files: Files, tmp_path: Path
) -> None:
    out = tmp_path / "b.jpg"
    ended = run("synth", scene, "--imu", shot_files[1], *TIMES, "-o", out, "--json")
    assert json.loads(ended.out)["seed"] == 0
    assert read_photo(out).format == "JPEG"
