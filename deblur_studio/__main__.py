"""Starts the window, the command line or a child process, whichever the arguments ask for."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import deblur_studio

_DESCRIPTION = (
    "Removes camera-shake blur from a photo with the motion that a sensor measured. Without a"
    " command the window opens, with the photo and the log if they are given."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; command line and worker never import Qt, what prints a report does."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _give_streams()
    if arguments[:1] == ["--worker"]:
        from deblur_studio.worker import main as work

        return work(arguments[1:])
    if arguments[:1] == ["--print-report"]:
        from deblur_studio.printing import main as print_report

        return print_report(arguments[1:])
    from deblur_studio.cli.main import COMMANDS

    if arguments and arguments[0] in COMMANDS:
        from deblur_studio.cli.main import main as run_command

        return run_command(arguments)
    return _open_window(window_parser(COMMANDS).parse_args(arguments))


def _open_window(options: argparse.Namespace) -> int:
    from deblur_studio.app import ScreenshotOptions, run, screenshot, smoke
    from deblur_studio.ui.theme import ThemeMode

    if options.smoke is not None:
        return smoke(options.smoke)
    if options.screenshot is None:
        return run(options.files, reset=options.reset)
    wanted = ScreenshotOptions(
        options.screenshot,
        tuple(options.files),
        ThemeMode(options.theme),
        width=options.size[0],
        height=options.size[1],
        deblur=options.deblur,
    )
    return screenshot(wanted)


def window_parser(commands: Sequence[str]) -> argparse.ArgumentParser:
    """Return what the window is started with; ``commands`` are named at its end."""
    parser = argparse.ArgumentParser(
        prog="deblur-studio",
        description=_DESCRIPTION,
        epilog=f"Commands without a window, each with its own --help: {', '.join(commands)}.",
    )
    parser.add_argument("files", nargs="*", type=_existing, metavar="FILE", help="photo and log")
    parser.add_argument("--version", action="version", version=deblur_studio.__version__)
    parser.add_argument(
        "--reset", action="store_true", help="move settings and layout aside and start as at first"
    )
    parser.add_argument("--smoke", type=_existing, help=argparse.SUPPRESS)  # packaging/smoke.py
    picture = parser.add_argument_group("a picture of the window instead of the window")
    picture.add_argument("--screenshot", type=Path, metavar="PNG", help="where the picture goes")
    picture.add_argument("--theme", choices=("light", "dark"), default="light")
    picture.add_argument("--size", type=_size, default=(1600, 1000), metavar="WxH")
    picture.add_argument("--deblur", action="store_true", help="restore before the picture")
    return parser


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and int(width) and int(height)):
        raise argparse.ArgumentTypeError(f"{text!r} is no size; write it as 1600x1000")
    return int(width), int(height)


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file or command called {text!r}")
    return path.resolve()


def _give_streams() -> None:
    """Give a windowed program on Windows, which has no streams, somewhere to write."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - while we run
    if sys.stderr is None:
        sys.stderr = sys.stdout


if __name__ == "__main__":
    sys.exit(main())
