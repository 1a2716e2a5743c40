"""What Qt and Python need from a Linux system, and how the missing parts are brought in."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


class SetupError(Exception):
    """The program cannot be set up here; its text is the sentence for the user."""


@dataclass(frozen=True)
class Need:
    """One part of the system, by the name it is looked for, and the packages that bring it."""

    name: str
    apt: str
    dnf: str
    pacman: str


PIP_MAKER = Need(
    "ensurepip", "python{}.{}-venv".format(*sys.version_info[:2]), "python3-pip", "python-pip"
)
FONT = Need("a font", "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu")
BINUTILS = Need("objcopy", "binutils", "binutils", "binutils")  # and strip, for packaging
ALWAYS = (
    Need("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Need("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    FONT,
    PIP_MAKER,
)
ON_X11 = (
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)


def bring_in_missing(*, x11: bool, tools: tuple[Need, ...] = ()) -> None:
    """See to it that the system has what Qt needs, without a screen or on an X11 one, and tools.

    Raises:
        SetupError: Something is missing and only the user may install it.
    """
    if not sys.platform.startswith("linux"):
        return
    wanted = ALWAYS + (ON_X11 if x11 else ())
    missing = [need for need in wanted if not present(need)]
    missing += [tool for tool in tools if shutil.which(tool.name) is None]
    if not missing:
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        install([need.apt for need in missing])
    elif missing == [FONT]:  # without one Qt works, but letters are boxes
        print(advice(missing), flush=True)
    else:
        raise SetupError(advice(missing))


def present(need: Need) -> bool:
    """Say whether the system has it, by trying."""
    if need is PIP_MAKER:
        return importlib.util.find_spec("ensurepip") is not None
    if need is FONT:
        return any(_holds_font(Path(folder).expanduser()) for folder in FONT_FOLDERS)
    try:
        ctypes.CDLL(need.name)
    except OSError:
        return False
    return True


def _holds_font(folder: Path) -> bool:
    return any(path.suffix in {".ttf", ".otf", ".ttc"} for path in folder.rglob("*.?t?"))


def advice(missing: list[Need]) -> str:
    """Return the sentence that tells a user who is not root which command to run."""
    names = ", ".join(need.name for need in missing)
    return f"This system lacks {names}: {_how(missing)}, then start again."


def _how(missing: list[Need]) -> str:
    for manager, command in (
        ("apt-get", "sudo apt-get install -y"),
        ("dnf", "sudo dnf install -y"),
        ("pacman", "sudo pacman -S --needed"),
    ):
        if shutil.which(manager):
            packages = dict.fromkeys(getattr(need, manager.split("-")[0]) for need in missing)
            return f"run '{command} {' '.join(packages)}'"
    return "install them with its package manager"


def install(packages: list[str]) -> None:
    """Install Debian packages quietly.

    Raises:
        SetupError: apt-get failed, with the last thing it said.
    """
    print(f"Installing with apt-get: {' '.join(packages)}", flush=True)
    quietly(["apt-get", "update", "-q"])  # a package list that is out of date may still do
    done = quietly(["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages])
    if done.returncode:
        last = (done.stdout.strip().splitlines() or ["no output"])[-1]
        raise SetupError(
            f"apt-get could not install {' '.join(packages)} ({last}): "
            "check the network and the package sources, then start again."
        )


def quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command without a question to the user; its output is kept, not shown."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=clean_variables({"DEBIAN_FRONTEND": "noninteractive"}),
        check=False,
    )


def clean_variables(extra: dict[str, str]) -> dict[str, str]:
    """Return this process's variables, less those that lead a private Python astray."""
    astray = {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    return {key: value for key, value in os.environ.items() if key not in astray} | extra
