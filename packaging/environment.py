"""The private Python environment: made once, made anew when what it stands on has changed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

from system_libraries import SetupError, quietly

STAMP = "deblur-studio.json"
UNFINISHED = "deblur-studio.unfinished"  # becomes the stamp, in one step, when all is installed
OFFLINE = (
    "Failed to establish a new connection",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "getaddrinfo failed",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Read timed out",
    "Connection refused",
    "Connection reset",
    "ProxyError",
    "CERTIFICATE_VERIFY_FAILED",
)
QT_TRIAL = (
    "from PySide6.QtWidgets import QApplication; QApplication(['-', '-platform', 'offscreen'])"
)


def prepare(folder: Path, checkout: Path, extras: frozenset[str]) -> Path:
    """Return the environment's Python, after making or completing it where that is needed.

    Raises:
        SetupError: It cannot be made, or ``folder`` holds something else.
    """
    _refuse_foreign(folder)
    mark = fingerprint(checkout)
    installed = installed_extras(folder, mark)
    if installed is not None and extras <= installed:
        return python_of(folder)
    print(f"Setting up {folder} (once, about a minute)", flush=True)
    if installed is None:
        _make(folder)
    wanted = extras | (installed or frozenset())
    _reopen(folder)
    _install(folder, checkout, wanted)
    _try_qt(folder)
    _close(folder, mark, wanted)
    return python_of(folder)


def fingerprint(checkout: Path) -> str:
    """Return a hash of all that an environment stands on: requirements, Python and place."""
    parts = ((checkout / "pyproject.toml").read_bytes(), sys.version.encode(), bytes(checkout))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def installed_extras(folder: Path, mark: str) -> frozenset[str] | None:
    """Return which extras a finished, fitting environment has; None: it must be made anew."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        extras = frozenset(stamp["extras"]) if stamp["fingerprint"] == mark else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return extras if python_of(folder).exists() else None


def python_of(folder: Path) -> Path:
    """Return the path of the environment's Python."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _refuse_foreign(folder: Path) -> None:
    ours = (folder / STAMP).exists() or (folder / UNFINISHED).exists()
    if folder.exists() and not ours and (not folder.is_dir() or any(folder.iterdir())):
        raise SetupError(
            f"{folder} was not made by this command: "
            "name a new folder with --env, or move that one away, then start again."
        )


def _make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _reopen(folder)
    for child in folder.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        elif child.name != UNFINISHED:
            child.unlink()
    done = quietly([sys.executable, "-m", "venv", str(folder)])
    if done.returncode:
        raise SetupError(f"Python could not make the environment {folder}: {tail(done.stdout)}")


def _reopen(folder: Path) -> None:
    """Mark the environment as unfinished until ``_close``, so that an interruption is noticed."""
    if (folder / STAMP).exists():
        (folder / STAMP).replace(folder / UNFINISHED)
    (folder / UNFINISHED).touch()


def _close(folder: Path, mark: str, extras: frozenset[str]) -> None:
    stamp = json.dumps({"fingerprint": mark, "extras": sorted(extras)})
    (folder / UNFINISHED).write_text(stamp, encoding="utf-8")
    (folder / UNFINISHED).replace(folder / STAMP)


def _install(folder: Path, checkout: Path, extras: frozenset[str]) -> None:
    target = f"{checkout}[{','.join(sorted(extras))}]" if extras else str(checkout)
    quiet = ["--quiet", "--no-input", "--progress-bar=off", "--disable-pip-version-check"]
    done = quietly([str(python_of(folder)), "-m", "pip", "install", *quiet, "-e", target])
    if done.returncode:
        raise SetupError(why_pip_failed(done.stdout))


def why_pip_failed(output: str) -> str:
    """Return one sentence where the cause is plain, else pip's last lines."""
    if any(sign in output for sign in OFFLINE):
        return (
            "The libraries could not be downloaded: "
            "check the connection to pypi.org (network, proxy, certificates), then start again."
        )
    if "No space left on device" in output:
        return "The disk is full: the libraries need about 1 GB; make room, then start again."
    return f"pip could not install the libraries: {tail(output)}"


def _try_qt(folder: Path) -> None:
    done = quietly([str(python_of(folder)), "-c", QT_TRIAL])
    if done.returncode:
        raise SetupError(f"Qt does not start on this system: {tail(done.stdout, 1)}")


def tail(output: str, count: int = 8) -> str:
    """Return the last lines of what a command said."""
    return "\n".join(output.strip().splitlines()[-count:]) or "it said nothing"
