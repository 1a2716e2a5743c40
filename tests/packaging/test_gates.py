from __future__ import annotations

import sys
from pathlib import Path

import gates
import pytest

GOOD = (sys.executable, "-c", "print('hidden')")
BAD = (sys.executable, "-c", "print('what is wrong'); raise SystemExit(3)")
QUICK = ["-q", "-p", "no:cacheprovider"]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (tmp_path / "test_two.py").write_text("def test_a(): pass\ndef test_b(): pass\n")
    return tmp_path


def run(
    checkout: Path,
    commands: dict[str, tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...] = (),
) -> int:
    monkeypatch.setattr(gates, "COMMANDS", commands)
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_PLUGINS", "xdist.plugin")
    return gates.Gates(Path(sys.executable), checkout).run([*QUICK, *more])


def test_that_all_passing_gates_give_success_and_the_last_word_to_pytest(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(checkout, {"neatness": GOOD, "types": GOOD}, monkeypatch) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].startswith("neatness passed ")
    assert "hidden" not in lines
    assert "2 passed" in lines[-1]
    assert lines[-2].startswith("Gates: neatness passed ")
    assert "pytest passed " in lines[-2]


def test_that_a_failing_gate_is_shown_and_the_rest_still_run(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(checkout, {"neatness": BAD, "types": GOOD}, monkeypatch) == 1
    output = capfd.readouterr().out
    assert "neatness FAILED" in output
    assert "what is wrong" in output
    assert "types passed" in output
    assert "2 passed" in output.splitlines()[-1]


def test_that_a_failing_test_fails_it_all(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (checkout / "test_three.py").write_text("def test_c(): assert not 'so'\n")
    assert run(checkout, {"neatness": GOOD}, monkeypatch) == 1
    output = capfd.readouterr().out
    assert "pytest FAILED" in output
    assert "1 failed, 2 passed" in output.splitlines()[-1]


def test_that_arguments_reach_pytest(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(checkout, {}, monkeypatch, ("-k", "test_a")) == 0
    assert "1 passed" in capfd.readouterr().out.splitlines()[-1]
