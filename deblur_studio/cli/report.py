"""deblur-studio report: what was done in a case, as one page that anybody can read."""

from __future__ import annotations

import argparse
from pathlib import Path

from deblur_studio.cli.command import EXIT_DONE, Command
from deblur_studio.cli.console import Console
from deblur_studio.cli.output import add_output_options, check_free, check_suffix
from deblur_studio.core.evidence.open_case import open_case
from deblur_studio.core.evidence.report_file import REPORT_SUFFIXES, write_report


def add_report_options(parser: argparse.ArgumentParser) -> None:
    """Add the case, and what its report costs time for."""
    parser.add_argument("case", type=Path, metavar="CASE.dblr", help="the case")
    parser.add_argument("--operator", metavar="NAME", help="who does this (default: the examiner)")
    parser.add_argument(
        "--no-self-test",
        action="store_true",
        help="leave out the measured figures of the program's self-test (some seconds)",
    )


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_report_options(parser)
    add_output_options(parser, "REPORT.pdf", "the report: .pdf, or .html with all pictures inside")


def _run(options: argparse.Namespace, console: Console) -> int:
    check_suffix(options.output, REPORT_SUFFIXES)
    check_free(options.output, (), overwrite=options.overwrite)
    opened = open_case(options.case, options.operator or "")
    file = write_report(
        opened,
        options.output,
        console,
        self_test=not options.no_self_test,
        overwrite=options.overwrite,
    )
    for remark in opened.said:
        console.note(remark)
    answer = {"output": options.output, "output_sha256": file.sha256}
    answer["record_head"] = opened.record.head
    console.answer(answer, [f"Saved {options.output}; the record ends with {opened.record.head}."])
    return EXIT_DONE


COMMAND = Command("report", "Write the report of a case.", _add_options, _run)
