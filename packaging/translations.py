"""Brings resources/translations up to date: new texts for translators, compiled files for Qt.

Run it as ``python packaging/translations.py`` after the window's texts or a .ts file changed; a
new language begins with its code, ``python packaging/translations.py fr_FR``. It needs the
environment of the program: core declares some of the texts, and Qt's lrelease comes with PySide6.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ts_file import Entry, read_ts, write_ts
from window_texts import TextError, texts_of

CHECKOUT = Path(__file__).resolve().parents[1]
FOLDER = CHECKOUT / "resources" / "translations"
_NAME = "deblur_studio_{}.ts"
_COMPILE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


def update(path: Path, language: str) -> list[str]:
    """Write a .ts anew from the texts of the source; return those that have no translation."""
    texts = texts_of(CHECKOUT)
    entries = read_ts(path) if path.exists() else {}
    write_ts(path, language, texts.values(), entries)
    kept = [entries.get(source, Entry(source)) for source in texts]
    return [entry.source for entry in kept if not any(entry.forms)]


def compiled(path: Path, target: Path) -> None:
    """Make the file that Qt reads, with Qt's own compiler."""
    command = [sys.executable, "-c", _COMPILE, "-silent", "-nounfinished"]
    subprocess.run([*command, str(path), "-qm", str(target)], check=True)


def language_in(path: Path) -> str:
    """Return the language code of a file, such as de."""
    return path.stem.removeprefix("deblur_studio_")


def main(languages: list[str]) -> int:
    """Update every language that is there, and begin those that are asked for."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    new = [FOLDER / _NAME.format(language.split("_")[0]) for language in languages]
    for path in sorted({*FOLDER.glob(_NAME.format("*")), *new}):
        try:
            missing = update(path, language_in(path))
        except TextError as error:
            print(error, file=sys.stderr)
            return 1
        compiled(path, path.with_suffix(".qm"))
        print(f"{path.name}: {len(missing)} texts without a translation", *missing, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
