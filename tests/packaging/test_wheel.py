from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SHOW = "from deblur_studio.core.resources import resource; print(resource('sample'))"


def pip(*arguments: str) -> None:
    """Run pip of this Python with every download forbidden."""
    command = [sys.executable, "-m", "pip", *arguments, "--quiet", "--no-deps"]
    subprocess.run(command, env={**os.environ, "PIP_NO_INDEX": "1"}, check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", str(CHECKOUT), "--no-build-isolation", "--wheel-dir", str(folder))
    return next(folder.glob("deblur_studio-*.whl"))


@pytest.mark.parametrize(
    ("source", "pattern", "place"),
    [("resources", "*", "deblur_studio/resources"), ("deblur_studio", "*.py", "deblur_studio")],
)
def test_that_the_wheel_carries_every_file(
    wheel: Path, source: str, pattern: str, place: str
) -> None:
    root = CHECKOUT / source
    wanted = {
        f"{place}/{path.relative_to(root).as_posix()}"
        for path in root.rglob(pattern)
        if path.is_file()
    }
    assert len(wanted) > 10
    assert wanted <= set(zipfile.ZipFile(wheel).namelist())


def test_that_the_wheel_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"deblur_studio"}


def test_that_an_installed_wheel_finds_what_it_ships(wheel: Path, tmp_path: Path) -> None:
    pip("install", str(wheel), "--target", str(tmp_path / "installed"))
    found = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=True,
    )
    shipped = tmp_path / "installed" / "deblur_studio" / "resources" / "sample"
    assert Path(found.stdout.strip()) == shipped.resolve()
