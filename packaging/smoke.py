"""Run a packaged program through its main jobs and look at every line that it says.

    python3 packaging/smoke.py [FOLDER|PROGRAM] [--screen offscreen|xvfb|own]...

FOLDER is what build.py made, by default the newest in dist/. The window is shown offscreen and,
where Xvfb is installed, on a screen of its own. A line that nobody expects fails the run.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from smoke_steps import SmokeError, Taken, command_steps, take, window_step
from smoke_xvfb import screen

CHECKOUT = Path(__file__).resolve().parent.parent
PROGRAMS = ("deblur-studio", "deblur-studio.exe", "Deblur Studio.app/Contents/MacOS/deblur-studio")
# A computer that has nothing of ours: neither settings nor variables of a developer.
_KEPT_VARIABLES = (
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "OMP_NUM_THREADS",
)


def main(arguments: list[str] | None = None) -> int:
    """Do all steps; return 0 when each went as it should."""
    parser = argparse.ArgumentParser(description="Try a packaged program out.")
    parser.add_argument("program", type=Path, nargs="?", metavar="FOLDER|PROGRAM")
    parser.add_argument("--screen", action="append", choices=("offscreen", "xvfb", "own"))
    options = parser.parse_args(arguments)
    try:
        program = program_in(options.program or newest(CHECKOUT / "dist"))
        with tempfile.TemporaryDirectory() as folder:
            run(program, Path(folder), options.screen or usual_screens())
    except SmokeError as error:
        print(f"FAILED {error}", file=sys.stderr)
        return 1
    print("The packaged program works.")
    return 0


def newest(out: Path) -> Path:
    """Return the folder that was built last.

    Raises:
        SmokeError: There is none.
    """
    built = [folder for folder in out.glob("deblur-studio-*") if folder.is_dir()]
    if not built:
        raise SmokeError(f"{out} holds no package: build one with packaging/build.py.")
    return max(built, key=lambda folder: folder.stat().st_mtime)


def program_in(place: Path) -> Path:
    """Return the program itself, of a folder or of its own path.

    Raises:
        SmokeError: There is none.
    """
    for path in (place, *(place / name for name in PROGRAMS)):
        if path.is_file():
            return path.absolute()
    raise SmokeError(f"{place} holds no program called deblur-studio.")


def usual_screens() -> list[str]:
    """Return on which screens the window is shown when nobody says."""
    if not sys.platform.startswith("linux"):
        return ["own"]
    return ["offscreen", "xvfb"] if shutil.which("Xvfb") else ["offscreen"]


def run(program: Path, folder: Path, screens: list[str]) -> None:
    """Do the commands, then the window on each screen.

    Raises:
        SmokeError: A step ended badly or said something unexpected.
    """
    for step in command_steps(program, folder / "commands"):
        report(take(step, clean_variables(folder, {"QT_QPA_PLATFORM": "offscreen"})))
    for kind in screens:
        with variables_of(kind) as variables:
            step = window_step(program, folder / f"window-{kind}", kind)
            report(take(step, clean_variables(folder, variables)))


@contextmanager
def variables_of(kind: str) -> Iterator[dict[str, str]]:
    """Give the variables that lead a window to a kind of screen, while that is there."""
    if kind == "xvfb":
        with screen() as display:
            yield {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    else:
        yield {"QT_QPA_PLATFORM": "offscreen"} if kind == "offscreen" else {}


def clean_variables(home: Path, more: dict[str, str]) -> dict[str, str]:
    """Return the variables of a user who has just installed the program."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), "LANG": "C.UTF-8", **more}


def report(taken: Taken) -> None:
    """Say how a step went."""
    print(f"passed {taken.step.name} {taken.seconds:.1f} s{told(taken)}", flush=True)


def told(taken: Taken) -> str:
    """Return what a step says of itself that is worth knowing."""
    return "".join(f"; {line.split()[0]} after {when_s:.1f} s" for when_s, line in taken.marks)


if __name__ == "__main__":
    sys.exit(main())
