from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import pytest
from system_libraries import SetupError

RUN: frozenset[str] = frozenset()
DEV = frozenset({"dev"})


class FakeTools:
    """Stands in for venv, pip and the trial of Qt; notes what was asked of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.interrupt_at = ""
        self.fail_at = ""
        self.says = ""

    def __call__(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        tool = next((name for name in ("venv", "pip") if name in command), "qt")
        self.asked.append(f"pip {command[-1]}" if tool == "pip" else tool)
        if tool == "venv":
            environment.python_of(self.folder).parent.mkdir(parents=True)
            environment.python_of(self.folder).touch()
        if tool == self.interrupt_at:
            raise KeyboardInterrupt
        return subprocess.CompletedProcess(command, int(tool == self.fail_at), self.says)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return tmp_path


@pytest.fixture
def folder(checkout: Path) -> Path:
    return checkout / "private" / ".venv"


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch, folder: Path) -> FakeTools:
    fake = FakeTools(folder)
    monkeypatch.setattr(environment, "quietly", fake)
    return fake


def test_that_the_first_start_installs_and_the_second_does_nothing(
    tools: FakeTools, folder: Path, checkout: Path
) -> None:
    python = environment.prepare(folder, checkout, RUN)
    assert tools.asked == ["venv", f"pip {checkout}", "qt"]
    assert environment.prepare(folder, checkout, RUN) == python
    assert len(tools.asked) == 3
    assert python.exists()


def _requirements_change(checkout: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
    (checkout / "pyproject.toml").write_text("[project]\ndependencies = []\n")


def _python_changes(checkout: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
    patch.setattr(sys, "version", "3.99.0")


def _python_vanishes(checkout: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
    environment.python_of(folder).unlink()


def _stamp_is_damaged(checkout: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
    (folder / environment.STAMP).write_text("[]")


@pytest.mark.parametrize(
    "change", [_requirements_change, _python_changes, _python_vanishes, _stamp_is_damaged]
)
def test_that_an_environment_that_no_longer_fits_is_made_anew(
    change: Callable[[Path, Path, pytest.MonkeyPatch], None],
    tools: FakeTools,
    folder: Path,
    checkout: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    environment.prepare(folder, checkout, RUN)
    (folder / "left_over").touch()
    change(checkout, folder, monkeypatch)
    tools.asked.clear()
    environment.prepare(folder, checkout, RUN)
    assert tools.asked == ["venv", f"pip {checkout}", "qt"]
    assert not (folder / "left_over").exists()


@pytest.mark.parametrize("at", ["venv", "pip", "qt"])
def test_that_an_environment_left_half_made_is_made_anew(
    tools: FakeTools, folder: Path, checkout: Path, at: str
) -> None:
    tools.interrupt_at = at
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(folder, checkout, RUN)
    (folder / "half").mkdir()
    tools.interrupt_at = ""
    tools.asked.clear()
    environment.prepare(folder, checkout, RUN)
    assert tools.asked == ["venv", f"pip {checkout}", "qt"]
    assert not (folder / "half").exists()


def test_that_the_tools_of_the_tests_are_added_in_place_and_then_kept(
    tools: FakeTools, folder: Path, checkout: Path
) -> None:
    environment.prepare(folder, checkout, RUN)
    tools.asked.clear()
    environment.prepare(folder, checkout, DEV)
    assert tools.asked == [f"pip {checkout}[dev]", "qt"]
    environment.prepare(folder, checkout, RUN)
    environment.prepare(folder, checkout, DEV)
    assert len(tools.asked) == 2


def test_that_an_interrupted_addition_is_noticed(
    tools: FakeTools, folder: Path, checkout: Path
) -> None:
    environment.prepare(folder, checkout, RUN)
    tools.interrupt_at = "pip"
    with pytest.raises(KeyboardInterrupt):
        environment.prepare(folder, checkout, DEV)
    tools.interrupt_at = ""
    tools.asked.clear()
    environment.prepare(folder, checkout, RUN)
    assert tools.asked[0] == "venv"


def test_that_a_folder_of_somebody_else_is_left_alone(
    tools: FakeTools, folder: Path, checkout: Path
) -> None:
    folder.mkdir(parents=True)
    (folder / "thesis.odt").touch()
    with pytest.raises(SetupError, match=r"not made by this command: .*--env"):
        environment.prepare(folder, checkout, RUN)
    assert [path.name for path in folder.iterdir()] == ["thesis.odt"]
    assert tools.asked == []


@pytest.mark.parametrize(
    ("at", "sentence"),
    [("venv", "could not make"), ("pip", "pip could not"), ("qt", "Qt does not start")],
)
def test_that_a_failing_tool_ends_it_with_its_last_words(
    tools: FakeTools, folder: Path, checkout: Path, at: str, sentence: str
) -> None:
    tools.fail_at, tools.says = at, "first\nlast words\n"
    with pytest.raises(SetupError, match=f"(?s){sentence}.*last words"):
        environment.prepare(folder, checkout, RUN)
    assert not (folder / environment.STAMP).exists()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError: Failed to establish"
            " a new connection: [Errno 101] Network is unreachable'\nERROR: No matching",
            "check the connection to pypi.org",
        ),
        ("SSLError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]')", "check the connection to pypi.org"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: No matching distribution found for PySide6", "No matching distribution"),
        ("", "it said nothing"),
    ],
)
def test_that_the_cause_of_a_failed_download_is_told(output: str, sentence: str) -> None:
    assert sentence in environment.why_pip_failed(output)
