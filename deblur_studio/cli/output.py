"""Where results go: the option, and the refusal of bad places before any work is done."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from deblur_studio.core.errors import OutputError
from deblur_studio.core.files import refuse_inputs


def add_output_options(
    parser: argparse.ArgumentParser, metavar: str, said: str, *, required: bool = True
) -> None:
    """Add -o and --overwrite."""
    parser.add_argument("-o", "--output", type=Path, required=required, metavar=metavar, help=said)
    parser.add_argument("--overwrite", action="store_true", help="replace an existing result")


def check_suffix(path: Path, suffixes: Iterable[str]) -> None:
    """Raise OutputError unless the name ends in one of the suffixes."""
    known = tuple(suffixes)
    if path.suffix.lower() not in known:
        raise OutputError(f"{path.name} must end in {', '.join(known[:-1])} or {known[-1]}.")


def check_free(path: Path, inputs: Iterable[Path], *, overwrite: bool) -> None:
    """Raise OutputError early, where writing the result would be refused after long work."""
    refuse_inputs(path, inputs)
    if path.exists() and not overwrite:
        raise OutputError(f"{path.name} exists already; choose another name or give --overwrite.")
    if not path.parent.is_dir():
        raise OutputError(f"{path.name} needs the folder {path.parent}, which is not there.")
