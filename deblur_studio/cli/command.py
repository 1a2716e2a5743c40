"""What a command of the command line consists of, and the failures that only it knows."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from deblur_studio.cli.console import Console

EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_DEFECT, EXIT_INTERRUPTED = 0, 1, 2, 70, 130


class UsageError(Exception):
    """The options do not go together; the text says why."""


@dataclass(frozen=True)
class Command:
    """One command: its options, and ``run`` that returns the exit code."""

    name: str
    summary: str
    add_options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Console], int]
