from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import archive
import numpy as np
import pytest

EPOCH = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "program-1"
    (made / "below").mkdir(parents=True)
    (made / "program").write_bytes(b"\x7fELF" + bytes(1000))
    (made / "program").chmod(0o750)
    (made / "below" / "data").write_bytes(np.random.default_rng(1).bytes(300_000))
    (made / "below" / "link").symlink_to("data")
    archive.write_sums(archive.files_below(made), made)
    return made


def test_that_sums_are_those_of_all_files_and_can_be_checked(folder: Path) -> None:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["below/data", "program"]
    told = hashlib.sha256((folder / "program").read_bytes()).hexdigest()
    assert lines[1].startswith(told)
    if (tool := shutil.which("sha256sum")) is not None:
        subprocess.run([tool, "--check", "--quiet", "SHA256SUMS"], cwd=folder, check=True)


def test_that_an_archive_brings_back_what_was_packed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_PIECE_BYTES", 100_000)  # several streams in a row
    target = archive.pack(folder, tmp_path / "program.tar.xz", EPOCH)
    with tarfile.open(target) as packed:
        packed.extractall(tmp_path / "out", filter="data")
    out = tmp_path / "out" / "program-1"
    for path in archive.files_below(folder):
        assert (out / path.relative_to(folder)).read_bytes() == path.read_bytes()
    assert (out / "below" / "link").is_symlink()
    assert os.access(out / "program", os.X_OK)
    assert (out / "program").stat().st_mtime == EPOCH
    assert not list(tmp_path.glob("*.part"))


def test_that_the_same_folder_gives_the_same_archive_later_and_elsewhere(
    folder: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "twin" / "program-1"
    shutil.copytree(folder, twin, symlinks=True)
    os.utime(twin / "program", (1, 1))
    packed = [
        archive.pack(one, tmp_path / f"{number}.tar.xz", EPOCH).read_bytes()
        for number, one in enumerate((folder, twin))
    ]
    assert packed[0] == packed[1]


def test_that_windows_gets_a_zip_of_all_files(folder: Path, tmp_path: Path) -> None:
    target = archive.pack(folder, tmp_path / "program.zip", EPOCH)
    with zipfile.ZipFile(target) as packed:
        names = set(packed.namelist())
        assert packed.testzip() is None
    assert names == {"program-1/program", "program-1/below/data", "program-1/SHA256SUMS"}
