"""What leaves the sandbox, and the lessons that come with it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deblur_studio.core.camera.file import read_camera
from deblur_studio.core.errors import OutputError
from deblur_studio.core.imaging.read import read_photo
from deblur_studio.core.motion.attitude import camera_path
from deblur_studio.core.motion.formats import read_log
from deblur_studio.core.motion.proposal import propose
from deblur_studio.core.sandbox.as_python import python_lines
from deblur_studio.core.sandbox.charts import picture
from deblur_studio.core.sandbox.export import (
    growing_kernels,
    write_animation,
    write_kernel,
    write_shot,
)
from deblur_studio.core.sandbox.kernels import Kernels, kernels_of
from deblur_studio.core.sandbox.lessons import LessonError, lessons, read_lesson, value_of
from deblur_studio.core.sandbox.numbers import TITLES
from deblur_studio.core.sandbox.preview import blurred
from deblur_studio.core.sandbox.scene import Scene
from deblur_studio.core.sandbox.source import camera_of, path_of
from deblur_studio.core.sandbox.state import SandboxState

STATE = SandboxState().changed_all({"motion.pan_deg_s": 3.0, "camera.readout_ms": 10.0})
LINE = [[0.0, 0.0], [10.0, 4.0], [3.0, 12.0]]


def kernels(state: SandboxState = STATE) -> Kernels:
    camera = camera_of(state, 320, 240)
    return kernels_of(path_of(state, camera), camera, state.camera)


def test_that_a_kernel_survives_each_format(tmp_path: Path) -> None:
    kernel = kernels().at(50.0, 60.0)
    for suffix in (".csv", ".npz", ".png"):
        write_kernel(kernel, tmp_path / f"kernel{suffix}")
    assert np.allclose(np.loadtxt(tmp_path / "kernel.csv", delimiter=","), kernel, atol=1e-8)
    assert np.array_equal(np.load(tmp_path / "kernel.npz")["kernel"], kernel)
    codes = np.asarray(Image.open(tmp_path / "kernel.png"), np.float64)
    assert np.allclose(codes / 65535 * kernel.max(), kernel, atol=1e-5)
    with pytest.raises(OutputError, match=r"\.csv"):
        write_kernel(kernel, tmp_path / "kernel.doc")
    with pytest.raises(OutputError, match="exists"):
        write_kernel(kernel, tmp_path / "kernel.csv")


def test_that_a_kernel_grows_to_what_it_is() -> None:
    made = kernels()
    grown = growing_kernels(made, 50.0, 60.0, 10)
    sums = grown.sum(axis=(1, 2))
    assert np.allclose(sums, np.linspace(0.1, 1.0, 10), atol=0.01)
    whole = made.at(50.0, 60.0)
    margin = (grown.shape[-1] - whole.shape[-1]) // 2  # a row of next to nothing more
    assert np.abs(grown[-1] - np.pad(whole, margin)).sum() < 0.05


@pytest.mark.parametrize("suffix", [".gif", ".png"])
def test_that_an_animation_has_its_frames(suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"kernel{suffix}"
    write_animation(kernels(), 50.0, 60.0, file)
    with Image.open(file) as found:
        assert found.n_frames > 20
        found.seek(0)
        first = np.asarray(found.convert("L")).sum(dtype=np.int64)
        found.seek(found.n_frames - 1)
        assert np.asarray(found.convert("L")).sum(dtype=np.int64) > 3 * first


def test_that_a_shot_is_read_back_with_its_motion(tmp_path: Path) -> None:
    camera = camera_of(STATE, 160, 120)
    path = path_of(STATE, camera)
    scene = Scene(picture("house").draw(160, 120), "house")
    shot = blurred(scene, camera, path, STATE.camera, 1, most_px=10**6)
    files = write_shot(shot, tmp_path)
    photo, recording = read_photo(files.photo), read_log(files.log)
    assert np.abs(photo.pixels - shot.pixels).max() < 1e-4
    settings = propose(photo, recording, read_camera(files.camera)).settings
    assert settings.exposure.start_s == pytest.approx(files.start_s, abs=1e-5)
    again = camera_path(recording, settings)
    assert np.abs(again.rotations - path.rotations).max() < 1e-5
    assert files.note == ""


def test_that_travel_is_said_to_be_missing_from_the_log(tmp_path: Path) -> None:
    state = STATE.changed("motion.travel_x_mm", 5.0)
    camera = camera_of(state, 160, 120)
    scene = Scene(picture("house").draw(160, 120), "house")
    shot = blurred(scene, camera, path_of(state, camera), state.camera, 1)
    assert "travel" in write_shot(shot, tmp_path).note


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"camera.defocus_px": 2.5},
        {"motion.travel_z_mm": 20.0},
        {"source": "drawn", "drawn_xy_px": LINE, "drawn_steady": False},
    ],
    ids=["sliders", "defocus", "travel", "drawn"],
)
def test_that_the_lines_of_python_make_the_same_kernel(values: dict[str, object]) -> None:
    state = STATE.changed_all(values)
    lines = python_lines(state, 320, 240, 40.0, 200.0)
    names: dict[str, object] = {}
    exec(lines, names)
    assert np.array_equal(names["kernel"], kernels(state).at(40.0, 200.0))


def test_that_the_lines_of_python_read_the_log(tmp_path: Path) -> None:
    camera = camera_of(STATE, 160, 120)
    scene = Scene(picture("house").draw(160, 120), "house")
    shot = blurred(scene, camera, path_of(STATE, camera), STATE.camera, 1, most_px=10**6)
    files = write_shot(shot, tmp_path)
    state = STATE.changed_all({"source": "log", "log_start_s": files.start_s})
    names: dict[str, object] = {}
    exec(python_lines(state, 160, 120, 40.0, 60.0, str(files.log)), names)
    path = path_of(state, camera, read_log(files.log))
    assert np.array_equal(names["kernel"], kernels_of(path, camera, state.camera).at(40.0, 60.0))


def test_that_there_are_eight_lessons_of_a_page_with_sources() -> None:
    found = lessons()
    assert len(found) == 8
    for lesson in found:
        words = len(lesson.text.split())
        assert 150 <= words <= 310, (lesson.name, words)
        assert "Sources:" in lesson.text
        assert lesson.task
        assert lesson.after


@pytest.mark.parametrize("lesson", lessons(), ids=lambda lesson: lesson.name)
def test_that_every_check_asks_for_something_that_exists(lesson: object) -> None:
    played = {"played", "best_iteration", "pixel_total", "behind_best_db", "noise_gain"}
    for check in lesson.checks:  # type: ignore[attr-defined]
        known = value_of(check.value, SandboxState(), {}) is not None
        assert known or check.value in TITLES or check.value in played, check.value


def test_that_a_task_names_the_value_at_hand() -> None:
    first = lessons()[0]
    state = first.state()
    assert "12.3 px" in first.unmet(state, {"extent_px": 12.34, "straightness": 1.0})
    assert "straight" in first.unmet(state, {"extent_px": 25.0, "straightness": 0.5})
    assert first.unmet(state, {"extent_px": 25.0, "straightness": 1.0}) == ""
    assert "measured" in first.unmet(state, {})


@pytest.mark.parametrize(
    "text",
    [
        "no front matter",
        "+++\ntitle = 3\n+++\ntext",
        "+++\ntitle = 'a'\ntask = 'b'\nafter = 'c'\n+++\nno check",
        "+++\ntitle = 'a'\ntask = 'b'\nafter = 'c'\n[start]\nmoon = 3\n"
        "[[check]]\nvalue = 'x'\nsay = 'y'\n+++\nwrong state",
    ],
)
def test_that_a_damaged_lesson_is_named(text: str, tmp_path: Path) -> None:
    file = tmp_path / "09-damaged.md"
    file.write_text(text)
    with pytest.raises(LessonError, match="09-damaged"):
        read_lesson(file)
