"""align, calibrate, verdict and restore --align.

A clock and a bias that are off together leave nearly the same path, hence 8 ms.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.camera.file import read_camera

START_S, EXPOSURE_S = 1.9, 0.08


@pytest.fixture(scope="module")
def blurred(tmp_path_factory) -> tuple[Path, Path, Path]:
    """A blurred photo, its log and its camera file, made by synth."""
    from deblur_studio.cli.main import main
    from deblur_studio.core.imaging.transfer import SRGB
    from deblur_studio.core.synthesis.scene import leaves
    from deblur_studio.core.synthesis.shake import hand_shake

    folder = tmp_path_factory.mktemp("align")
    scene, log = folder / "scene.png", folder / "log.csv"
    light = leaves(320, 384, np.random.default_rng(4))
    Image.fromarray(SRGB.encode_8bit(light)).save(scene)
    shake = hand_shake(np.random.default_rng(7), 200.0, 4.0, 0.35)
    rows = np.column_stack([shake.time_s, shake.gyro_rad_s])
    np.savetxt(log, rows, delimiter=",", header="t,gx,gy,gz", comments="")
    words = ["synth", str(scene), "--imu", str(log), "--focal-px", "500", "--bias", "none"]
    words += ["--start-s", str(START_S), "--exposure-s", str(EXPOSURE_S), "--noise-std", "0.004"]
    photo = folder / "blurred.png"
    assert main([*words, "-o", str(photo)]) == 0
    return photo, log, folder / "blurred.camera.toml"


def shot_words(blurred: tuple[Path, Path, Path], start_s: float) -> list[object]:
    photo, log, camera = blurred
    words: list[object] = [photo, "--imu", log, "--camera", camera, "--start-s", start_s]
    return [*words, "--exposure-s", EXPOSURE_S, "--bias", "none"]


def test_that_align_finds_what_to_add_to_the_start(run, blurred, tmp_path) -> None:
    camera = tmp_path / "found.toml"
    told = [*shot_words(blurred, START_S + 0.06), "--search-s", "-0.1:0.1"]
    ended = run("align", *told, "--camera-out", camera, "--json")
    answer = ended.json()
    assert answer["verdict"] == "found", answer["reason"]
    assert answer["offset_s"] == pytest.approx(-0.06, abs=0.008)
    assert answer["interval_s"][0] < answer["offset_s"] < answer["interval_s"][1]
    assert 0.5 < answer["probability"] <= 1
    assert len(answer["score_curve"]["offset_s"]) == len(answer["score_curve"]["loss"]) > 30
    assert read_camera(camera).width == 384


def test_that_restore_puts_the_exposure_in_place_first(run, blurred, tmp_path) -> None:
    told = [*shot_words(blurred, START_S + 0.06), "--search-s", "-0.1:0.1", "--align"]
    ended = run("restore", *told, "--method", "wiener", "-o", tmp_path / "out.png", "--json")
    assert ended.json()["start_s"] == pytest.approx(START_S, abs=0.008)


def test_that_restore_stops_where_nothing_is_found(run, blurred, tmp_path) -> None:
    sharp = (blurred[0].parent / "scene.png", *blurred[1:])
    told = [*shot_words(sharp, START_S), "--search-s", "-0.1:0.1", "--align"]
    ended = run("restore", *told, "-o", tmp_path / "out.png")
    assert ended.code == 1
    assert "not put in place" in ended.err
    assert not (tmp_path / "out.png").exists()


def test_that_wrong_words_are_usage_errors(run, blurred) -> None:
    assert run("align", *shot_words(blurred, 1.0), "--search-s", "0.2:-0.2").code == 2
    assert run("align", *shot_words(blurred, 1.0), "--refine", "offset,luck").code == 2


def test_that_verdict_names_its_gates(run, blurred) -> None:
    answer = run("verdict", *shot_words(blurred, START_S), "--json").json()
    names = {gate["name"] for gate in answer["gates"]}
    assert {"coverage", "rate", "mounting", "clipping", "destroyed", "stabilised"} <= names
    assert answer["level"] in ("good", "doubtful")


def test_that_calibrate_writes_the_rig(run, blurred, tmp_path) -> None:
    photo, log, camera = blurred
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "one.png").write_bytes(photo.read_bytes())
    times, rig = tmp_path / "times.txt", tmp_path / "rig.toml"
    times.write_text(f"one.png {START_S + 0.02} {EXPOSURE_S}\n")
    words = ["--photos", folder, "--imu", log, "--camera", camera, "--starts", times]
    words += ["--search-s", 0.05, "--refine", "offset,bias", "--camera-out", rig]
    answer = run("calibrate", *words, "--json").json()
    assert answer["time_offset_s"] == pytest.approx(-0.02, abs=0.008)
    assert read_camera(rig).time_offset_s == pytest.approx(answer["time_offset_s"])


def test_that_calibrate_writes_the_chart_to_print(run, tmp_path) -> None:
    chart = tmp_path / "chart.pdf"
    assert run("calibrate", "--chart", chart).code == 0
    assert chart.read_bytes().startswith(b"%PDF")
    assert run("calibrate", "--chart", chart).code == 1
    assert run("calibrate", "--chart", chart, "--overwrite").code == 0


def test_that_calibrate_says_what_it_needs(run, blurred, tmp_path) -> None:
    ended = run("calibrate", "--chart-photo", blurred[0])
    assert ended.code == 2
    assert "--imu" in ended.err
    words = ["--chart-photo", blurred[0], "--imu", blurred[1], "--camera", blurred[2]]
    refused = run("calibrate", *words, "--camera-out", tmp_path / "rig.toml")
    assert refused.code in (1, 2)
    assert not (tmp_path / "rig.toml").exists()


def test_that_a_told_motion_is_refined_without_a_search(run, blurred, tmp_path) -> None:
    told = [*shot_words(blurred, START_S + 0.005), "--refine-motion"]
    ended = run("restore", *told, "--method", "wiener", "-o", tmp_path / "out.png", "--json")
    assert ended.json()["start_s"] == pytest.approx(START_S, abs=0.004)
    answer = run("align", *told, "--json").json()
    assert answer["verdict"] == "found", answer["reason"]


def test_that_an_unconfirmed_motion_is_left_as_it_was_told(run, blurred, tmp_path) -> None:
    sharp = (blurred[0].parent / "scene.png", *blurred[1:])
    told = [*shot_words(sharp, START_S), "--refine-motion", "--method", "wiener"]
    ended = run("restore", *told, "-o", tmp_path / "out.png", "--json")
    assert ended.json()["start_s"] == START_S
    assert "left as it was told" in ended.err


def test_that_searching_and_refining_exclude_each_other(run, blurred, tmp_path) -> None:
    told = [*shot_words(blurred, START_S), "--refine-motion", "--align"]
    assert run("restore", *told, "-o", tmp_path / "out.png").code == 2
