"""deblur-studio report: what was done in a case, as one page that anybody can read."""

from __future__ import annotations

import argparse
from pathlib import Path

from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import add_output_options, check_free, check_suffix
from deblur_studio.core.evidence.kept_file import keep
from deblur_studio.core.evidence.open_case import OpenCase, open_case
from deblur_studio.core.evidence.record import Doing
from deblur_studio.core.evidence.report_case import report_of
from deblur_studio.core.evidence.report_html import to_html
from deblur_studio.core.files import written_whole
from deblur_studio.core.progress import Part, Progress
from deblur_studio.core.selftest import run_checks

_SUFFIXES = (".html", ".htm")


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """Add the case, and what its report costs time for."""
    parser.add_argument("case", type=Path, metavar="CASE.dblr", help="the case")
    parser.add_argument("--operator", metavar="NAME", help="who does this (default: the examiner)")
    parser.add_argument(
        "--no-self-test",
        action="store_true",
        help="leave out the measured figures of the program's self-test (some seconds)",
    )


def report_bytes(opened: OpenCase, options: argparse.Namespace, progress: Progress) -> bytes:
    """Return the report of a case in HTML."""
    findings = () if options.no_self_test else run_checks(Part(progress, 0.0, 0.5))
    return to_html(report_of(opened, findings, Part(progress, 0.5, 1.0)))


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_report_options(parser)
    add_output_options(parser, "REPORT.html", "the report: one file with all pictures inside")


def _run(options: argparse.Namespace, console: Console) -> int:
    check_suffix(options.output, _SUFFIXES)
    check_free(options.output, (), overwrite=options.overwrite)
    opened = open_case(options.case, options.operator or "")
    data = report_bytes(opened, options, console)
    with written_whole(options.output, overwrite=options.overwrite) as temporary:
        temporary.write_bytes(data)
    file = keep("report", options.output, opened.shown(options.output))
    opened.note(Doing("report", outputs=[file]))
    opened.change()
    for remark in opened.said:
        console.note(remark)
    answer = {"output": options.output, "output_sha256": file.sha256}
    answer["record_head"] = opened.record.head
    console.answer(answer, [f"Saved {options.output}; the record ends with {opened.record.head}."])
    return EXIT_DONE


COMMAND = Command("report", "Write the report of a case.", _add_options, _run)
