from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import system_libraries
from system_libraries import ALWAYS, FONT, ON_X11, PIP_MAKER, Need, SetupError

GL = ALWAYS[0]


class Machine:
    """A Linux machine of which some parts are missing."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.missing: list[Need] = []
        self.manager: str | None = "apt-get"
        self.user_id = 0
        self.commands: list[list[str]] = []
        self.apt_code = 0
        patch.setattr(sys, "platform", "linux")
        patch.setattr(os, "geteuid", lambda: self.user_id, raising=False)
        patch.setattr(system_libraries, "present", lambda need: need not in self.missing)
        patch.setattr(shutil, "which", lambda name: name if name == self.manager else None)
        patch.setattr(system_libraries, "quietly", self.quietly)

    def quietly(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        self.commands.append(command)
        return subprocess.CompletedProcess(command, self.apt_code, "E: Unable to fetch\n")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_that_nothing_runs_where_all_is_there(machine: Machine) -> None:
    system_libraries.bring_in_missing(x11=True)
    assert machine.commands == []


def test_that_other_systems_are_left_alone(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.missing = list(ALWAYS)
    monkeypatch.setattr(sys, "platform", "darwin")
    system_libraries.bring_in_missing(x11=True)
    assert machine.commands == []


def test_that_root_on_debian_gets_exactly_what_is_missing(machine: Machine) -> None:
    machine.missing = [GL, PIP_MAKER]
    system_libraries.bring_in_missing(x11=False)
    venv = f"python3.{sys.version_info[1]}-venv"
    assert [command[1] for command in machine.commands] == ["update", "install"]
    assert machine.commands[1][-2:] == ["libgl1", venv]


def test_that_parts_for_a_screen_are_asked_for_only_with_one(machine: Machine) -> None:
    machine.missing = list(ON_X11)
    system_libraries.bring_in_missing(x11=False)
    assert machine.commands == []
    system_libraries.bring_in_missing(x11=True)
    assert "libxcb-cursor0" in machine.commands[1]


@pytest.mark.parametrize(
    ("manager", "advice"),
    [
        ("apt-get", "run 'sudo apt-get install -y libgl1 libegl1', then"),
        ("dnf", "run 'sudo dnf install -y libglvnd-glx libglvnd-egl', then"),
        ("pacman", "run 'sudo pacman -S --needed libglvnd', then"),
        (None, "install them with its package manager, then"),
    ],
)
def test_that_a_user_who_is_not_root_learns_the_command(
    machine: Machine, manager: str | None, advice: str
) -> None:
    machine.missing, machine.manager, machine.user_id = list(ALWAYS[:2]), manager, 1000
    with pytest.raises(SetupError) as caught:
        system_libraries.bring_in_missing(x11=False)
    assert str(caught.value) == f"This system lacks libGL.so.1, libEGL.so.1: {advice} start again."
    assert machine.commands == []


def test_that_root_elsewhere_learns_the_command(machine: Machine) -> None:
    machine.missing, machine.manager = [GL], "dnf"
    with pytest.raises(SetupError, match="sudo dnf install"):
        system_libraries.bring_in_missing(x11=False)


def test_that_a_missing_font_alone_stops_nobody(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.missing, machine.user_id = [FONT], 1000
    system_libraries.bring_in_missing(x11=False)
    assert "fonts-dejavu-core" in capsys.readouterr().out


def test_that_a_failing_apt_get_is_told_with_its_last_words(machine: Machine) -> None:
    machine.missing, machine.apt_code = [GL], 100
    with pytest.raises(SetupError, match=r"could not install libgl1 \(E: Unable to fetch\)"):
        system_libraries.bring_in_missing(x11=False)


def test_that_a_library_is_looked_for_by_loading_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(name: str) -> None:
        if name != "libGL.so.1":
            raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", load)
    assert system_libraries.present(GL)
    assert not system_libraries.present(ALWAYS[1])


def test_that_a_python_without_ensurepip_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert not system_libraries.present(PIP_MAKER)


def test_that_a_font_is_looked_for_in_the_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(system_libraries, "FONT_FOLDERS", (str(tmp_path / "none"), str(tmp_path)))
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "read.txt").touch()
    assert not system_libraries.present(FONT)
    (tmp_path / "deep" / "letters.ttf").touch()
    assert system_libraries.present(FONT)


def test_that_no_question_reaches_the_user_and_output_is_kept() -> None:
    code = "import sys; print(repr(sys.stdin.read()), flush=True); sys.exit('and an error')"
    done = system_libraries.quietly([sys.executable, "-c", code])
    assert (done.returncode, done.stdout.split("\n")[:2]) == (1, ["''", "and an error"])


def test_that_variables_that_lead_a_python_astray_are_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    variables = system_libraries.clean_variables({"ADDED": "1"})
    assert "PYTHONPATH" not in variables
    assert variables["ADDED"] == "1"
    assert variables["PATH"] == os.environ["PATH"]
