"""Where the files that ship with the program are: checkout, installed wheel or frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import deblur_studio


def resource(name: str) -> Path:
    """Return the path of the shipped file or folder ``name``, such as ``sample/photo.jpg``.

    Raises:
        FileNotFoundError: The installation lacks it, which is a defect of the package.
    """
    package = Path(deblur_studio.__file__).resolve().parent
    roots = [package / "resources", package.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        roots.insert(0, Path(frozen) / "resources")
    for root in roots:
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"resource {name!r} is in none of {[str(root) for root in roots]}")
