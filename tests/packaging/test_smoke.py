from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import smoke
from smoke_steps import SmokeError, Step, command_steps, lay_out, take, window_step

import deblur_studio

RESOURCES = Path(deblur_studio.__file__).parents[1] / "resources"


def step(code: str, expected: tuple[str, ...] = (r"fine \d+",)) -> Step:
    return Step("a step", (sys.executable, "-c", code), expected, expected[:1], expected[:1])


def taken(code: str) -> list[str]:
    return [line for _, line in take(step(code), dict(os.environ)).lines]


def test_that_expected_lines_pass_and_are_timed() -> None:
    done = take(step("print('fine 7')"), dict(os.environ))
    assert [line for _, line in done.marks] == ["fine 7"]
    assert 0.0 < done.marks[0][0] <= done.seconds


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("print('fine 7'); raise SystemExit(3)", "exit code 3"),
        ("print('fine 7'); import sys; print('odd', file=sys.stderr)", "unexpected: odd"),
        ("print('fine 7'); import warnings; warnings.warn('old')", "unexpected: .*UserWarning"),
        ("", "it never said"),
    ],
)
def test_that_anything_else_fails_and_says_what(code: str, said: str) -> None:
    with pytest.raises(SmokeError, match=f"a step: {said}"):
        taken(code)


@pytest.mark.skipif(os.name == "nt", reason="the child is made with sleep")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # the child still writes to it
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_that_a_process_left_behind_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smoke_steps.LEFT_BEHIND_S", 0.5)
    with pytest.raises(SmokeError, match="lives on"):
        taken("import subprocess; subprocess.Popen(['sleep', '2']); print('fine 7')")


def test_that_the_program_is_found_in_a_folder_and_the_newest_folder_is_taken(
    tmp_path: Path,
) -> None:
    with pytest.raises(SmokeError, match="build one"):
        smoke.newest(tmp_path)
    for age, name in enumerate(("deblur-studio-2", "deblur-studio-1")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "deblur-studio").touch()
        os.utime(tmp_path / name, (age, age))
    found = smoke.newest(tmp_path)
    assert found.name == "deblur-studio-1"
    assert smoke.program_in(found) == found / "deblur-studio"
    with pytest.raises(SmokeError, match="holds no program"):
        smoke.program_in(tmp_path)


@pytest.mark.parametrize("inside", ["_internal", "../Resources", ""])
def test_that_the_sample_is_found_in_the_package_of_each_system(
    tmp_path: Path, inside: str
) -> None:
    program = tmp_path / "MacOS" / "deblur-studio"
    program.parent.mkdir()
    shutil.copytree(RESOURCES, (program.parent / inside / "resources").resolve())
    photo, log, camera = lay_out(program, tmp_path / "out")
    assert photo.is_file()
    assert log.is_file()
    assert camera.is_file()
    assert len(list((tmp_path / "out" / "two").iterdir())) == 4


def test_that_a_user_has_no_variables_of_a_developer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/mine")
    variables = smoke.clean_variables(tmp_path, {"QT_QPA_PLATFORM": "offscreen"})
    assert "PYTHONPATH" not in variables
    assert variables["HOME"] == str(tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="the program stands in for itself as a shell script")
def test_that_all_steps_pass_with_the_program_that_is_not_packaged(tmp_path: Path) -> None:
    (tmp_path / "resources").symlink_to(RESOURCES)
    program = tmp_path / "deblur-studio"
    program.write_text(
        f'#!/bin/sh\ncd {RESOURCES.parent} && exec {sys.executable} -m deblur_studio "$@"\n'
    )
    program.chmod(0o755)
    names = [step.name for step in command_steps(program, tmp_path / "names")]
    assert names[0] == "version"
    assert {"self-test", "verify", "batch"} <= set(names)
    assert "--smoke" in window_step(program, tmp_path / "window", "offscreen").command
    done = subprocess.run(
        [sys.executable, smoke.__file__, str(program), "--screen", "offscreen"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "The packaged program works." in done.stdout
