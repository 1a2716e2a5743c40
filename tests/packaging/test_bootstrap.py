from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import bootstrap
import pytest
from system_libraries import SetupError

CHECKOUT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((CHECKOUT / "packaging").glob("*.py"))


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    names = {"photo": "photo.png", "log": "motion.gcsv", "camera": "photo.camera.toml"}
    (tmp_path / "sample.json").write_text(json.dumps(names))
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, sample: Path) -> list[list[str]]:
    """What would be started, with the environment and the system taken as ready."""
    commands: list[list[str]] = []

    def call(command: list[str], env: dict[str, str]) -> int:
        commands.append([*command, f"platform={env.get('QT_QPA_PLATFORM')}"])
        if "-6" in env.get("DISPLAY", ""):
            return -6
        return 1 if "kernels" in command and (sample / "broken").exists() else 0

    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(bootstrap, "prepare", lambda *_: Path("python"))
    monkeypatch.setattr(bootstrap, "bring_in_missing", lambda *, x11: None)
    shot = bootstrap.bundled_shot(sample)
    monkeypatch.setattr(bootstrap, "bundled_shot", lambda _: shot)
    return commands


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_that_an_old_python_can_read_the_script_far_enough_to_refuse(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 8))


def test_that_an_old_python_is_refused_in_one_sentence() -> None:
    with pytest.raises(SetupError, match=r"needs Python 3\.11 or newer and this is 3\.9: [^.]*"):
        bootstrap.refuse_old_python((3, 9))
    bootstrap.refuse_old_python((3, 11))
    bootstrap.refuse_old_python((3, 14))


def test_that_a_failure_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(version: object) -> None:
        raise SetupError("Too old.")

    monkeypatch.setattr(bootstrap, "refuse_old_python", refuse)
    assert bootstrap.main(["test"]) == 1
    assert capsys.readouterr().err == "Too old.\n"


@pytest.mark.parametrize(
    ("platform", "variables", "shown"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("darwin", {"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_that_a_display_is_told_from_its_absence(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], shown: bool
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert bootstrap.has_display(variables) is shown


def test_that_the_sample_is_found_by_the_names_it_declares(sample: Path) -> None:
    shot = bootstrap.bundled_shot(sample)
    assert (shot.photo, shot.log) == (sample / "photo.png", sample / "motion.gcsv")
    assert shot.camera == sample / "photo.camera.toml"


@pytest.mark.parametrize("text", [None, "{", '{"photo": "photo.png"}'])
def test_that_an_incomplete_sample_is_told_in_a_sentence(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "sample.json").write_text(text)
    with pytest.raises(SetupError, match=r"incomplete .* fresh copy"):
        bootstrap.bundled_shot(tmp_path)


def test_that_the_bundled_sample_is_complete() -> None:
    shot = bootstrap.bundled_shot(CHECKOUT / "resources" / "sample")
    assert shot.camera is not None
    assert all(path.is_file() for path in (shot.photo, shot.log, shot.camera))


def test_that_a_camera_file_beside_the_photo_is_used(tmp_path: Path) -> None:
    photo, log, camera = (tmp_path / name for name in ("a.png", "a.csv", "a.camera.toml"))
    options, _ = bootstrap.parse(["run", str(photo), str(log)])
    assert bootstrap.chosen_shot(options) == bootstrap.Shot(photo, log, None)
    camera.touch()
    assert bootstrap.chosen_shot(options) == bootstrap.Shot(photo, log, camera)


def test_that_a_named_camera_file_wins(tmp_path: Path) -> None:
    options, _ = bootstrap.parse(["run", "a.png", "a.csv", "--camera", str(tmp_path / "c.toml")])
    assert bootstrap.chosen_shot(options).camera == tmp_path / "c.toml"


def test_that_a_display_gets_the_window(
    monkeypatch: pytest.MonkeyPatch, started: list[list[str]], sample: Path
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda _: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert bootstrap.main(["run"]) == 0
    photo, log = str(sample / "photo.png"), str(sample / "motion.gcsv")
    assert started == [["python", "-m", "deblur_studio", photo, log, "platform=xcb"]]


@pytest.mark.usefixtures("started")
def test_that_a_display_that_does_not_answer_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "has_display", lambda _: True)
    monkeypatch.setenv("DISPLAY", ":-6")
    assert bootstrap.main(["run"]) == 1
    assert "start with --headless" in capsys.readouterr().err


@pytest.mark.parametrize("broken", [False, True])
def test_that_without_a_display_every_result_is_tried_for(
    started: list[list[str]], sample: Path, capsys: pytest.CaptureFixture[str], broken: bool
) -> None:
    if broken:
        (sample / "broken").touch()
    out = sample / "out" / "put"
    assert bootstrap.main(["run", "--headless", "--out", str(out)]) == int(broken)
    assert out.is_dir()
    assert [command[3] for command in started] == ["restore", "kernels", "--screenshot"]
    assert {command[-1] for command in started} == {"platform=offscreen"}
    told = capsys.readouterr().out.splitlines()
    assert told == [
        f"written: {out / 'restored.tif'}",
        f"{'failed' if broken else 'written'}: {out / 'kernels.png'}",
        f"written: {out / 'window.png'}",
    ]


def test_that_pytest_gets_its_arguments_in_their_order() -> None:
    wanted = ["-k", "psf and not slow", "tests/core", "-x", "--co", "-m", "slow"]
    options, rest = bootstrap.parse(["test", "--env", "elsewhere", *wanted])
    assert (options.env, rest) == (Path("elsewhere"), wanted)


@pytest.mark.parametrize("arguments", [["run", "--hedless"], ["run", "photo.png"], []])
def test_that_a_wrong_command_line_is_refused(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        bootstrap.parse(arguments)


def test_that_the_folder_packaging_does_not_hide_the_library_of_that_name() -> None:
    show = "import packaging.version; print(packaging.version.__file__)"
    found = subprocess.run(
        [sys.executable, "-c", show], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert "site-packages" in found.stdout


def test_that_the_build_runs_the_command_of_the_readme() -> None:
    build = CHECKOUT / ".ci" / "run"
    assert "python3 packaging/bootstrap.py test" in build.read_text(encoding="utf-8")
    assert "python3 packaging/bootstrap.py test" in (CHECKOUT / "README.md").read_text("utf-8")
    assert os.name == "nt" or os.access(build, os.X_OK)
