"""The licences of everything inside, as a folder that is read without the program."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from parts import Part

_HEAD = """Deblur Studio holds the parts below; their licences lie in the folders beside this list.

Qt (PySide6), libheif, libde265, LibRaw and FFmpeg (in OpenCV) are used as separate libraries under
the LGPL: each is a file of its own in the package and may be replaced by another build of it.
Of the licences that are offered together for Qt the LGPL 3 is taken. The loader of PyInstaller is
under the GPL 2 with an exception that allows any program to be packaged with it.

"""


def write_licences(parts: Sequence[Part], folder: Path) -> None:
    """Copy each part's texts into a folder of its own and write a list of all."""
    folder.mkdir(parents=True)
    lines = []
    for part in parts:
        own = folder / f"{part.name}-{part.version}".replace(":", "_")
        for number, text in enumerate(part.texts):
            _copy(text, own, number)
        home = f"  {part.home}" if part.home else ""
        lines.append(f"{part.name} {part.version}: {part.terms}{home}\n")
    (folder / "README.txt").write_text(_HEAD + "".join(lines), encoding="utf-8")


def _copy(text: Path, own: Path, number: int) -> None:
    """Copy a text; those of one name from several folders are numbered."""
    own.mkdir(exist_ok=True)
    target = own / text.name
    if target.exists():
        target = own / f"{text.stem}-{number}{text.suffix}"
    shutil.copyfile(text, target)
