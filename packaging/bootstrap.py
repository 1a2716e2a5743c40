"""Set Deblur Studio up and start it, or run its gates and tests, from a bare checkout.

    python3 packaging/bootstrap.py run [PHOTO LOG]   the window; results in files without a display
    python3 packaging/bootstrap.py test [pytest arguments]

Needs nothing but Python 3.11 or newer; everything else goes into a private environment.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from environment import prepare
from gates import Gates
from system_libraries import SetupError, bring_in_missing, clean_variables

CHECKOUT = Path(__file__).resolve().parent.parent
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass(frozen=True)
class Shot:
    """A photo with the log of its motion and, where there is one, its camera file."""

    photo: Path
    log: Path
    camera: Path | None


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; return the exit code."""
    try:
        refuse_old_python(sys.version_info[:2])
        options, rest = parse(arguments)
        return test(options, rest) if options.command == "test" else run(options)
    except SetupError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error}: check the folder and its rights, then start again.", file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
    return 1


def refuse_old_python(version: tuple[int, ...]) -> None:
    """Raise SetupError when this Python is too old for the program."""
    if version < (3, 11):
        raise SetupError(
            "Deblur Studio needs Python 3.11 or newer and this is {}.{}: ".format(*version)
            + "install a newer one from python.org and start this command with it."
        )


def parse(arguments: list[str] | None) -> tuple[argparse.Namespace, list[str]]:
    """Return the options and, for ``test``, what is meant for pytest."""
    parser = argparse.ArgumentParser(description="Set Deblur Studio up, then start or test it.")
    commands = parser.add_subparsers(dest="command", required=True)
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--env", type=Path, default=CHECKOUT / ".venv", metavar="DIR")
    started = commands.add_parser("run", parents=[shared], help="start with the sample or a shot")
    started.add_argument("photo", type=Path, nargs="?")
    started.add_argument("log", type=Path, nargs="?")
    started.add_argument("--camera", type=Path, help="camera file of PHOTO")
    started.add_argument("--headless", action="store_true", help="write files, open no window")
    started.add_argument("--out", type=Path, metavar="DIR", help="where the files go")
    commands.add_parser("test", parents=[shared], help="gates and tests", allow_abbrev=False)
    options, rest = parser.parse_known_args(arguments)
    if options.command == "run" and (rest or (options.photo and not options.log)):
        parser.error(f"unknown: {' '.join(rest)}" if rest else "PHOTO needs its LOG")
    return options, rest


def run(options: argparse.Namespace) -> int:
    """Open the window with a shot, or do the same job without one."""
    window = not options.headless and has_display(dict(os.environ))
    bring_in_missing(x11=window and bool(os.environ.get("DISPLAY")))
    python = prepare(options.env.absolute(), CHECKOUT, frozenset())
    shot = chosen_shot(options)
    if window:
        code = _python(python, ["-m", "deblur_studio", str(shot.photo), str(shot.log)], {})
        if code < 0:  # Qt aborts when the display that the variables name does not answer
            raise SetupError("The window broke off: without a display, start with --headless.")
        return code
    return without_window(python, shot, options.out)


def has_display(variables: dict[str, str]) -> bool:
    """Say whether a window can be shown."""
    if variables.get("QT_QPA_PLATFORM", "") in {"offscreen", "minimal"}:
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def chosen_shot(options: argparse.Namespace) -> Shot:
    """Return the shot that the user named, or the bundled sample."""
    if options.photo is None:
        return bundled_shot(CHECKOUT / "resources" / "sample")
    camera = options.camera or options.photo.with_suffix(".camera.toml")
    known = options.camera is not None or camera.exists()
    return Shot(
        options.photo.absolute(), options.log.absolute(), camera.absolute() if known else None
    )


def bundled_shot(folder: Path) -> Shot:
    """Return the sample that lies in ``folder``, as its sample.json names the files."""
    try:
        names = json.loads((folder / "sample.json").read_text(encoding="utf-8"))
        return Shot(folder / names["photo"], folder / names["log"], folder / names["camera"])
    except (FileNotFoundError, ValueError, KeyError) as error:
        raise SetupError(
            f"{folder} is incomplete ({error!r}): get a fresh copy of the program."
        ) from error


def without_window(python: Path, shot: Shot, out: Path | None) -> int:
    """Restore the shot, draw its kernels and picture the window, all into files."""
    folder = (out or Path(tempfile.gettempdir()) / "deblur-studio-sample").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    succeeded = True
    for file, command in headless_commands(shot, folder).items():
        code = _python(python, ["-m", "deblur_studio", *command], OFFSCREEN)
        print(f"{'failed' if code else 'written'}: {folder / file}", flush=True)
        succeeded = succeeded and code == 0
    return 0 if succeeded else 1


def headless_commands(shot: Shot, folder: Path) -> dict[str, list[str]]:
    """Return what the program is asked to do without a window, by the file that comes of it."""
    camera = ["--camera", str(shot.camera)] if shot.camera else []
    source = [str(shot.photo), "--imu", str(shot.log), *camera]
    restored, kernels, window = (
        str(folder / name) for name in ("restored.tif", "kernels.png", "window.png")
    )
    return {
        "restored.tif": ["restore", *source, "-o", restored, "--json"],
        "kernels.png": ["kernels", *source, "-o", kernels],
        "window.png": ["--screenshot", window, str(shot.photo), str(shot.log)],
    }


def _python(python: Path, arguments: list[str], variables: dict[str, str]) -> int:
    return subprocess.call([str(python), *arguments], env=clean_variables(variables))


def test(options: argparse.Namespace, pytest_arguments: list[str]) -> int:
    """Run every gate and every test; return 0 when all passed."""
    bring_in_missing(x11=False)
    python = prepare(options.env.absolute(), CHECKOUT, frozenset({"dev"}))
    return Gates(python, CHECKOUT).run(pytest_arguments)


if __name__ == "__main__":
    sys.exit(main())
