from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import deblur_studio
from deblur_studio.core.program import own_command

PACKAGE = Path(deblur_studio.__file__).parent


def test_that_the_program_can_start_itself() -> None:
    done = subprocess.run([*own_command(), "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == deblur_studio.__version__


def test_that_a_package_starts_its_own_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command() == (sys.executable,)


def test_that_no_other_place_starts_a_python() -> None:
    """A package has none: sys.executable is the program there."""
    allowed = Path(inspect.getsourcefile(own_command) or "")
    asking = [path for path in PACKAGE.rglob("*.py") if "sys.executable" in path.read_text("utf-8")]
    assert asking == [allowed]
