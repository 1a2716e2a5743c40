"""Of what parts the package is made: whose each collected file is, and under which terms."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from system_libraries import SetupError

CHECKOUT = Path(__file__).resolve().parent.parent
TEXTS = Path(__file__).resolve().parent / "licences"
PROGRAM = "deblur-studio"
PYTHON = "Python"
DEBIAN = "debian:"
"""Begins the owner of a file that a Debian package of the build machine brought."""

# What every package holds though no file of it is collected: the loader and its start-up code.
ALWAYS_INSIDE = ("pyinstaller", "pyinstaller-hooks-contrib")

# Wheels that come without their licence's text; of several offered licences the one we take.
_MISSING_TEXTS = {
    "pyside6-essentials": ("LGPL-3.0-only.txt", "GPL-3.0-only.txt"),
    "shiboken6": ("LGPL-3.0-only.txt", "GPL-3.0-only.txt"),
    "telemetry-parser": ("Apache-2.0.txt",),
}
_TEXT = re.compile(r"(^|/)(licen[cs]e|copying|notice|copyright|authors)[^/]*$|/licenses/", re.I)
_LEFT_OUT_METADATA = {"INSTALLER", "REQUESTED", "direct_url.json"}  # of this machine, not of it


@dataclass(frozen=True)
class Part:
    """A part of the package; ``purl`` names it to tools that look for known weaknesses."""

    name: str
    version: str
    terms: str
    purl: str
    texts: tuple[Path, ...]
    home: str = ""


def owners(sources: Iterable[str]) -> dict[str, str]:
    """Return whose each file is: a distribution, Python, Debian's package or the program."""
    return {source: _owner(source) for source in sources if Path(source).is_file()}


def parts_of(names: Iterable[str]) -> list[Part]:
    """Return the parts with these names, and those that are always inside, by name.

    Raises:
        SetupError: One has no licence text: it may not be passed on like that.
    """
    wanted = {*names, *ALWAYS_INSIDE} - {PROGRAM}
    found = sorted((_part(name) for name in wanted), key=lambda part: part.name.lower())
    bare = [part.name for part in found if not part.texts]
    if bare:
        raise SetupError(
            f"No licence text was found of {', '.join(bare)}: put it into packaging/licences"
            " and name it in packaging/parts.py, then build again."
        )
    return found


def metadata_entries(names: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the metadata of distributions as PyInstaller collects files."""
    return [
        (str(path), str(path.locate()), "DATA")
        for name in sorted(names)
        for path in distribution(name).files or ()
        if ".dist-info/" in path.as_posix()
        and path.name not in _LEFT_OUT_METADATA
        and Path(path.locate()).is_file()
    ]


def _owner(source: str) -> str:
    real = os.path.realpath(source)
    if real.startswith(str(CHECKOUT) + os.sep) and "site-packages" not in real:
        return PROGRAM
    if (name := _files_of_distributions().get(real)) is not None:
        return name
    if real.startswith(os.path.realpath(sys.base_prefix) + os.sep) and sys.base_prefix != "/usr":
        return PYTHON
    return _debian_owner(real)


@cache
def _files_of_distributions() -> dict[str, str]:
    return {
        os.path.realpath(path.locate()): one.name
        for one in distributions()
        for path in one.files or ()
    }


def _debian_owner(path: str) -> str:
    """Return the package that brought a file of the system; before /usr was merged, without it."""
    for name in (path, path.removeprefix("/usr")):
        try:
            done = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
        except FileNotFoundError:
            break
        if done.returncode == 0:
            return DEBIAN + done.stdout.split(":")[0].split(",")[0]
    raise SetupError(
        f"Nobody knows where {path} comes from, which would be packaged: "
        "leave it out in packaging/slim.py, or install what it belongs to with a package manager."
    )


def _part(name: str) -> Part:
    if name == PYTHON:
        version = sys.version.split()[0]
        own = "lib/python{}.{}".format(*sys.version_info)
        lib = Path(sys.base_prefix) / ("" if os.name == "nt" else own)
        return Part(PYTHON, version, "PSF-2.0", f"pkg:generic/python@{version}",
                    tuple(lib.glob("LICENSE.txt")), "https://www.python.org")  # fmt: skip
    if name.startswith(DEBIAN):
        return _debian_part(name.removeprefix(DEBIAN))
    return _distribution_part(distribution(name))


def _debian_part(name: str) -> Part:
    query = ["dpkg-query", "-W", "-f", "${Version}\n${Homepage}\n", name]
    version, home = subprocess.run(query, capture_output=True, text=True).stdout.split("\n")[:2]
    texts = tuple(Path("/usr/share/doc", name).glob("copyright"))
    return Part(name, version, "see its text", f"pkg:deb/debian/{name}@{version}", texts, home)


def _distribution_part(one: Distribution) -> Part:
    name = re.sub(r"[-_.]+", "-", one.name).lower()
    texts = [Path(str(path.locate())) for path in one.files or () if _is_text(path.as_posix())]
    texts += [TEXTS / text for text in _MISSING_TEXTS.get(name, ())]
    purl = f"pkg:pypi/{name}@{one.version}"
    return Part(one.name, one.version, terms_of(one), purl, tuple(texts), _home_of(one))


def _is_text(path: str) -> bool:
    return ".dist-info/" in path and _TEXT.search(path) is not None and not path.endswith(".py")


def terms_of(one: Distribution) -> str:
    """Return the licence in few words: the expression, else the short text, else classifiers."""
    data = one.metadata
    said = (_told(one, "License-Expression") or _told(one, "License")).strip()
    if said and "\n" not in said and len(said) < 200 and said != "UNKNOWN":
        return said
    named = [one.split(" :: ")[-1] for one in data.get_all("Classifier") or () if "License" in one]
    return ", ".join(named) or "see its text"


def _home_of(one: Distribution) -> str:
    links = [link.split(", ", 1) for link in one.metadata.get_all("Project-URL") or ()]
    named = {label.lower(): link for label, link in (pair for pair in links if len(pair) == 2)}
    best = (named.get(label) for label in ("homepage", "source", "repository", "source code"))
    return next((link for link in best if link), _told(one, "Home-page"))


def _told(one: Distribution, key: str) -> str:
    return str((one.metadata.get_all(key) or [""])[0])
