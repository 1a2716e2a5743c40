"""Takes a picture of every workspace and dialog in every main state, to be looked at.

    python tests/screenshots/take.py --out DIR [--theme dark] [--size 1280x720] [--only NAME...]

Without choices: light and dark at 1280 x 720, at 1600 x 1000, and at 1280 x 720 with twice the
scale. Nothing that the user has set is read or changed.
"""

from __future__ import annotations

import argparse
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

THEMES = ("light", "dark")
SIZES = ("1280x720", "1600x1000", "1280x720@2")


def main() -> int:
    """Take all pictures that were asked for, a process for each look."""
    options = _parser().parse_args()
    if options.inside:
        return _take(options.out, options.theme[0], options.size[0], options.only)
    looks = itertools.product(options.theme, options.size)
    return max(_start(options.out, theme, size, options.only) for theme, size in looks)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--size", nargs="+", default=SIZES, metavar="WxH[@SCALE]")
    parser.add_argument("--only", nargs="+", default=[], help="states, by the start of their name")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    return parser


def _start(out: Path, theme: str, size: str, only: Sequence[str]) -> int:
    folder = out / f"{theme}-{size}"
    folder.mkdir(parents=True, exist_ok=True)
    scale = {"QT_SCALE_FACTOR": size.partition("@")[2] or "1"}
    command = [sys.executable, __file__, "--inside", "--out", str(folder)]
    command += ["--theme", theme, "--size", size, *(["--only", *only] if only else [])]
    with tempfile.TemporaryDirectory() as home:
        own = {"QT_QPA_PLATFORM": "offscreen", "DEBLUR_STUDIO_CONFIG_DIR": home}
        return subprocess.call(command, env={**os.environ, **scale, **own})


def _take(folder: Path, theme: str, size: str, only: Sequence[str]) -> int:
    """Go through the states in one window."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "shared"))
    from states import STATES, Stage

    width, height = (int(part) for part in size.partition("@")[0].split("x"))
    stage = Stage(theme, width, height)
    try:
        for name, show in STATES.items():
            if only and not any(name.startswith(one) for one in only):
                continue
            shown = show(stage) or stage.window
            stage.pump(200)
            shown.grab().save(str(folder / f"{name}.png"))
            stage.clear(shown)
            print(folder / f"{name}.png", flush=True)
    finally:
        stage.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
