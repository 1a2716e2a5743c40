from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import debian
import pytest
import system_parts

import deblur_studio

pytestmark = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="not a Debian")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("deb")
    folder = top / "program"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "lib.so").write_bytes(b"x" * 2048)
    (folder / "lib.so.1").symlink_to("_internal/lib.so")
    (folder / "_internal" / "share").mkdir()
    (folder / "_internal" / "share" / "data").touch()
    (folder / "deblur-studio").write_text("#!/bin/sh\n")
    (folder / "deblur-studio").chmod(0o755)
    (folder / "licences").mkdir()
    (folder / "licences" / "README.txt").write_text("the parts\n")
    system_parts.write_linux_share(folder / "share")
    return debian.build_deb(folder, top, top / "work", 1_700_000_000)


def asked(*arguments: str) -> str:
    done = subprocess.run(["dpkg-deb", *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def test_that_the_package_says_its_version_and_what_qt_needs(package: Path) -> None:
    told = asked("--field", str(package))
    assert f"Version: {deblur_studio.__version__}" in told
    needs = asked("--field", str(package), "Depends")
    assert {"libgl1", "libegl1", "libdbus-1-3", "libxcb-cursor0"} <= set(needs.strip().split(", "))
    assert "ensurepip" not in needs
    assert "-venv" not in needs


def test_that_everything_lies_where_debian_looks_for_it_and_is_roots(package: Path) -> None:
    lines = asked("--contents", str(package)).splitlines()
    assert all(line.split()[1] == "root/root" for line in lines)
    places = {line.split(maxsplit=5)[5] for line in lines}
    assert "./usr/bin/deblur-studio -> ../lib/deblur-studio/deblur-studio" in places
    assert "./usr/lib/deblur-studio/_internal/lib.so" in places
    assert "./usr/share/applications/deblur-studio.desktop" in places
    assert "./usr/share/metainfo/deblur-studio.metainfo.xml" in places
    assert "./usr/share/doc/deblur-studio/copyright" in places
    assert "./usr/lib/deblur-studio/lib.so.1 -> _internal/lib.so" in places
    assert "./usr/lib/deblur-studio/_internal/share/data" in places
    assert not [place for place in places if "lib/deblur-studio/share" in place]
