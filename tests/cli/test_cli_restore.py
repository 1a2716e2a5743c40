from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from pathlib import Path

import pytest

from deblur_studio.cli.console import Console
from deblur_studio.core.camera.file import write_camera
from deblur_studio.core.camera.model import Camera
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.restore.registry import DEFAULT_METHOD

Files = tuple[Path, Path]
Names = Callable[[], set[str]]
FAST = ("--method", "wiener")
KEYS = {
    "method",
    "parameters",
    "seconds",
    "chi",
    "worst_block_chi",
    "blur_extent_px",
    "photo_sha256",
    "log_sha256",
    "output",
    "start_s",
    "exposure_s",
    "notes",
    "warnings",
}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_that_it_restores_and_tells_everything_as_one_json_object(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    out = tmp_path / "out.tif"
    method = ("--method", "total-variation")
    answer = run("restore", photo, "--imu", log, "-o", out, *method, "--json").json()
    assert answer.keys() >= KEYS
    assert answer["method"] == "total-variation"
    assert answer["parameters"] == {"smoothing": 0.0, "exponent": 1.0, "iterations": 20}
    assert answer["photo_sha256"] == sha256(photo)
    assert answer["log_sha256"] == sha256(log)
    assert Path(answer["output"]) == out
    assert answer["output_sha256"] == sha256(out)
    assert read_photo(out).bits == 16


def test_that_the_defaults_are_used_and_said(run, shot_files: Files, tmp_path: Path) -> None:
    photo, log = shot_files
    ended = run("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *FAST, "--json")
    answer = ended.json()
    assert answer["exposure_s"] == pytest.approx(0.05)
    assert answer["start_s"] == pytest.approx(5.0 - 0.025)
    assert "EXIF exposure time" in answer["notes"]["exposure"]
    assert "middle of the log" in answer["notes"]["start"]
    assert "exposure: EXIF exposure time" in ended.err
    assert "start: Assumed: the middle of the log" in ended.err


def test_that_the_usual_method_is_the_one_that_core_names(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    answer = run("restore", photo, "--imu", log, "-o", tmp_path / "o.png", "--json").json()
    assert answer["method"] == DEFAULT_METHOD


def test_that_a_learned_method_takes_its_weights_from_a_file_and_says_so(
    run, shot_files: Files, tmp_path: Path, tiny_model: Path
) -> None:
    photo, log = shot_files
    given = ("--method", "unet", "--model", tiny_model)
    ended = run("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *given, "--json")
    answer = ended.json()
    assert answer["parameters"]["model"] == str(tiny_model)
    assert any("network 'tiny', weights" in remark for remark in answer["warnings"])


@pytest.mark.parametrize(
    ("method", "model", "code", "words"),
    [
        ("wiener", "guided", 2, "wiener has no --model"),
        ("guided", "nowhere", 1, "There is no model 'nowhere'"),
        ("guided", "gone.safetensors", 1, "There is no file gone.safetensors; choose another"),
        ("guided", "{tiny}", 1, "tiny.safetensors is a network 'seed-unet'; choose the method"),
    ],
)
def test_that_weights_that_cannot_be_used_are_one_sentence(
    run,
    shot_files: Files,
    tmp_path: Path,
    tiny_model: Path,
    method: str,
    model: str,
    code: int,
    words: str,
) -> None:
    photo, log = shot_files
    given = ("--method", method, "--model", model.format(tiny=tiny_model))
    ended = run("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *given)
    assert ended.code == code
    assert words in ended.err
    assert not (tmp_path / "o.png").exists()


def test_that_given_values_replace_the_defaults_and_are_said(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    words = ("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *FAST, "--json")
    answer = run(
        *words,
        *("--start-s", "2.5", "--exposure-s", "0.1", "--focal-px", "300", "--bias", "-1e-2,0,.03"),
        *("--time-offset-s", "-0.02", "--readout-s", "0.01", "--orientation", "yXZ"),
    ).json()
    assert (answer["start_s"], answer["exposure_s"], answer["focal_px"]) == (2.5, 0.1, 300)
    assert (answer["time_offset_s"], answer["readout_s"]) == (-0.02, 0.01)
    assert answer["bias_rad_s"] == [-0.01, 0.0, 0.03]
    given = {"start": "--start-s", "exposure": "--exposure-s", "focal": "--focal-px"}
    for field, option in (given | {"bias": "--bias", "mounting": "--orientation"}).items():
        assert option in answer["notes"][field]


def test_that_a_given_exposure_alone_stays_in_the_middle_of_the_log(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    words = ("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *FAST, "--json")
    assert run(*words, "--exposure-s", "0.2").json()["start_s"] == pytest.approx(4.9)


def test_that_parameters_of_the_method_are_options(run, shot_files: Files, tmp_path: Path) -> None:
    photo, log = shot_files
    words = ("restore", photo, "--imu", log, "-o", tmp_path / "o.png", "--json")
    some = ("--method", "richardson-lucy", "--iterations", "3", "--damping", "0.5")
    assert run(*words, *some).json()["parameters"] == {"iterations": 3, "damping": 0.5}
    auto = ("--method", "wiener", "--smoothing", "auto", "--overwrite")
    assert run(*words, *auto).json()["parameters"] == {"smoothing": 0.0}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--method", "wiener", "--iterations", "3"), "wiener has no --iterations"),
        (("--iterations", "2.5"), "not a whole number"),
        (("--method", "magic"), "magic"),
        (("--exposure-s", "0"), "greater than zero"),
        (("--start-s", "nan"), "not a number"),
        (("--focal-px", "1e300"), "makes sense"),
        (("--bias", "1,2"), "X,Y,Z"),
        (("--unknown",), "--unknown"),
    ],
)
def test_that_wrong_usage_ends_with_2_and_writes_nothing(
    run, shot_files: Files, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    photo, log = shot_files
    ended = run("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert not (tmp_path / "o.png").exists()


def test_that_help_explains_the_parameters_and_ends_well(run) -> None:
    ended = run("restore", "--help")
    assert ended.code == 0
    assert "--smoothing" in ended.out
    assert "total-variation" in ended.out


def _broken_photo(photo: Path, log: Path) -> tuple[Path, ...]:
    photo.write_bytes(photo.read_bytes()[:300])
    return ()


def _broken_log(photo: Path, log: Path) -> tuple[Path, ...]:
    log.write_text("time,nothing\n1,2\n")
    return ()


def _missing_log(photo: Path, log: Path) -> tuple[Path, ...]:
    log.unlink()
    return ()


def _broken_camera(photo: Path, log: Path) -> tuple[str | Path, ...]:
    camera = photo.with_name("c.toml")
    camera.write_text("width = 'wide'")
    return "--camera", camera


def _camera_of_other_size(photo: Path, log: Path) -> tuple[str | Path, ...]:
    camera = photo.with_name("c.toml")
    write_camera(Camera.centred(64, 48, 100.0), camera)
    return "--camera", camera


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_broken_photo, "IMG_1.png"),
        (_broken_log, "motion.gcsv"),
        (_missing_log, "motion.gcsv"),
        (_broken_camera, "c.toml"),
        (_camera_of_other_size, "camera file"),
        (lambda photo, log: ("--start-s", "99"), "motion.gcsv"),
        (lambda photo, log: ("--orientation", "abc"), "abc"),
        (lambda photo, log: ("--focal-px", "90000"), "further than the photo"),
        (lambda photo, log: ("--smoothing", "99"), "Smoothing"),
        (lambda photo, log: ("--readout-s", "2"), "readout_s"),
    ],
)
def test_that_what_cannot_work_is_one_sentence_and_leaves_nothing(
    run, shot_files: Files, tmp_path: Path, names_here: Names, damage, named: str
) -> None:
    options = damage(*shot_files)
    before = names_here()
    words = ("restore", shot_files[0], "--imu", shot_files[1], "-o", tmp_path / "o.png", "--json")
    ended = run(*words, *options)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.count("\n") == 1
    assert named in ended.err
    assert "Traceback" not in ended.err
    assert names_here() == before


def test_that_an_existing_result_is_replaced_only_when_allowed(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    out = tmp_path / "o.png"
    out.write_bytes(b"precious")
    words = ("restore", photo, "--imu", log, "-o", out, *FAST)
    ended = run(*words)
    assert (ended.code, out.read_bytes()) == (1, b"precious")
    assert "--overwrite" in ended.err
    assert run(*words, "--overwrite").code == 0
    assert out.read_bytes() != b"precious"


def test_that_photo_log_and_camera_are_never_replaced(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    (tmp_path / "link.png").symlink_to(photo)
    before = photo.read_bytes()
    for out in (photo, tmp_path / "link.png"):
        ended = run("restore", photo, "--imu", log, "-o", out, *FAST, "--overwrite")
        assert ended.code == 1
        assert "stays untouched" in ended.err
    assert photo.read_bytes() == before


def test_that_an_unknown_suffix_and_a_missing_folder_are_refused(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    for name, said in (("o.bmp", ".tif"), ("none/o.png", "not there")):
        ended = run("restore", photo, "--imu", log, "-o", tmp_path / name)
        assert ended.code == 1
        assert said in ended.err


def test_that_an_interruption_ends_with_130_and_leaves_nothing(
    run,
    shot_files: Files,
    tmp_path: Path,
    names_here: Names,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(console: Console, fraction: float, message: str = "") -> None:
        if fraction > 0.5:
            raise KeyboardInterrupt

    monkeypatch.setattr(Console, "checkpoint", interrupt)
    before = names_here()
    ended = run("restore", shot_files[0], "--imu", shot_files[1], "-o", tmp_path / "o.png")
    assert (ended.code, ended.out) == (130, "")
    assert ended.err == "Interrupted; no half-written file was left.\n"
    assert names_here() == before


def test_that_a_defect_ends_with_70_in_one_line_and_details_are_there_on_request(
    run, shot_files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(console: Console, fraction: float, message: str = "") -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(Console, "checkpoint", fail)
    words = ("restore", shot_files[0], "--imu", shot_files[1], "-o", tmp_path / "o.png")
    ended = run(*words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (70, "", 1)
    assert "RuntimeError: a wheel came off" in ended.err
    assert "--traceback" in ended.err
    assert "Traceback (most recent call last)" in run(*words, "--traceback").err


def test_that_progress_is_shown_only_when_asked_for_or_on_a_terminal(
    run, shot_files: Files, tmp_path: Path
) -> None:
    photo, log = shot_files
    words = ("restore", photo, "--imu", log, "-o", tmp_path / "o.png", *FAST, "--overwrite")
    assert "%" not in run(*words).err
    shown = run(*words, "--progress", "--json")
    assert "0 %" in shown.err
    shown.json()


def test_that_gyroscope_and_accelerometer_may_be_two_files_or_a_folder(
    run, shot_files: Files, tmp_path: Path
) -> None:
    folder = tmp_path / "log"
    folder.mkdir()
    times = [index / 100 for index in range(400)]
    for name, value in (("Gyroscope.csv", 0.5), ("Accelerometer.csv", 9.8)):
        rows = "".join(f"{at:.4f},{value * math.sin(9 * at):.5f},0.1,0.1\n" for at in times)
        unit = "rad/s" if name[0] == "G" else "m/s^2"
        (folder / name).write_text(f'"Time (s)","X ({unit})","Y ({unit})","Z ({unit})"\n{rows}')
    words = ("restore", shot_files[0], "-o", tmp_path / "o.png", *FAST, "--overwrite", "--json")
    both = ("--imu", folder / "Gyroscope.csv", "--imu", folder / "Accelerometer.csv")
    assert run(*words, *both).json()["log_sha256"]
    assert run(*words, "--imu", folder).json()["blur_extent_px"] > 0
