from __future__ import annotations

import sys
from pathlib import Path

import pytest

import deblur_studio
from deblur_studio.core.resources import resource


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package that lies elsewhere."""
    folder = tmp_path / "site" / "deblur_studio"
    folder.mkdir(parents=True)
    monkeypatch.setattr(deblur_studio, "__file__", str(folder / "__init__.py"))
    return folder


def ship(root: Path, name: str) -> Path:
    file = root / "resources" / name
    file.parent.mkdir(parents=True)
    file.touch()
    return file


def test_that_a_checkout_finds_its_own_files() -> None:
    assert resource("icons").parent == Path(__file__).resolve().parents[2] / "resources"


def test_that_a_checkout_keeps_them_beside_the_package(package: Path) -> None:
    file = ship(package.parent, "icons/a.svg")
    assert resource("icons/a.svg") == file


def test_that_a_wheel_keeps_them_inside_the_package_and_that_wins(package: Path) -> None:
    ship(package.parent, "icons/a.svg")
    file = ship(package, "icons/a.svg")
    assert resource("icons/a.svg") == file


def test_that_a_frozen_program_looks_into_its_bundle_first(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ship(package, "icons/a.svg")
    file = ship(tmp_path / "bundle", "icons/a.svg")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert resource("icons/a.svg") == file
    assert resource("icons") == file.parent


def test_that_what_is_not_shipped_is_named(package: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"'sample/none\.png' is in none of"):
        resource("sample/none.png")
