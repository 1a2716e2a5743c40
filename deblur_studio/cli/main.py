"""The command line: which commands there are, and how each of their ends becomes an exit code.

0 done, 1 an expected failure (one sentence on stderr), 2 wrong usage, 70 a defect of the
program, 130 interrupted. Commands are imported when one is run: the window reads only their names.
"""

from __future__ import annotations

import argparse
import re
import sys
import traceback
from collections.abc import Sequence

from deblur_studio.cli.command import (
    EXIT_DEFECT,
    EXIT_FAILED,
    EXIT_INTERRUPTED,
    EXIT_USAGE,
    Command,
    UsageError,
)
from deblur_studio.cli.console import Console
from deblur_studio.core.errors import DeblurError

COMMANDS: tuple[str, ...] = (
    "restore",
    "batch",
    "report",
    "bundle",
    "verify",
    "align",
    "calibrate",
    "verdict",
    "kernels",
    "synth",
    "log-info",
    "evaluate",
    "dataset",
    "self-test",
)

_NEGATIVE = re.compile(r"-\.?\d")


def main(argv: Sequence[str]) -> int:
    """Run the command that ``argv`` names and return its exit code."""
    try:
        return _parse_and_run(argv)
    except SystemExit as ended:  # argparse has said why: help, or wrong usage
        return ended.code if isinstance(ended.code, int) else EXIT_USAGE
    except KeyboardInterrupt:
        print("Interrupted; no half-written file was left.", file=sys.stderr)
        return EXIT_INTERRUPTED


def _parse_and_run(argv: Sequence[str]) -> int:
    parser, commands = _parser()
    options = parser.parse_args(_with_negatives_joined(argv))
    console = Console(options.json, options.progress or sys.stderr.isatty())
    command = commands[options.command]
    try:
        return _run(command, options, console)
    except Exception as error:  # the outermost place: what arrives here is a defect
        if options.traceback:
            traceback.print_exc()
        console.note(_defect(command.name, error))
        return EXIT_DEFECT


def _run(command: Command, options: argparse.Namespace, console: Console) -> int:
    """Run a command; what may be expected to go wrong becomes a sentence."""
    try:
        return command.run(options, console)
    except UsageError as error:
        console.note(f"deblur-studio {command.name}: error: {error}")
        return EXIT_USAGE
    except DeblurError as error:
        console.note(str(error))
        return EXIT_FAILED
    except MemoryError:
        console.note("There is not enough memory for this photo; close programs or cut it.")
        return EXIT_FAILED


def _parser() -> tuple[argparse.ArgumentParser, dict[str, Command]]:
    parser = argparse.ArgumentParser(prog="deblur-studio", allow_abbrev=False)
    below = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands = {command.name: command for command in all_commands()}
    for command in commands.values():
        own = below.add_parser(
            command.name, help=command.summary, description=command.summary, allow_abbrev=False
        )
        command.add_options(own)
        _add_common(own)
    return parser, commands


def all_commands() -> tuple[Command, ...]:
    """Return the commands in the order of ``COMMANDS``."""
    from deblur_studio.cli import (
        align,
        batch,
        bundle,
        calibrate,
        dataset,
        evaluate,
        kernels,
        log_info,
        report,
        restore,
        self_test,
        synth,
        verdict,
        verify,
    )

    return (
        restore.COMMAND,
        batch.COMMAND,
        report.COMMAND,
        bundle.COMMAND,
        verify.COMMAND,
        align.COMMAND,
        calibrate.COMMAND,
        verdict.COMMAND,
        kernels.COMMAND,
        synth.COMMAND,
        log_info.COMMAND,
        evaluate.COMMAND,
        dataset.COMMAND,
        self_test.COMMAND,
    )


def _add_common(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is said")
    group.add_argument("--json", action="store_true", help="one JSON object on stdout")
    group.add_argument(
        "--progress", action="store_true", help="show progress even where stderr is no terminal"
    )
    group.add_argument(
        "--traceback", action="store_true", help="details of a defect of the program"
    )


def _with_negatives_joined(argv: Sequence[str]) -> list[str]:
    """Join ``--option -0.1,0,0`` to one word: argparse takes such a value for an option."""
    joined: list[str] = []
    for word in argv:
        before = joined[-1] if joined else ""
        if _NEGATIVE.match(word) and before.startswith("--") and "=" not in before:
            joined[-1] = f"{before}={word}"
        else:
            joined.append(word)
    return joined


def _defect(command: str, error: Exception) -> str:
    said = " ".join(str(error).split())
    return (
        f"deblur-studio {command} met a defect of the program"
        f" ({type(error).__name__}{': ' if said else ''}{said}); run it again with --traceback"
        " for details."
    )
