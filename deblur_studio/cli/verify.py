"""deblur-studio verify: is a bundle as it was made, and does it give the same pixels again?"""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from deblur_studio.cli.command import EXIT_DONE, EXIT_FAILED, EXIT_USAGE, Command
from deblur_studio.cli.console import Console
from deblur_studio.core.evidence.rerun import Rerun
from deblur_studio.core.evidence.verify import Status, Verification, verify

_CODES: dict[Status, int] = {
    "verified": EXIT_DONE,
    "differs": EXIT_FAILED,
    "cannot be run": EXIT_USAGE,
}


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path, metavar="CASE.zip", help="the bundle")
    parser.add_argument(
        "--expect-head",
        default="",
        metavar="HASH",
        help="hash of the record's last entry as noted elsewhere, such as in a signed report",
    )


def _run(options: argparse.Namespace, console: Console) -> int:
    found = verify(options.bundle, options.expect_head, console)
    for remark in (*found.elsewhere, *found.remarks):
        console.note(remark)
    console.answer({"bundle": options.bundle, **dataclasses.asdict(found)}, _lines(found))
    return _CODES[found.status]


def _lines(found: Verification) -> list[str]:
    lines = [_line(again) for again in found.reruns]
    lines += [f"{finding.place}: {finding.sentence}" for finding in found.findings]
    if found.reason:
        lines.append(found.reason)
    if found.status == "verified":
        lines.append(
            f"Every file has its hash, the chain of {found.record_entries} entries holds; it ends"
            f" with {found.record_head}."
        )
    return [*lines, f"Result: {found.status}."]


def _line(again: Rerun) -> str:
    if again.identical:
        return f"{again.step}: carried out again in {again.seconds:.1f} s, every bit is the same."
    return (
        f"{again.step}: carried out again in {again.seconds:.1f} s, differs by up to"
        f" {again.most_codes} of 65535 (RMS {again.rms_codes:.2f}, allowed"
        f" {again.tolerance_codes:.0f})."
    )


COMMAND = Command(
    "verify",
    "Check a bundle: hashes, record, and every step carried out again. Ends with 0: the same,"
    " 1: differs, 2: cannot be run.",
    _add_options,
    _run,
)
