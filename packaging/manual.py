#!/usr/bin/env python3
"""Writes the page of the command line and, from screenshots, the manual's pictures.

    python packaging/manual.py [--screenshots DIR]

DIR is a folder that ``tests/screenshots/take.py`` made of the light theme at 1280 x 720.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from deblur_studio.__main__ import window_parser
from deblur_studio.cli.command import Command
from deblur_studio.cli.main import COMMANDS, all_commands

MANUAL = Path(__file__).resolve().parents[1] / "resources" / "manual"
_HEAD = """\
# Command line

The same core without a window. With `--json` one JSON object goes to stdout, everything else to
stderr. Exit codes: 0 done, 1 cannot be done (one sentence says why), 2 wrong usage, 70 a defect of
the program, 130 interrupted. Every command also takes `--json`, `--progress` (also where stderr is
no terminal), `--traceback` (details of a defect) and `--help`.
"""
_COLOURS = 256
_PLOTS = ("band", "search")  # small as they are; a palette would dull thin curves
_WIDTH_PX = 640
_CROPS: dict[str, tuple[str, tuple[int, int, int, int] | None]] = {
    "window": ("restore-3-shot", None),
    "band": ("restore-3-shot", (304, 482, 956, 694)),
    "kernels": ("restore-3-shot", (304, 116, 956, 454)),
    "search": ("restore-5-searched", (304, 408, 956, 694)),
    "wipe": ("restore-7-wipe", (304, 76, 956, 386)),
    "residual": ("restore-a-residual", (304, 76, 956, 386)),
}


def main() -> int:
    """Write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--screenshots", type=Path, help="also renew the pictures from here")
    options = parser.parse_args()
    (MANUAL / "cli.md").write_text(command_line_page(), encoding="utf-8")
    if options.screenshots is not None:
        write_pictures(options.screenshots)
    return 0


def command_line_page() -> str:
    """Return the page, made from the parsers themselves."""
    window = window_parser(COMMANDS)
    parts = [_HEAD, _section("deblur-studio", "Opens the window.", window)]
    parts += [
        _section(f"deblur-studio {one.name}", one.summary, _parser(one)) for one in all_commands()
    ]
    return "\n".join(parts)


def _parser(command: Command) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=command.name)
    command.add_options(parser)
    return parser


def _section(title: str, summary: str, parser: argparse.ArgumentParser) -> str:
    words = " ".join(_usage(parser))
    lines = [f"- `{_names(one)}` {_help(one)}".rstrip() for one in _arguments(parser)]
    return "\n".join([f"## {title}", "", f"{summary}", "", f"    {title} {words}", "", *lines, ""])


def _arguments(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:  # argparse has no public list of them
        if action.help is not argparse.SUPPRESS and "--help" not in action.option_strings:
            yield action


def _usage(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield what must be given, then whether there is more."""
    actions = list(_arguments(parser))
    for action in actions:
        if not action.option_strings:
            optional = action.nargs in ("?", "*")
            yield f"[{_value(action)}]" if optional else _value(action)
        elif action.required:
            yield f"{action.option_strings[-1]} {_value(action)}"
    if any(action.option_strings and not action.required for action in actions):
        yield "[options]"


def _names(action: argparse.Action) -> str:
    if not action.option_strings:
        return _value(action)
    value = "" if action.nargs == 0 else f" {_value(action)}"
    return ", ".join(action.option_strings) + value


def _value(action: argparse.Action) -> str:
    if action.metavar is None and action.choices is not None:
        return "|".join(str(one) for one in action.choices)
    metavar = action.metavar or action.dest.upper()
    name = " ".join(metavar) if isinstance(metavar, tuple) else metavar
    return f"{name}..." if action.nargs in ("*", "+") or _repeats(action) else name


def _repeats(action: argparse.Action) -> bool:
    return isinstance(action, argparse._AppendAction)


def _help(action: argparse.Action) -> str:
    told = (action.help or "").replace("%%", "%").replace("%(default)s", str(action.default))
    return f"{told[:1].upper()}{told[1:]}".rstrip(".") + ("." if told else "")


def write_pictures(screenshots: Path) -> None:
    """Cut the manual's pictures out of screenshots, with few colours so that they stay small."""
    (MANUAL / "pictures").mkdir(exist_ok=True)
    for name, (source, box) in _CROPS.items():
        picture = Image.open(screenshots / f"{source}.png").convert("RGB")
        picture = picture if box is None else picture.crop(box)
        if picture.width > _WIDTH_PX:
            height = round(picture.height * _WIDTH_PX / picture.width)
            picture = picture.resize((_WIDTH_PX, height), Image.Resampling.LANCZOS)
        if name not in _PLOTS:
            picture = picture.quantize(_COLOURS, Image.Quantize.MEDIANCUT)
        picture.save(MANUAL / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
