from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from deblur_studio.cli import self_test
from deblur_studio.cli.console import as_json
from deblur_studio.cli.main import COMMANDS, all_commands
from deblur_studio.core.progress import SILENT
from deblur_studio.core.selftest import Finding

UNWANTED = ("PySide6", "shiboken6", "pyqtgraph", "torch", "bleak", "deblur_studio.services")
WATCHED = f"""
import sys
from deblur_studio.__main__ import main
code = main(sys.argv[1:])
print([name for name in {UNWANTED} if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


def test_that_the_names_that_the_window_knows_are_the_commands() -> None:
    assert tuple(command.name for command in all_commands()) == COMMANDS


def test_that_the_program_runs_a_command_without_a_window(
    shot_files: tuple[Path, Path], tmp_path: Path
) -> None:
    words = ("restore", shot_files[0], "--imu", shot_files[1], "-o", tmp_path / "o.png")
    ended = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, words), "--method", "wiener", "--json"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.splitlines()[-1] == "[]"
    assert (tmp_path / "o.png").exists()


def test_that_the_exit_code_reaches_the_shell(shot_files: tuple[Path, Path]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "deblur_studio", "log-info", str(shot_files[0])],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "IMG_1.png" in ended.stderr


def test_that_a_reader_that_leaves_early_is_no_trouble(shot_files: tuple[Path, Path]) -> None:
    command = [sys.executable, "-m", "deblur_studio", "log-info", str(shot_files[1])]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        assert started.stdout is not None
        started.stdout.close()
        said = started.stderr.read() if started.stderr else b""
    assert (started.returncode, said) == (0, b"")


def test_that_names_beyond_the_terminals_letters_are_printed_all_the_same(
    shot_files: tuple[Path, Path],
) -> None:
    log = shot_files[1].rename(shot_files[1].with_name("Ωmega.gcsv"))
    ended = subprocess.run(
        [sys.executable, "-m", "deblur_studio", "log-info", str(log)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        timeout=120,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"mega.gcsv" in ended.stdout


def test_that_no_command_is_wrong_usage(run) -> None:
    assert run().code == 2
    assert run("polish").code == 2


def test_that_what_is_no_number_becomes_null() -> None:
    text = as_json({"a": float("nan"), "b": [float("inf"), 1.5], "c": {"d": Path("x")}})
    assert "".join(text.split()) == '{"a":null,"b":[null,1.5],"c":{"d":"x"}}'


@pytest.mark.parametrize(("value", "code", "word"), [(0.5, 0, "passed"), (2.0, 1, "FAILED")])
def test_that_the_self_test_prints_each_number_with_its_limit(
    run, monkeypatch: pytest.MonkeyPatch, value: float, code: int, word: str
) -> None:
    found = (Finding("Good one", 1.0, 1.0, "dB", at_least=True), Finding("This", value, 1.0, "px"))
    monkeypatch.setattr(self_test, "run_checks", lambda progress=SILENT: found)
    ended = run("self-test")
    assert ended.code == code
    assert f"{word}  This: {value:.4g} px (at most 1 px)" in ended.out
    assert "Good one: 1 dB (at least 1 dB)" in ended.out
    assert run("self-test", "--json").out.count('"limit"') == 2
