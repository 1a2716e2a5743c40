"""The package for Debian and its kin: the same folder, found by menus and removed cleanly."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

from archive import files_below
from system_libraries import ALWAYS, FONT, ON_X11, PIP_MAKER, SetupError
from system_parts import DESCRIPTION, NAME, SUMMARY, version


def build_deb(folder: Path, out: Path, work: Path, epoch: int) -> Path:
    """Build the package of a finished folder into ``out`` and return its path.

    Raises:
        SetupError: dpkg-deb failed.
    """
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    lay_out(folder, root)
    target = out / f"{NAME}_{version()}_{architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(root), str(target)]
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    done = subprocess.run(command, capture_output=True, text=True, env=variables)
    if done.returncode:
        raise SetupError(f"dpkg-deb could not build {target.name}: {done.stderr.strip()}")
    shutil.rmtree(root)
    return target


def lay_out(folder: Path, root: Path) -> None:
    """Put the program below /usr/lib, a command into /usr/bin, the rest where Debian looks."""
    place = root / "usr" / "lib" / NAME
    shutil.copytree(folder, place, symlinks=True, copy_function=os.link)
    (place / "share").rename(root / "usr" / "share")
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    about = root / "usr" / "share" / "doc" / NAME
    about.mkdir(parents=True)
    shutil.copyfile(folder / "licences" / "README.txt", about / "copyright")
    size_kib = sum(path.stat().st_size for path in files_below(root)) // 1024
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control(size_kib), encoding="utf-8")


def control(size_kib: int) -> str:
    """Return what dpkg is told: above all which libraries of the system Qt needs."""
    told = "".join(f" {text}\n .\n" for text in DESCRIPTION).removesuffix(" .\n")
    return (
        f"Package: {NAME}\nVersion: {version()}\nArchitecture: {architecture()}\n"
        f"Maintainer: Deblur Studio <{NAME}@localhost>\nSection: graphics\nPriority: optional\n"
        f"Installed-Size: {size_kib}\nDepends: {', '.join(depends())}\n"
        f"Recommends: {FONT.apt}, bluez\nDescription: {SUMMARY}\n{told}"
    )


def depends() -> list[str]:
    """Return the packages that must be there: a C library as new as ours, and what Qt loads."""
    needs = [need.apt for need in ALWAYS + ON_X11 if need not in (FONT, PIP_MAKER)]
    return [f"libc6 (>= {platform.libc_ver()[1]})", "libstdc++6", "zlib1g", *needs]


def architecture() -> str:
    """Return Debian's name of this machine."""
    done = subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True)
    return done.stdout.strip()
