"""The licences of everything that the program is made of, as its distributions tell them."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions

_PROGRAM = "deblur-studio"
_FILES = re.compile(r"(^|/)(licen[cs]es?|copying|notice|copyright)([.\-_/][^/]*)?$", re.IGNORECASE)
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True)
class Licence:
    """A part of the program and the terms under which it is used."""

    name: str
    version: str
    terms: str
    text: str


def licences() -> tuple[Licence, ...]:
    """Return the licence of Python and of each library that the program needs, by name."""
    found = {one.metadata["Name"].lower(): one for one in _parts()}
    libraries = (_licence(found[name]) for name in sorted(found) if name != _PROGRAM)
    return (_python(), *libraries)


def _parts() -> list[Distribution]:
    """Return the distributions below the program's own; without that, all there are."""
    try:
        waiting, parts = [distribution(_PROGRAM)], dict[str, Distribution]()
    except PackageNotFoundError:  # a packaged program holds what it needs and nothing else
        return list(distributions())
    while waiting:
        part = waiting.pop()
        name = part.metadata["Name"].lower()
        if name not in parts:
            parts[name] = part
            waiting += [one for need in part.requires or () if (one := _needed(need)) is not None]
    return list(parts.values())


def _needed(need: str) -> Distribution | None:
    name = re.match(r"[\w.\-]+", need)
    if name is None or "extra ==" in need:
        return None
    try:
        return distribution(name.group())
    except PackageNotFoundError:  # needed on other systems only
        return None


def _licence(part: Distribution) -> Licence:
    data = part.metadata
    said = next((data[name] for name in ("License-Expression", "License") if name in data), "")
    named = [one.removeprefix(_CLASSIFIER) for one in data.get_all("Classifier") or ()]
    approved = [one for one in named if one in said or one.endswith("License")]
    first_line = said.strip().splitlines()[0][:80] if said.strip() else ""
    terms = "" if first_line.startswith("Copyright") else first_line
    terms = terms or ", ".join(approved) or "see its text"
    return Licence(data["Name"], part.version, terms, _text_of(part) or said)


def _text_of(part: Distribution) -> str:
    texts = []
    for path in part.files or ():
        if ".dist-info" in str(path) and _FILES.search(str(path)):
            texts.append(path.read_text(encoding="utf-8"))
    return "\n\n".join(texts)


def _python() -> Licence:
    version = sys.version.split()[0]
    text = "Copyright Python Software Foundation. https://docs.python.org/3/license.html"
    return Licence("Python", version, "PSF-2.0", text)
